import { setTimeout as sleep } from 'node:timers/promises';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it } from '@jest/globals';
import { metricsOf } from '../../support/log-lines.ts';
import { documentOf } from '../../support/cloud/xray-daemon.ts';
import {
  answerWith,
  CALLS,
  daemonAddress,
  datagramsOf,
  invoke,
  model,
  object,
  PARENT,
  PERSONAL,
  s3,
  secret,
  TRACE,
} from './upstream-harness.ts';

describe('A call of an upstream', () => {
  it.each(CALLS)(
    'of %s, %s, is a subsegment of the invocation and a value of its latency',
    async (name, operation, call) => {
      answerWith({ delayMs: 20 });

      const { line, datagrams } = await invoke(call);

      expect(datagrams).toHaveLength(1);
      const document = documentOf(datagrams[0]!);
      expect(document).toEqual({
        id: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
        trace_id: TRACE,
        parent_id: PARENT,
        type: 'subsegment',
        name,
        namespace: 'aws',
        aws: { operation },
        http: { response: { status: 200 } },
        start_time: expect.any(Number) as unknown,
        end_time: expect.any(Number) as unknown,
      });
      expect(document.end_time - document.start_time).toBeGreaterThan(0.015);
      expect(metricsOf(line)).toEqual(
        expect.arrayContaining([
          { name: `${name}Latency`, value: [expect.any(Number)], service: 'glamai', stage: 'unknown' },
          { name: `${name}Faults`, value: 0, service: 'glamai', stage: 'unknown' },
        ]),
      );
    },
  );

  it('of the model is one as well', async () => {
    answerWith({ status: 200, body: 'a long answer about Ottilie', delayMs: 20 });

    const { line, datagrams } = await invoke(model);

    expect(documentOf(datagrams[0]!)).toMatchObject({
      name: 'Model',
      namespace: 'remote',
      http: { response: { status: 200 } },
    });
    expect(line).toMatchObject({ ModelLatency: [expect.any(Number)], ModelFaults: 0 });
  });

  it('lasts until its body has been read', async () => {
    answerWith({ status: 200, body: 'x'.repeat(3_000_000), delayMs: 0 });

    const { datagrams } = await invoke(async () => {
      const { Body } = await s3().send(new GetObjectCommand(object));
      await sleep(60);
      return Body?.transformToByteArray();
    });

    const { aws, start_time: start, end_time: end } = documentOf(datagrams[0]!);
    expect(aws).toEqual({ operation: 'GetObject' });
    expect(end - start).toBeGreaterThan(0.055);
  });
});

describe('Traces and lines', () => {
  it('hold no key, id, prompt, name or credential', async () => {
    answerWith({ body: '{"Ottilie":"user-4711"}' });
    const works = [...CALLS.map(([, , call]) => call), model];

    const { line, datagrams } = await invoke(async () => {
      for (const work of works) await work().catch(() => undefined);
    });

    const text = datagrams.join('\n') + JSON.stringify(line);
    expect(datagrams).toHaveLength(works.length);
    for (const word of [...PERSONAL, 'bucket', 'faces', 'Bearer', 'Rosy']) expect(text).not.toContain(word);
  });

  it.each([
    ['is not sampled', `Root=${TRACE};Parent=${PARENT};Sampled=0`],
    ['has no trace', ''],
  ])('send nothing when the invocation %s, but keep the metrics', async (_what, trace) => {
    answerWith({});

    const { line, datagrams } = await invoke(secret, trace);
    await sleep(30);

    expect(datagrams).toEqual([]);
    expect(await datagramsOf(0)).toEqual([]);
    expect(line['SecretsManagerLatency']).toHaveLength(1);
  });

  it('say nothing of calls outside of an invocation', async () => {
    answerWith({});

    await secret().catch(() => undefined);

    expect(await datagramsOf(0)).toEqual([]);
  });

  it('keep at most the hundred values that a line may hold, and count all faults', async () => {
    answerWith({ status: 500, body: '{}', delayMs: 0 });

    const { line } = await invoke(async () => {
      for (let turn = 0; turn < 120; turn += 1) await model();
    }, '');

    expect(line['ModelLatency']).toHaveLength(100);
    expect(line['ModelFaults']).toBe(120);
  });
});

it.each([
  ['127.0.0.1:%', true],
  ['tcp:127.0.0.1:1 udp:127.0.0.1:%', true],
  ['', false],
  ['nonsense', false],
])('finds the daemon at %s', async (address, isFound) => {
  const { sendSubsegment } = await import('../../../src/lib/telemetry/outgoing-calls.ts');
  process.env['AWS_XRAY_DAEMON_ADDRESS'] = address.replace('%', daemonAddress().split(':')[1]!);
  const call = { upstream: 'S3', operation: 'GetObject', startedAt: 0, ms: 1, status: 200, throttled: false } as const;

  sendSubsegment(call, { traceId: TRACE, parentId: PARENT });
  delete process.env['AWS_XRAY_DAEMON_ADDRESS'];

  expect(await datagramsOf(isFound ? 1 : 0)).toHaveLength(isFound ? 1 : 0);
});
