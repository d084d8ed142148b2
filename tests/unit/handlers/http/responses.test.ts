import { describe, expect, it } from '@jest/globals';
import { pending, tagged } from '../../../../src/lib/http/responses.ts';
import { UPLOAD } from '../../../../testing/factories.ts';

describe('tagged', () => {
  const etag = String(tagged({ a: 1 }, undefined).headers?.['etag']);

  it.each([
    ['the very tag', etag, 304],
    ['a weak form of it', `W/${etag}`, 304],
    ['a list that has it', `"x", ${etag}`, 304],
    ['any', '*', 304],
    ['another tag', '"x"', 200],
    ['none', undefined, 200],
  ])('answers a client that holds %s with %s', (_what, held, status) => {
    const answer = tagged({ a: 1 }, held);

    expect(answer.statusCode).toBe(status);
    expect(answer.headers?.['etag']).toBe(etag);
    expect(answer.body === '').toBe(status === 304);
  });

  it('changes its tag with the body', () => {
    expect(tagged({ a: 2 }, undefined).headers?.['etag']).not.toBe(etag);
  });
});

describe('pending', () => {
  it('says where and when to ask again', () => {
    const answer = pending({ uploadId: UPLOAD, status: 'analyzing', retryAfterSeconds: 1 }, '/dev');

    expect(answer).toMatchObject({ statusCode: 202, headers: { 'retry-after': '1', location: `/dev/look/${UPLOAD}` } });
  });
});
