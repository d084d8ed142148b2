import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createFailuresQueue, createInvoke } from '../../../../scripts/redrive/aws.ts';
import { inspect, type Outcome, redrive, type RedriveDeps } from '../../../../scripts/redrive/redrive.ts';
import { aFailedEvent, type FailuresStub, startFailures } from '../../../support/failures-queue.ts';

const SELFIES = 'glamai-dev-analyze-on-upload';
const ERASURES = 'glamai-dev-continue-erasure';
const OPTIONS = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

let stub: FailuresStub;
let queue: ReturnType<typeof createFailuresQueue>;
let invoke: ReturnType<typeof createInvoke>;
let outcomes: Outcome[];

beforeEach(async () => {
  stub = await startFailures();
  queue = createFailuresQueue(stub.queueUrl, { ...OPTIONS, endpoint: stub.url });
  invoke = createInvoke({ ...OPTIONS, endpoint: stub.url });
  outcomes = [];
});
afterEach(() => {
  queue.close();
  invoke.close();
  stub.stop();
});

const run = (overrides: Partial<RedriveDeps> = {}, concurrency = 4) =>
  redrive(
    {
      queue,
      invoke,
      isOurs: (name) => name === SELFIES || name === ERASURES,
      onOutcome: (outcome) => outcomes.push(outcome),
      signal: new AbortController().signal,
      ...overrides,
    },
    concurrency,
  );

const selfies = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => aFailedEvent('selfie', { Records: [index] }));
const verdicts = () => outcomes.map(({ verdict }) => verdict);

describe('A redrive', () => {
  it('gives each event back to its own function, as it was, and removes it', async () => {
    const job = { userId: '11111111-1111-4111-8111-111111111111', account: true };
    stub.put(aFailedEvent('selfie', { Records: [{ s3: 'äöü' }] }), aFailedEvent('erasure', job));

    await run();

    expect(stub.invocations).toHaveLength(2);
    expect(stub.invocations).toEqual(
      expect.arrayContaining([
        { functionName: SELFIES, payload: { Records: [{ s3: 'äöü' }] } },
        { functionName: ERASURES, payload: job },
      ]),
    );
    expect(stub.left()).toEqual([]);
  });

  it('ends with every event removed when the queue is longer than a batch', async () => {
    stub.put(...selfies(57));

    const done = await run();

    expect(done).toHaveLength(57);
    expect(new Set(stub.invocations.map(({ payload }) => JSON.stringify(payload))).size).toBe(57);
    expect(stub.left()).toEqual([]);
  });

  it('keeps an event whose function fails again, shows it to everybody, and ends', async () => {
    stub.put(...selfies(25));
    stub.answer(({ payload }) =>
      Promise.resolve((payload as { Records: number[] }).Records[0]! < 20 ? 'AggregateError' : undefined),
    );

    await run();

    expect(verdicts().filter((verdict) => verdict === 'failed')).toHaveLength(20);
    expect(outcomes.find(({ verdict }) => verdict === 'failed')).toMatchObject({ error: 'AggregateError' });
    expect(stub.left()).toHaveLength(20);
    expect(stub.left().every(({ isVisible }) => isVisible)).toBe(true);
    expect(stub.invocations).toHaveLength(25);
  });

  it('does no harm when it is run twice, or by two people at once', async () => {
    stub.put(...selfies(30));
    stub.answer(() => sleep(3, undefined));

    await Promise.all([run(), run()]);
    await run();

    expect(stub.invocations).toHaveLength(30);
    expect(stub.left()).toEqual([]);
  });

  it('keeps an event when Lambda cannot be asked', async () => {
    stub.put(...selfies(1));
    const unreachable = () => Promise.reject(Object.assign(new Error('down'), { name: 'TimeoutError' }));

    await run({ invoke: unreachable });

    expect(outcomes).toMatchObject([{ verdict: 'failed', error: 'TimeoutError' }]);
    expect(stub.left()).toMatchObject([{ isVisible: true }]);
  });

  it('runs it once more when only its removal failed', async () => {
    stub.put(...selfies(1));
    await run({ queue: { ...queue, remove: () => Promise.reject(new Error('SQS is down')) } });

    await run();

    expect(stub.invocations).toHaveLength(2);
    expect(stub.left()).toEqual([]);
  });

  const foreignFunction = aFailedEvent('selfie', {}).replace(SELFIES, 'glamai-prod-analyze-on-upload');
  it.each([
    ['another stage’s function', foreignFunction],
    ['no record of Lambda', '{"hello":1}'],
    ['no JSON', 'hello'],
    ['a bare null', 'null'],
  ])('leaves %s alone', async (_what, body) => {
    stub.put(body);

    await run();

    expect(verdicts()).toEqual(['foreign']);
    expect(stub.invocations).toEqual([]);
    expect(stub.left()).toEqual([{ body, isVisible: true }]);
  });

  it('has no more running than it was told', async () => {
    stub.put(...selfies(30));
    let running = 0;
    let most = 0;
    stub.answer(async () => {
      running += 1;
      most = Math.max(most, running);
      await sleep(5);
      running -= 1;
      return undefined;
    });

    await run({}, 3);

    expect(most).toBe(3);
  });

  it('stops when it is told to, after what runs, and loses nothing', async () => {
    stub.put(...selfies(40));
    const stop = new AbortController();
    stub.answer(() => sleep(5, undefined));

    await run({
      signal: stop.signal,
      onOutcome: () => {
        stop.abort();
      },
    });

    expect(stub.invocations.length).toBeLessThan(10);
    expect(stub.left()).toHaveLength(40 - stub.invocations.length);
    expect(stub.left().every(({ isVisible }) => isVisible)).toBe(true);
  });
});

describe('An inspection', () => {
  it('sees every event and changes nothing', async () => {
    stub.put(...selfies(23), aFailedEvent('erasure', {}));

    const events = await inspect(queue, 1_000);
    const again = await inspect(queue, 1_000);

    expect(events).toHaveLength(24);
    expect(again).toHaveLength(24);
    expect(stub.left().filter(({ isVisible }) => isVisible)).toHaveLength(24);
    expect(stub.invocations).toEqual([]);
  });

  it('ends at its limit', async () => {
    stub.put(...selfies(40));

    expect((await inspect(queue, 15)).length).toBeLessThanOrEqual(20);
    expect(await queue.depth()).toEqual({ waiting: 40, hidden: 0 });
  });
});
