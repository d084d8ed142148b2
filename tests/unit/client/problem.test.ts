import { describe, expect, it } from '@jest/globals';
import { GlamAiProblem } from '../../../clients/typescript/src/glamai-client.ts';
import { fakeApi, problem } from './harness.ts';

const failing = async (reply: Response | Error): Promise<unknown> =>
  fakeApi([reply])
    .client.api.GET('/presets')
    .catch((error: unknown) => error);

describe('A problem', () => {
  it('carries code, status, hint, request id and everything the service said', async () => {
    const said = { measured: 3.2, threshold: 10, hint: 'Face a window or a lamp.' };
    const error = await failing(problem(422, 'too_dark', { ...said, retryable: false }));

    expect(error).toBeInstanceOf(GlamAiProblem);
    expect(error).toMatchObject({
      name: 'GlamAiProblem',
      message: 'It is too_dark.',
      code: 'too_dark',
      status: 422,
      retryable: false,
      hint: said.hint,
      requestId: 'request-1',
      retryAfter: undefined,
      problem: said,
    });
  });

  it('says after how many seconds another attempt makes sense', async () => {
    const error = await failing(problem(429, 'quota_exceeded', {}, { 'retry-after': '3600' }));
    expect(error).toMatchObject({ code: 'quota_exceeded', retryAfter: 3600, retryable: true });
  });

  it.each([
    ['a date', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    ['a negative number', '-1'],
  ])('ignores %s as retry-after', async (_, value) => {
    expect(await failing(problem(503, 'upstream_unavailable', {}, { 'retry-after': value }))).toMatchObject({
      retryAfter: undefined,
    });
  });

  it.each([
    [502, '<html>Bad gateway</html>', true],
    [404, '{"message":"Missing Authentication Token"}', false],
    [403, 'null', false],
  ])('is "unexpected_answer" when %i does not come from the API', async (status, body, retryable) => {
    const error = await failing(new Response(body, { status }));
    expect(error).toMatchObject({ name: 'GlamAiProblem', code: 'unexpected_answer', status, retryable });
  });

  it('is not made of a lost connection', async () => {
    const lost = new TypeError('fetch failed');
    expect(await failing(lost)).toBe(lost);
  });
});
