import { describe, expect, it, jest } from '@jest/globals';
import { api, stack } from '../../../testing/cloud/cloud.ts';
import { goodToken } from '../../support/cloud/tokens.ts';

/** A function starts cold, on a busy machine. */
jest.setTimeout(30_000);

const ALLOWED = 'http://localhost:5173';
/** Some development server's, which no parameter names. */
const LOOPBACK = ['http://localhost:19006', 'http://127.0.0.1:4200', 'http://[::1]:3000'];
const FOREIGN = [
  'https://evil.example',
  'https://localhost.evil.example',
  'http://localhost:5173.evil.example',
  'http://evil.example:5173',
  'null',
];

const preflight = (path: string, origin: string, method = 'GET'): Promise<Response> =>
  fetch(`${stack.apiUrl}${path}`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'authorization' },
  });

describe('CORS at the local gateway', () => {
  const allowed = ['/health', '/presets', '/nowhere'].flatMap((path) =>
    [ALLOWED, ...LOOPBACK].map((origin) => [path, origin] as const),
  );

  it.each(allowed)('names on %s the origin %s', async (path, origin) => {
    const { headers } = await api(path, { headers: { origin } });

    expect(headers.get('access-control-allow-origin')).toBe(origin);
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

  it.each([ALLOWED, ...LOOPBACK])('answers the preflight of %s without a token', async (origin) => {
    const { status, headers } = await preflight('/analyze', origin, 'POST');

    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
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
