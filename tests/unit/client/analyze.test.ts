import { describe, expect, it } from '@jest/globals';
import { fakeApi, json, problem, UPLOAD_ID } from './harness.ts';

const READY = { uploadId: UPLOAD_ID, status: 'ready', revision: 2 };
const PENDING = { uploadId: UPLOAD_ID, status: 'analyzing', retryAfterSeconds: 3 };

describe('analyze', () => {
  it('gives the new revision', async () => {
    const { client, calls } = fakeApi([json(200, READY)]);
    await expect(client.analyze({ uploadId: UPLOAD_ID, refine: 'softer' })).resolves.toEqual(READY);
    expect(calls).toMatchObject([
      { method: 'POST', url: '/v1/analyze', body: { uploadId: UPLOAD_ID, refine: 'softer' } },
    ]);
  });

  it('waits for a look that is still being made', async () => {
    const { client, calls } = fakeApi([json(202, PENDING), json(200, READY)]);
    await expect(client.analyze({ uploadId: UPLOAD_ID })).resolves.toEqual(READY);
    expect(calls.map(({ url }) => url)).toEqual(['/v1/analyze', `/v1/look/${UPLOAD_ID}?wait=10`]);
  });

  it('sends the key of the request, and none of its own', async () => {
    const { client, calls } = fakeApi([json(200, READY), json(200, READY)]);
    await client.analyze({ uploadId: UPLOAD_ID, refine: 'softer' }, { idempotencyKey: 'wish-1' });
    await client.analyze({ uploadId: UPLOAD_ID, refine: 'softer' });
    expect(calls.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['wish-1', null]);
  });

  it('rejects with the problem of the selfie', async () => {
    const { client } = fakeApi([problem(409, 'upload_missing')]);
    await expect(client.analyze({ uploadId: UPLOAD_ID })).rejects.toMatchObject({ code: 'upload_missing' });
  });
});

describe('getRecommendation', () => {
  it.each([
    ['of the newest look', undefined, '/v1/get-recommendation'],
    ['of one look', UPLOAD_ID, `/v1/get-recommendation?uploadId=${UPLOAD_ID}`],
  ])('gives the preset %s', async (_, uploadId, url) => {
    const advice = { uploadId: UPLOAD_ID, arPreset: { presetId: 'soft_glam_v1' } };
    const { client, calls } = fakeApi([json(200, advice)]);
    await expect(client.getRecommendation(uploadId)).resolves.toEqual(advice);
    expect(calls.map((call) => call.url)).toEqual([url]);
  });

  it('rejects with "look_not_ready" while the look is being made', async () => {
    const { client } = fakeApi([json(202, PENDING, { 'retry-after': '3' })]);
    await expect(client.getRecommendation(UPLOAD_ID)).rejects.toMatchObject({
      name: 'GlamAiProblem',
      code: 'look_not_ready',
      retryAfter: 3,
      retryable: true,
    });
  });
});
