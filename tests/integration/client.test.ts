/** The typed client against the local cloud: what an app does, from the selfie to the erased user. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createGlamAiClient, type GlamAiClient } from '../../clients/typescript/src/glamai-client.ts';
import { newUser, stack, type TestUser } from '../../testing/cloud/cloud.ts';

const SELFIES = join(import.meta.dirname, '../../fixtures/selfies');
const selfie = async (name: string): Promise<Blob> =>
  new Blob([await readFile(join(SELFIES, name))], { type: 'image/jpeg' });

const clientOf = ({ idToken }: TestUser): GlamAiClient =>
  createGlamAiClient({ baseUrl: stack.apiUrl, getIdToken: () => idToken });

const lookOf = async (client: GlamAiClient, name: string, onLoaded?: (bytes: number) => void) => {
  const { uploadId } = await client.uploadSelfie(await selfie(name), {
    preferences: { style: 'glam' },
    onProgress: ({ loaded }) => onLoaded?.(loaded),
  });
  return client.waitForLook(uploadId, { timeoutMs: 45_000 });
};

describe('The client', () => {
  let user: TestUser;
  let client: GlamAiClient;

  beforeAll(async () => {
    user = await newUser();
    client = clientOf(user);
  });

  it('makes a look of a selfie and lists it, page by page', async () => {
    const loaded: number[] = [];
    const first = await lookOf(client, 'default.jpg', (bytes) => loaded.push(bytes));
    const second = await lookOf(client, 'monk08-warm-round.jpg');
    const listed: string[] = [];
    for await (const { uploadId } of client.listLooks({ pageSize: 1 })) listed.push(uploadId);

    expect(loaded).toEqual([0, (await selfie('default.jpg')).size]);
    expect(first).toMatchObject({ status: 'ready', userId: user.userId, recommendedLook: { style: 'glam' } });
    expect(listed).toEqual([second.uploadId, first.uploadId]);
  }, 90_000);

  it('rejects with the code and the hint of a selfie that cannot be analysed', async () => {
    await expect(lookOf(client, 'no-face.jpg')).rejects.toMatchObject({
      name: 'GlamAiProblem',
      code: 'no_face',
      status: 422,
      hint: expect.stringMatching(/./),
    });
  }, 60_000);

  it('reaches every other route by its typed call', async () => {
    const look = await lookOf(client, 'default.jpg');
    const { uploadId } = look;
    const me = { params: { path: { userId: 'me' } } };

    const bolder = await client.analyze({ uploadId, refine: 'bolder' });
    const { data: saved } = await client.api.POST('/looks/save', { body: { uploadId, name: 'Friday' } });
    const advice = await client.getRecommendation(uploadId);
    const { data: presets } = await client.api.GET('/presets', { params: { query: { style: 'bold' } } });
    const { data: set } = await client.api.PATCH('/users/{userId}', { ...me, body: { corrections: { depth: 'tan' } } });
    const { response: gone } = await client.api.DELETE('/look/{uploadId}', { params: { path: { uploadId } } });
    const { data: receipt } = await client.api.DELETE('/users/{userId}', me);

    expect(bolder).toMatchObject({ status: 'ready', revision: 2 });
    expect(saved).toMatchObject({ saved: true, name: 'Friday' });
    expect(advice).toMatchObject({
      uploadId,
      arPreset: { banuba: expect.any(Object), perfectCorp: expect.any(Array) },
    });
    expect(presets?.items.every(({ style }) => style === 'bold')).toBe(true);
    expect(set?.corrections).toEqual({ depth: 'tan' });
    expect(gone.status).toBe(204);
    expect(receipt).toMatchObject({ userId: user.userId, left: 0 });
  }, 60_000);

  it('refreshes a token that the gateway refuses', async () => {
    let refreshed = 0;
    const refreshing = createGlamAiClient({
      baseUrl: stack.apiUrl,
      getIdToken: () => 'expired',
      onUnauthorized: () => {
        refreshed += 1;
        return Promise.resolve(user.idToken);
      },
    });

    const { data } = await refreshing.api.GET('/users/{userId}', { params: { path: { userId: user.userId } } });

    expect(data?.userId).toBe(user.userId);
    expect(refreshed).toBe(1);
  });

  it('rejects with the problem of somebody else’s look', async () => {
    const stranger = clientOf(await newUser());
    const { uploadId } = await client.uploadSelfie(await selfie('default.jpg'));
    await expect(stranger.waitForLook(uploadId)).rejects.toMatchObject({ code: 'not_found', status: 404 });
  }, 30_000);
});
