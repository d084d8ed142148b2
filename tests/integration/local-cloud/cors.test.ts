import { describe, expect, it, jest } from '@jest/globals';
import { api, stack } from '../../../testing/cloud/cloud.ts';
import { goodToken } from '../../support/cloud/tokens.ts';

/** A function starts cold, on a busy machine. */
jest.setTimeout(30_000);

const ALLOWED = 'http://localhost:5173';
const FOREIGN = ['https://evil.example', 'http://localhost:5174', 'null', 'http://localhost:5173.evil.example'];

const preflight = (path: string, origin: string, method = 'GET'): Promise<Response> =>
  fetch(`${stack.apiUrl}${path}`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'authorization' },
  });

describe('CORS at the local gateway', () => {
  it.each(['/health', '/presets', '/nowhere'])('names the allowed origin on %s', async (path) => {
    const { headers } = await api(path, { headers: { origin: ALLOWED } });

    expect(headers.get('access-control-allow-origin')).toBe(ALLOWED);
    expect(headers.get('access-control-expose-headers')).toMatch(/retry-after.*x-request-id/i);
    expect(headers.get('vary')).toMatch(/origin/i);
    expect(headers.has('access-control-allow-credentials')).toBe(false);
  });

  it.each(FOREIGN)('names no origin to %s, with a token or without', async (origin) => {
    const token = goodToken();
    const answers = [
      await api('/presets', { headers: { origin } }),
      await api('/presets', { token, headers: { origin } }),
      await api('/health', { headers: { origin } }),
      await api('/nowhere', { headers: { origin } }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([401, 200, 200, 404]);
    for (const { headers } of answers) expect(headers.has('access-control-allow-origin')).toBe(false);
  });

  it('answers the preflight of an allowed origin without a token', async () => {
    const { status, headers } = await preflight('/analyze', ALLOWED, 'POST');

    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe(ALLOWED);
    expect(headers.get('access-control-allow-methods')).toBe('OPTIONS,POST');
    expect(headers.get('access-control-allow-headers')).toBe(
      'authorization,content-type,if-none-match,idempotency-key',
    );
  });

  it.each(FOREIGN)('allows nothing to the preflight of %s', async (origin) => {
    const { headers } = await preflight('/analyze', origin, 'POST');

    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('the local gateway', () => {
  it('answers an unknown route with a 404 problem', async () => {
    expect(await api('/nowhere')).toMatchObject({ status: 404, body: { code: 'not_found', instance: '/nowhere' } });
  });

  it('answers a wrong method with a 404 problem', async () => {
    const { status, headers } = await api('/presets', { method: 'DELETE', token: goodToken() });

    expect(status).toBe(404);
    expect(headers.get('content-type')).toBe('application/problem+json');
  });
});
