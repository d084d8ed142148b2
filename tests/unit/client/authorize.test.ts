import { describe, expect, it, jest } from '@jest/globals';
import { fakeApi, json, problem } from './harness.ts';

const HEALTH = { status: 'ok', version: '1', engine: 'rules' };
const tokens = (calls: readonly { readonly headers: Headers }[]) =>
  calls.map(({ headers }) => headers.get('authorization'));

describe('The token of the client', () => {
  it('goes with each call, asked for anew', async () => {
    let count = 0;
    const { client, calls } = fakeApi([json(200, HEALTH), json(200, HEALTH)], {
      getIdToken: () => Promise.resolve(`token-${(count += 1)}`),
    });

    await client.api.GET('/health');
    await client.api.GET('/health');

    expect(tokens(calls)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it('is left out while nobody is signed in', async () => {
    const { client, calls } = fakeApi([json(200, HEALTH)], { getIdToken: () => undefined });
    await client.api.GET('/health');
    expect(tokens(calls)).toEqual([null]);
  });

  it('is refreshed once after a 401, and the call is sent again with its body', async () => {
    const onUnauthorized = jest.fn(() => Promise.resolve('fresh'));
    const { client, calls } = fakeApi([problem(401, 'unauthorized'), json(200, {})], { onUnauthorized });

    await client.api.POST('/analyze', { body: { uploadId: 'a', refine: 'bolder' } });

    expect(tokens(calls)).toEqual(['Bearer token-1', 'Bearer fresh']);
    expect(calls.map(({ body }) => body)).toEqual([
      { uploadId: 'a', refine: 'bolder' },
      { uploadId: 'a', refine: 'bolder' },
    ]);
    expect(onUnauthorized).toHaveBeenCalledTimes(1);
  });

  it('is refreshed by a hook that gives it at once, and by one that throws the failure reaches the caller', async () => {
    const { client, calls } = fakeApi([problem(401, 'unauthorized'), json(200, HEALTH)], {
      onUnauthorized: () => 'fresh',
    });
    await client.api.GET('/health');
    expect(tokens(calls)).toEqual(['Bearer token-1', 'Bearer fresh']);

    const broken = fakeApi([problem(401, 'unauthorized')], {
      onUnauthorized: () => {
        throw new RangeError('no session');
      },
    });
    await expect(broken.client.api.GET('/health')).rejects.toThrow('no session');
  });

  it("is refreshed after the gateway's own 401, which is no problem of this API", async () => {
    const { client, calls } = fakeApi([json(401, { message: 'The incoming token has expired' }), json(200, HEALTH)], {
      onUnauthorized: () => 'fresh',
    });
    await client.api.GET('/health');
    expect(tokens(calls)).toEqual(['Bearer token-1', 'Bearer fresh']);
  });

  it('is not refreshed a second time when the fresh one is refused too', async () => {
    const onUnauthorized = jest.fn(() => Promise.resolve('fresh'));
    const { client, calls } = fakeApi([problem(401, 'unauthorized'), problem(401, 'unauthorized')], { onUnauthorized });

    await expect(client.api.GET('/presets')).rejects.toMatchObject({ code: 'unauthorized', status: 401 });

    expect(calls).toHaveLength(2);
    expect(onUnauthorized).toHaveBeenCalledTimes(1);
  });

  it('is refreshed once for calls that fail at the same time', async () => {
    const onUnauthorized = jest.fn(() => new Promise<string>((resolve) => setTimeout(resolve, 5, 'fresh')));
    const replies = [401, 401, 401].map((status) => problem(status, 'unauthorized'));
    const { client, calls } = fakeApi([...replies, ...[1, 2, 3].map(() => json(200, HEALTH))], { onUnauthorized });

    await Promise.all([1, 2, 3].map(() => client.api.GET('/health')));

    expect(onUnauthorized).toHaveBeenCalledTimes(1);
    expect(calls).toHaveLength(6);
  });

  it('is refreshed again when a later call is refused', async () => {
    const onUnauthorized = jest.fn(() => Promise.resolve('fresh'));
    const refused = () => problem(401, 'unauthorized');
    const { client } = fakeApi([refused(), json(200, HEALTH), refused(), json(200, HEALTH)], { onUnauthorized });

    await client.api.GET('/health');
    await client.api.GET('/health');

    expect(onUnauthorized).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['without a hook', undefined],
    ['when the user has to sign in again', () => Promise.resolve(undefined)],
  ])('stays refused %s', async (_, onUnauthorized) => {
    const { client, calls } = fakeApi([problem(401, 'unauthorized')], { onUnauthorized });
    await expect(client.api.GET('/presets')).rejects.toMatchObject({ code: 'unauthorized' });
    expect(calls).toHaveLength(1);
  });
});
