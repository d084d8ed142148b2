import { describe, expect, it } from '@jest/globals';
import { aContext, anApiEvent, aSelfieEvent } from '../../../testing/events.ts';
import { USER } from '../../../testing/factories.ts';
import { type LogLine, logLinesOf, metricsOf } from '../../support/log-lines.ts';

const { api } = await import('../../../src/lib/http/api.ts');
const { selfieEvents } = await import('../../../src/lib/events/compose.ts');
const { background } = await import('../../../src/lib/events/compose.ts');
const { ok } = await import('../../../src/lib/http/responses.ts');
const { Problem } = await import('../../../src/lib/errors.ts');
const { logger, userHash } = await import('../../../src/lib/telemetry/observability.ts');

const UPLOAD = '22222222-2222-4222-8222-222222222222';
const WORDS = 'Rosy cheeks for Ottilie';

const only = (lines: readonly LogLine[]): LogLine => {
  expect(lines).toHaveLength(1);
  return lines[0]!;
};

const request = (run: () => Promise<unknown>, overrides: Parameters<typeof anApiEvent>[0] = {}) =>
  logLinesOf(() => api({}, async () => ok(await run()))(anApiEvent(overrides), aContext({ awsRequestId: 'lambda-1' })));

describe('A request', () => {
  it('leaves one line that says who asked what, how it ended and how long it took', async () => {
    process.env['_X_AMZN_TRACE_ID'] = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0';
    const overrides = { resource: '/look/{uploadId}', pathParameters: { uploadId: UPLOAD } };

    const line = only(await request(() => Promise.resolve({}), overrides));
    delete process.env['_X_AMZN_TRACE_ID'];

    expect(line).toMatchObject({
      level: 'INFO',
      message: 'request',
      service: 'glamai',
      timestamp: expect.any(String) as unknown,
      xray_trace_id: '1-5759e988-bd862e3fe1be46a994272793',
      requestId: 'request-1',
      invocationId: 'lambda-1',
      uploadId: UPLOAD,
      function: 'test',
      method: 'GET',
      route: '/look/{uploadId}',
      status: 200,
      user: userHash(USER),
      ms: expect.any(Number) as unknown,
      coldStart: expect.any(Boolean) as unknown,
    });
    expect(JSON.stringify(line)).not.toContain(USER);
  });

  it.each([
    ['a refusal', new Problem('quota_exceeded', WORDS), 'INFO', { status: 429, code: 'quota_exceeded' }],
    ['an outage', new Problem('upstream_unavailable', WORDS), 'ERROR', { status: 503, code: 'upstream_unavailable' }],
    ['a bug', new TypeError(WORDS), 'ERROR', { status: 500, code: 'internal_error' }],
  ])('that ends in %s leaves one line with its code, counted by it', async (_what, error, level, ending) => {
    const line = only(await request(() => Promise.reject(error)));

    expect(line).toMatchObject({ level, ...ending });
    expect(metricsOf(line)).toContainEqual({
      name: 'RequestFailed',
      value: 1,
      service: 'glamai',
      stage: 'unknown',
      code: ending.code,
    });
    expect(JSON.stringify(line)).not.toContain(WORDS);
  });

  it('says where we failed by names of classes and places in our code', async () => {
    const cause = Object.assign(new Error(WORDS), { name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } });

    const line = only(await request(() => Promise.reject(new Problem('upstream_unavailable', WORDS, { cause }))));

    expect(line).toMatchObject({ errors: ['Problem', 'ThrottlingException(400)'] });
    expect((line['at'] as string[])[0]).toContain('request-line.test.ts');
  });

  it('lends its ids to every line that is written meanwhile', async () => {
    const speak = () => {
      logger.info('stylist', { kind: 'cache' });
      return Promise.resolve({});
    };

    const lines = await request(speak, { queryStringParameters: { uploadId: UPLOAD } });

    expect(lines).toMatchObject([
      { message: 'stylist', kind: 'cache', requestId: 'request-1', uploadId: UPLOAD },
      { message: 'request' },
    ]);
  });

  it('keeps its ids to itself when several run in one process', async () => {
    const lines = await logLinesOf(() =>
      Promise.all(
        ['a', 'b', 'c'].map((requestId) => {
          const event = anApiEvent();
          event.requestContext.requestId = requestId;
          return api({}, async () => {
            await new Promise(setImmediate);
            logger.info(requestId);
            return ok({});
          })(event, aContext());
        }),
      ),
    );

    const inside = lines.filter(({ message }) => message !== 'request');
    expect(inside).toHaveLength(3);
    for (const { message, requestId } of inside) expect(requestId).toBe(message);
  });

  it('does not repeat an id that is none', async () => {
    const line = only(await request(() => Promise.resolve({}), { pathParameters: { uploadId: WORDS } }));

    expect(line).not.toHaveProperty('uploadId');
  });
});

describe('An S3 event', () => {
  it('leaves one line per record with S3’s own id and the upload’s', async () => {
    const handler = selfieEvents(() => Promise.resolve('look'));

    const lines = await logLinesOf(() =>
      handler(aSelfieEvent(`selfies/${UPLOAD}.jpg`, 'selfies/odd'), aContext(), () => undefined),
    );

    expect(lines).toMatchObject([
      { message: 'selfie event', outcome: 'look', uploadId: UPLOAD, s3RequestId: expect.any(String) as unknown },
      { message: 'selfie event', outcome: 'look' },
    ]);
    expect(JSON.stringify(lines)).not.toContain('selfies/');
  });

  it('that fails leaves its code and is counted', async () => {
    const handler = selfieEvents(() => Promise.reject(new Problem('upstream_unavailable', WORDS)));

    const lines = await logLinesOf(async () => {
      await Promise.resolve(handler(aSelfieEvent('selfies/a.jpg'), aContext(), () => undefined)).catch(() => undefined);
    });

    expect(only(lines)).toMatchObject({ level: 'ERROR', code: 'upstream_unavailable', errors: ['Problem'] });
    expect(metricsOf(only(lines))).toContainEqual(expect.objectContaining({ name: 'RequestFailed' }));
  });
});

it('closes work in the background with a line and its result', async () => {
  const sweep = background('sweep', () => Promise.resolve({ started: 3 }));

  expect(only(await logLinesOf(() => sweep({}, aContext())))).toMatchObject({ message: 'sweep', started: 3 });
});
