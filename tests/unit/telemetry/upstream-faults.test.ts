import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from '@jest/globals';
import { createS3Client } from '../../../src/lib/adapters/aws/bucket.ts';
import { documentOf } from '../../support/cloud/xray-daemon.ts';
import { answerWith, CALLS, detect, invoke, model, object, settings, stubUrl, table } from './upstream-harness.ts';

const refused = { status: 400, body: '{"__type":"x#ConditionalCheckFailedException"}' };
const throttled = { status: 400, body: '{"__type":"x#ProvisionedThroughputExceededException"}' };
const nobody = createS3Client({ ...settings, endpoint: 'http://127.0.0.1:9', forcePathStyle: true });

const ENDINGS = [
  { what: 'a refused condition', call: table, answer: refused, flags: { error: true }, isFault: false },
  { what: 'a throttled table', call: table, answer: throttled, flags: { error: true, throttle: true }, isFault: true },
  { what: 'a missing object', call: CALLS[1][2], answer: { status: 404 }, flags: { error: true }, isFault: false },
  { what: 'a bucket out of order', call: CALLS[2][2], answer: { status: 503 }, flags: { fault: true }, isFault: true },
  { what: 'a busy model', call: model, answer: { status: 429 }, flags: { error: true, throttle: true }, isFault: true },
  { what: 'a failing analysis', call: detect, answer: { status: 500 }, flags: { fault: true }, isFault: true },
];

describe('A call of an upstream', () => {
  it.each(ENDINGS)('that ended in $what is flagged', async ({ call, answer, flags, isFault }) => {
    answerWith(answer);

    const { line, datagrams } = await invoke(call);

    const { fault, error, throttle, ...document } = documentOf(datagrams[0]!);
    expect(document).toMatchObject({ http: { response: { status: answer.status } } });
    expect(JSON.parse(JSON.stringify({ fault, error, throttle }))).toEqual(flags);
    expect(line[`${document.name}Faults`]).toBe(isFault ? datagrams.length : 0);
  });

  it.each([
    ['the bucket', () => nobody.send(new HeadObjectCommand(object)), 'S3'],
    ['the model', () => fetch('http://127.0.0.1:2/v1/responses', { method: 'POST', body: '{}' }), 'Model'],
  ] as const)('that %s never answered is a fault without a status', async (_what, call, name) => {
    const { line, datagrams } = await invoke(call);

    const document = documentOf(datagrams[0]!);
    expect(document).toMatchObject({ name, fault: true });
    expect(document).not.toHaveProperty('http');
    expect(line[`${name}Faults`]).toBe(datagrams.length);
  });

  it('is given up: a fault as well', async () => {
    answerWith({ delayMs: 400 });

    const { line } = await invoke(() => fetch(stubUrl(), { signal: AbortSignal.timeout(30) }));

    expect(line['ModelFaults']).toBe(1);
  });
});
