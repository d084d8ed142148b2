import { request } from 'node:http';
import { describe, expect, it, jest } from '@jest/globals';
import { api, newUser, stack } from '../support/cloud.ts';
import { ROUTES } from '../support/routes.ts';
import { BAD_TOKENS, goodToken } from '../support/tokens.ts';

/** A function starts cold, on a busy machine. */
jest.setTimeout(30_000);

const problem = { status: 401, body: { status: 401, code: 'unauthorized', retryable: false } };

/** fetch joins repeated headers; a raw request sends them as they are. */
const statusWithHeaders = (headers: string[]): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const call = request(
      `${stack.apiUrl}/presets`,
      { headers: ['host', new URL(stack.apiUrl).host, ...headers] },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    call.once('error', reject);
    call.end();
  });

describe('the local gateway', () => {
  const closed = ROUTES.filter(({ needsToken }) => needsToken);

  it('has routes that need a token and one that does not', () => {
    expect(closed.length).toBeGreaterThan(8);
    expect(ROUTES.filter(({ needsToken }) => !needsToken).map(({ path }) => path)).toEqual(['/health']);
  });

  it.each(closed)('answers $method $path without a token with 401', async ({ method, path }) => {
    const answer = await api(path, { method });

    expect(answer).toMatchObject(problem);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('takes a token that it has no reason to refuse', async () => {
    const { status } = await api('/presets', { token: goodToken() });

    expect(status).toBe(200);
  });

  it.each(Object.entries(BAD_TOKENS))('answers 401 to a token that %s', async (_reason, makeToken) => {
    expect(await api('/presets', { token: makeToken() })).toMatchObject(problem);
  });

  it("answers 401 to the user pool's own access token", async () => {
    const { accessToken } = await newUser();

    expect(await api('/presets', { token: accessToken })).toMatchObject(problem);
  });

  it('takes the ID token that the user pool gives', async () => {
    const { idToken } = await newUser();

    expect(await api('/presets', { token: idToken })).toMatchObject({ status: 200 });
  });

  it('answers 401 to a token without the word Bearer', async () => {
    expect(await api('/presets', { headers: { authorization: goodToken() } })).toMatchObject(problem);
  });

  it('answers 401 when a second Authorization header hides behind a good one', async () => {
    const good = `Bearer ${goodToken()}`;

    expect(await statusWithHeaders(['authorization', good])).toBe(200);
    expect(await statusWithHeaders(['authorization', good, 'authorization', 'Bearer a.b.c'])).toBe(401);
  });

  it.each(['/presets', '/health'])('refuses the authorizer override header on %s', async (path) => {
    const headers = { 'sls-offline-authorizer-override': JSON.stringify({ claims: { sub: 'someone-else' } }) };

    expect(await api(path, { token: goodToken(), headers })).toMatchObject(problem);
  });

  it('leaves health open', async () => {
    expect(await api('/health')).toMatchObject({ status: 200 });
  });
});
