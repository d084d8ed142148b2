/** What each request takes: capacity units, calls of the bucket, bytes of log and answer, by the packaged functions. */
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Ask, createApp, eventOf, objectEvent, REQUESTS, type RequestName, type Whose } from '../app.ts';
import type { Units } from '../meter.ts';
import { ASKED, type Consumption, HELD, KNOWN, type Taken } from './inputs.ts';
import {
  type Busy,
  type Functions,
  type Invocation,
  startFunctions,
  startUpstreams,
  type Upstreams,
} from '../service.ts';

/** From this many bytes on API Gateway compresses: `minimumCompressionSize`. */
const COMPRESSED_FROM = 1_024;
const READS: readonly RequestName[] = [
  'look',
  'analyze, ready',
  'recommendation',
  'recommendation, newest',
  'list of 20',
  'refinement',
  'save',
  'presets of a style',
  'settings',
  'settings, changed',
  'deletion',
];
const LIST = 20;

interface Embedded {
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly {
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
}

/** Listens to the functions' log: its bytes, and the metrics that CloudWatch would make of it. */
const listen = (functions: Functions) => {
  const names = new Set<string>();
  let bytes = 0;
  let rest = '';
  const note = (line: string): void => {
    if (!line.includes('"CloudWatchMetrics"')) return;
    const fields = JSON.parse(line) as Embedded & Readonly<Record<string, unknown>>;
    for (const { Dimensions, Metrics } of fields._aws?.CloudWatchMetrics ?? []) {
      for (const { Name } of Metrics) {
        for (const set of Dimensions) names.add([Name, ...set.map((one) => String(fields[one]))].join('|'));
      }
    }
  };
  functions.stdout?.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    const lines = `${rest}${chunk.toString()}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) note(line);
  });
  return {
    names,
    take: (): number => {
      const heard = bytes;
      bytes = 0;
      return heard;
    },
  };
};

const sentBytes = ({ body = '' }: Partial<Invocation>): number =>
  body.length < COMPRESSED_FROM ? Buffer.byteLength(body) : gzipSync(body).length;

const createRecorder = (upstreams: Upstreams, functions: Functions) => {
  const log = listen(functions);
  const requests: Record<string, Taken> = {};
  const measure = async <T extends Partial<Invocation> | undefined>(
    name: string,
    work: () => Promise<T>,
  ): Promise<T> => {
    await upstreams.ask('meter', true);
    await upstreams.ask('busy');
    log.take();
    const answer = await work();
    const units = await upstreams.ask<Units>('meter', true);
    const calls = (await upstreams.ask<readonly Busy[]>('busy')).filter(({ service }) => service === 's3');
    const countOf = (pattern: RegExp): number => calls.filter(({ operation }) => pattern.test(operation)).length;
    const bucket = { bucketWrites: countOf(/^(Put|List)/), bucketReads: countOf(/^(Get|Head)/) };
    // The log comes by another way than the answer, so it may be a moment late.
    await new Promise((resolve) => setTimeout(resolve, 50));
    requests[name] = { ...units, ...bucket, logBytes: log.take(), answerBytes: sentBytes(answer ?? {}) };
    return answer;
  };
  return { measure, requests, names: log.names };
};

export const measureConsumption = async (): Promise<Consumption> => {
  const upstreams = await startUpstreams();
  const functions = startFunctions({ ...upstreams.env, ...upstreams.modelEnv }, { isHeard: true });
  const { measure, requests, names } = createRecorder(upstreams, functions);
  const app = createApp(functions);
  const userId = randomUUID();
  const analyse = (uploadId: string): Promise<Invocation> =>
    functions.invoke('analyze-on-upload', objectEvent(uploadId));
  const call = async (whose: Whose, { name, ...ask }: Ask): Promise<Invocation> => {
    const answer = await functions.invoke(name, eventOf(whose, ask));
    if (answer.statusCode >= 400) throw new Error(`${name} answered ${answer.statusCode}: ${answer.body}`);
    return answer;
  };
  try {
    let uploadId = '';
    await measure('upload URL', async () => {
      const { body, invocation } = await app.ask({ userId, uploadId }, REQUESTS['upload URL'](), 200);
      await app.putSelfie(body);
      uploadId = String(body['uploadId']);
      return invocation;
    });
    const held = { name: 'get-look', event: { pathParameters: { uploadId }, queryStringParameters: { wait: '1' } } };
    await measure(HELD, () => call({ userId, uploadId }, held));
    await measure(ASKED, () => analyse(uploadId));
    const second = await app.upload(userId);
    await measure(KNOWN, () => analyse(second));
    for (let look = 2; look < LIST; look += 1) await analyse(await app.upload(userId));
    const whose = { userId, uploadId: second };
    // The containers of `analyze` remember the shelves as those of the event's function do.
    await call({ userId, uploadId }, REQUESTS.refinement({ userId, uploadId }));
    const weights = await upstreams.ask<Omit<Consumption, 'requests' | 'metrics'>>('weigh', second);
    for (const name of READS) await measure(name, () => call(whose, REQUESTS[name](whose)));
    return { requests, ...weights, metrics: names.size };
  } finally {
    await Promise.all([functions.stop(), upstreams.stop()]);
  }
};
