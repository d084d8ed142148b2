import { describe, expect, it } from '@jest/globals';
import { createApiKey } from '../../../../src/lib/adapters/aws/secrets.ts';

const setUp = (
  fetchSecret: (id: string) => Promise<string | undefined>,
  apiKey = '',
  secretId = 'glamai/dev/openai',
) => {
  let now = 0;
  let fetched = 0;
  const reported: unknown[] = [];
  const key = createApiKey({
    apiKey,
    secretId,
    report: (error) => reported.push(error),
    now: () => now,
    fetchSecret: (id) => {
      fetched += 1;
      return fetchSecret(id);
    },
  });
  return { key, reported, fetched: () => fetched, advance: (ms: number) => (now += ms) };
};

describe('createApiKey', () => {
  it('prefers the key of the environment and fetches nothing', async () => {
    const { key, fetched } = setUp(() => Promise.resolve('from-secret'), 'from-env');

    expect(await key()).toBe('from-env');
    expect(fetched()).toBe(0);
  });

  it('fetches the secret and trims it', async () => {
    expect(await setUp(() => Promise.resolve(' sk-1\n')).key()).toBe('sk-1');
  });

  it('has no key without a secret', async () => {
    const { key, fetched } = setUp(() => Promise.resolve('x'), '', '');

    expect(await key()).toBeUndefined();
    expect(fetched()).toBe(0);
  });

  it.each([
    ['is denied', () => Promise.reject(new Error('AccessDeniedException'))],
    ['is empty', () => Promise.resolve('  ')],
    ['is missing', () => Promise.resolve(undefined)],
  ])('reports a secret that %s and does not ask again for a minute', async (_why, fetchSecret) => {
    const { key, reported, fetched, advance } = setUp(fetchSecret);

    expect([await key(), await key()]).toEqual([undefined, undefined]);
    expect([reported.length, fetched()]).toEqual([1, 1]);
    advance(60_000);
    await key();
    expect(fetched()).toBe(2);
  });
});
