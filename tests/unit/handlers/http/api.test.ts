import { beforeEach, describe, expect, it } from '@jest/globals';
import { validate } from '../../../../src/lib/contract/generated/analyze.js';
import { validate as validateList } from '../../../../src/lib/contract/generated/list-looks.js';
import { Problem } from '../../../../src/lib/errors.ts';
import { api } from '../../../../src/lib/http/api.ts';
import { ownUserId } from '../../../../src/lib/http/request.ts';
import { ok } from '../../../../src/lib/http/responses.ts';
import { aContext, anApiEvent, bodyOf } from '../../../../testing/events.ts';
import { OTHER, USER } from '../../../../testing/factories.ts';

beforeEach(() => {
  process.env['ALLOWED_ORIGINS'] = 'https://app.example,https://dev.example';
});

const echo = api({ validate }, (request) => Promise.resolve(ok({ body: request.body })));
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';
const post = (body: string | null, contentType = JSON_TYPE) =>
  echo(
    anApiEvent({ httpMethod: 'POST', path: '/analyze', body, headers: { 'content-type': contentType } }),
    aContext(),
  );

describe('api', () => {
  it('hands the validated body to the handler and names the request', async () => {
    const answer = await post('{"uploadId":"1","preferences":{"style":"glam"}}');

    expect(answer).toMatchObject({ statusCode: 200, headers: { 'x-request-id': 'request-1' } });
    expect(bodyOf(answer)).toEqual({ body: { uploadId: '1', preferences: { style: 'glam' } } });
  });

  it('lists every bad field with its path', async () => {
    const answer = await post('{"preferences":{"style":"neon","intensity":101,"color":1},"extra":true}');

    expect(answer).toMatchObject({ statusCode: 400, headers: { 'content-type': 'application/problem+json' } });
    expect(bodyOf(answer)).toMatchObject({
      code: 'invalid_request',
      instance: '/analyze',
      requestId: 'request-1',
      retryable: false,
      errors: [
        { path: '/body', message: expect.stringContaining('uploadId') as unknown },
        { path: '/body/extra', message: 'is not a known field' },
        { path: '/body/preferences/color', message: 'is not a known field' },
        { path: '/body/preferences/style', message: 'must be one of natural, glam, bold' },
        { path: '/body/preferences/intensity', message: 'must be <= 100' },
      ],
    });
  });

  it('names query fields as the client knows them', async () => {
    const list = api({ validate: validateList }, () => Promise.resolve(ok({})));

    const answer = await list(anApiEvent({ queryStringParameters: { limit: '0' } }), aContext());

    expect(bodyOf(answer)).toMatchObject({ status: 400, errors: [{ path: '/query/limit' }] });
  });

  it.each([
    ['broken JSON', '{"uploadId":', 400, 'invalid_request'],
    ['a list', '[]', 400, 'invalid_request'],
    ['a bare word', '"hello"', 400, 'invalid_request'],
    ['null', 'null', 400, 'invalid_request'],
    ['no body where one is needed', null, 400, 'invalid_request'],
    ['a prototype key', '{"__proto__":{"x":1},"uploadId":"1"}', 400, 'invalid_request'],
    ['a constructor key', '{"constructor":{"prototype":{"x":1}},"uploadId":"1"}', 400, 'invalid_request'],
    ['17 KB', JSON.stringify({ uploadId: 'x'.repeat(17_000) }), 413, 'payload_too_large'],
  ])('answers %s with a problem', async (_what, body, status, code) => {
    expect(bodyOf(await post(body))).toMatchObject({ status, code });
  });

  it('asks for JSON when it gets a form', async () => {
    expect(bodyOf(await post('uploadId=1', FORM_TYPE))).toMatchObject({ status: 415, code: 'unsupported_media_type' });
  });

  it('takes an absent body for an empty one', async () => {
    const lenient = api({ validate: () => true }, (request) => Promise.resolve(ok(request.body)));

    const answer = await lenient(anApiEvent({ httpMethod: 'POST', body: null, headers: {} }), aContext());

    expect(answer).toMatchObject({ statusCode: 200, body: '{}' });
  });

  it('shows nothing of an unexpected error', async () => {
    const failing = api({}, () => Promise.reject(new Error('secret table name')));

    const answer = await failing(anApiEvent(), aContext());

    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret');
    expect(bodyOf(answer)).toMatchObject({ code: 'internal_error', retryable: true });
  });

  it('tells the client when to retry an outage, without naming what is out', async () => {
    const failing = api({}, () => Promise.reject(new Problem('upstream_unavailable', 'DynamoDB is throttled')));

    const answer = await failing(anApiEvent(), aContext());

    expect(answer).toMatchObject({ statusCode: 503, headers: { 'retry-after': '5' } });
    expect(answer.body).not.toContain('DynamoDB');
  });

  it('adds the evidence of a selfie problem and the quota of a 429', async () => {
    const dark = new Problem('too_dark', 'Too dark.', { evidence: { measured: 3, threshold: 9, hint: 'Light!' } });
    const quota = { limit: 50, remaining: 0, resetsAt: new Date(Date.now() + 60_000).toISOString() };
    const empty = new Problem('quota_exceeded', 'No more.', { retryAfterSeconds: 60, quota });

    const [first, second] = await Promise.all(
      [dark, empty].map((problem) => api({}, () => Promise.reject(problem))(anApiEvent(), aContext())),
    );

    expect(bodyOf(first!)).toMatchObject({ status: 422, measured: 3, threshold: 9, hint: 'Light!' });
    expect(second!.headers).toMatchObject({ 'retry-after': '60', 'ratelimit-limit': '50', 'ratelimit-reset': '60' });
  });

  it('answers 503 just before Lambda would cut the invocation', async () => {
    const slow = api({}, () => new Promise<never>(() => undefined));

    const answer = await slow(anApiEvent(), aContext({ getRemainingTimeInMillis: () => 520 }));

    expect(answer.statusCode).toBe(503);
  });

  it.each([
    ['an allowed origin', 'https://dev.example', 'https://dev.example'],
    ['another origin', 'https://evil.example', undefined],
    ['a look-alike', 'https://app.example.evil.example', undefined],
    ['no origin', undefined, undefined],
  ])('answers %s with the exact CORS header, also on an error', async (_what, origin, expected) => {
    const headers = origin === undefined ? {} : { origin };
    const good = await api({}, () => Promise.resolve(ok({})))(anApiEvent({ headers }), aContext());
    const bad = await api({}, () => Promise.reject(new Error('x')))(anApiEvent({ headers }), aContext());

    for (const answer of [good, bad]) {
      expect(answer.headers?.['Access-Control-Allow-Origin']).toBe(expected);
      expect(answer.headers?.['Vary']).toBe('Origin');
      expect(answer.headers?.['Access-Control-Allow-Credentials']).toBeUndefined();
    }
  });

  it('answers 401 when the gateway handed no claims over', async () => {
    const who = api({}, (request) => Promise.resolve(ok({ who: request.caller() })));

    expect((await who(anApiEvent({ sub: null }), aContext())).statusCode).toBe(401);
  });

  it.each([
    ['an access token', { token_use: 'access' }],
    [
      'an access token with an audience',
      { token_use: 'access', aud: '1example23456789', client_id: '1example23456789' },
    ],
    ['a token without use', { token_use: undefined }],
    ['a token of another client of the pool', { aud: 'another-client' }],
    ['a token for nobody', { aud: undefined }],
    ['a token for several', { aud: ['1example23456789', 'another-client'] }],
  ])('answers 401 to %s that a lenient gateway let through', async (_, claims) => {
    const who = api({}, (request) => Promise.resolve(ok({ who: request.caller() })));

    const { statusCode, body } = await who(anApiEvent({ claims }), aContext());
    expect(statusCode).toBe(401);
    expect(JSON.parse(body)).toMatchObject({ code: 'unauthorized' });
  });

  it.each([
    [USER, 200],
    ['me', 200],
    [OTHER, 404],
    ['%E0%A4%A', 404],
  ])('resolves /users/%s for the token of its owner to %s', async (userId, status) => {
    const own = api({}, (request) => Promise.resolve(ok({ userId: ownUserId(request) })));

    expect((await own(anApiEvent({ pathParameters: { userId } }), aContext())).statusCode).toBe(status);
  });

  it.each([
    ['/look/{uploadId}', '/dev/look/1', '/dev'],
    ['/look/{uploadId}', '/look/1', ''],
    ['/looks/save', '/v1/beta/looks/save', '/v1/beta'],
  ])('tells what stands before %s in %s', async (resource, path, basePath) => {
    const event = anApiEvent({ resource });
    event.requestContext.path = path;
    const tell = api({}, (request) => Promise.resolve(ok({ basePath: request.basePath })));

    expect(bodyOf(await tell(event, aContext()))).toEqual({ basePath });
  });
});
