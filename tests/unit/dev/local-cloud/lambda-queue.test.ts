import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createJournal } from '../../../../dev/local-cloud/gateway/journal.ts';
import { createLambdaQueue, type LambdaQueue } from '../../../../dev/local-cloud/gateway/lambda-queue.ts';

const EVENT = {
  Records: [{ s3: { object: { key: 'selfies/u/1.jpg' } }, responseElements: { 'x-amz-request-id': 'R1' } }],
};

let folder = '';
let server: Server;
let queue: LambdaQueue;
let calls: { url: string; body: string }[] = [];
/** How many of the next calls fail as a function that throws. */
let failures = 0;

const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 200 && !(await condition()); tries += 1) await sleep(10);
};

const deadLetters = (): Promise<string> => readFile(join(folder, 'dead.jsonl'), 'utf8').catch(() => '');

const queueThatWaits = (delay: number): LambdaQueue =>
  createLambdaQueue({
    lambdaUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    retryDelaysMs: [delay, delay],
    deadLetterFile: join(folder, 'dead.jsonl'),
    warn: () => undefined,
    tell: createJournal(join(folder, 'events.jsonl')).step,
  });

/** The fates in the journal. */
const fates = async (): Promise<string[]> => {
  const text = await readFile(join(folder, 'events.jsonl'), 'utf8').catch(() => '');
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const { fate, functionName, key, s3RequestId, reason } = JSON.parse(line) as Record<string, string>;
      expect({ functionName, key, s3RequestId }).toEqual({
        functionName: 'analyze-on-upload',
        key: 'selfies/u/1.jpg',
        s3RequestId: 'R1',
      });
      return reason === undefined ? String(fate) : `${String(fate)}: ${reason}`;
    });
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lambda-queue-'));
  calls = [];
  failures = 0;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      calls.push({ url: request.url ?? '', body });
      if (failures > 0) response.setHeader('x-amz-function-error', 'Unhandled');
      failures -= 1;
      response.end('{"errorMessage":"no table"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  queue = queueThatWaits(5);
});

afterEach(async () => {
  queue.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

describe('an asynchronous invocation', () => {
  it('reaches the function by its name, once when it succeeds', async () => {
    queue.send('analyze-on-upload', EVENT);
    await until(() => calls.length === 1);
    await sleep(50);

    expect(calls).toEqual([
      { url: '/2015-03-31/functions/analyze-on-upload/invocations', body: JSON.stringify(EVENT) },
    ]);
    expect(await fates()).toEqual(['sent', 'done']);
  });

  it('is tried again until it succeeds', async () => {
    failures = 2;
    queue.send('analyze-on-upload', EVENT);
    await until(() => calls.length === 3);

    expect(calls).toHaveLength(3);
    expect(await deadLetters()).toBe('');
  });

  it('is given up after three tries and kept with its event', async () => {
    failures = 99;
    queue.send('analyze-on-upload', EVENT);
    await until(async () => (await deadLetters()) !== '');

    expect(calls).toHaveLength(3);
    expect(JSON.parse(await deadLetters())).toEqual({ functionName: 'analyze-on-upload', event: EVENT });
    await until(async () => (await fates()).includes('dead'));
    const try_ = ['sent', 'failed: 200 no table'];
    expect(await fates()).toEqual([...try_, ...try_, ...try_, 'dead']);
  });

  it('is not tried again after a stop', async () => {
    failures = 99;
    // Long enough for a busy machine to stop it in time.
    queue = queueThatWaits(1_500);
    queue.send('analyze-on-upload', EVENT);
    await until(() => calls.length === 1);
    queue.stop();
    await sleep(1_800);

    expect((await fates()).at(-1)).toBe('stopped');
    expect(calls).toHaveLength(1);
    expect(await deadLetters()).toBe('');
  });
});
