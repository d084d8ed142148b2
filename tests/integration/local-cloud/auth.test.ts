/** What only this gateway could get wrong; who gets at what by which token is in ownership.test.ts. */
import { request } from 'node:http';
import { describe, expect, it, jest } from '@jest/globals';
import { gatewayAnswer } from '../../../infra/gateway-problems.ts';
import { api, stack } from '../../../testing/cloud/cloud.ts';
import { goodToken } from '../../support/cloud/tokens.ts';

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
  it('answers 401 to a token without the word Bearer', async () => {
    expect(await api('/presets', { headers: { authorization: goodToken() } })).toMatchObject(problem);
  });

  it('answers 401 when a second Authorization header hides behind a good one', async () => {
    const good = `Bearer ${goodToken()}`;

    expect(await statusWithHeaders(['authorization', good])).toBe(200);
    expect(await statusWithHeaders(['authorization', good, 'authorization', 'Bearer a.b.c'])).toBe(401);
  });

  it('says what API Gateway would say, in its headers too', async () => {
    const { status, headers, body } = await api('/presets');
    const { requestId } = body as { requestId: string };
    const expected = gatewayAnswer('UNAUTHORIZED', '/presets', requestId);

    expect({ status, body }).toEqual({ status: expected.status, body: expected.body });
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    for (const [name, value] of Object.entries(expected.headers)) expect(headers.get(name)).toBe(value);
  });

  it.each(['/presets', '/health'])('refuses the authorizer override header on %s', async (path) => {
    const headers = { 'sls-offline-authorizer-override': JSON.stringify({ claims: { sub: 'someone-else' } }) };

    expect(await api(path, { token: goodToken(), headers })).toMatchObject(problem);
  });

  it('leaves health open', async () => {
    expect(await api('/health')).toMatchObject({ status: 200 });
  });
});
