/** The key through the real provider: Secrets Manager's own answers, its cache, and the clock. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createApiKey } from '../../../../src/lib/adapters/aws/secrets.ts';
import { startStub, type Stub } from '../../../../testing/stub.ts';

const START = Date.parse('2026-11-24T10:00:00.000Z');
const SECRET_ID = 'glamai/prod/openai';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

let answer: Answer | 'silence';
let asked: unknown[];
let manager: Stub;
let reported: unknown[];

const holds = (SecretString: string): Answer => ({ status: 200, body: { Name: SECRET_ID, SecretString } });
const refuses = (__type: string): Answer => ({ status: 400, body: { __type, message: 'arn:aws:secretsmanager:…' } });

beforeEach(async () => {
  // Only what a clock shows: the network keeps its own timers.
  jest.useFakeTimers({ now: START, doNotFake: ['nextTick', 'queueMicrotask', 'performance', 'hrtime', ...TIMERS] });
  [asked, reported] = [[], []];
  manager = await startStub((_request, response, body) => {
    asked.push(JSON.parse(body));
    if (answer === 'silence') return;
    // The real time beside a set clock would look like a skew to the SDK, which then asks again.
    response.sendDate = false;
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(answer.body));
  });
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_SECRETS_MANAGER: manager.url,
  });
});

const TIMERS = [
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'clearImmediate',
] as const;

afterEach(() => {
  jest.useRealTimers();
  manager.stop();
});

const keyOfStage = () => createApiKey({ apiKey: '', secretId: SECRET_ID, report: (error) => reported.push(error) });
const after = (seconds: number): void => {
  jest.setSystemTime(START + seconds * 1_000);
};

describe('The key in Secrets Manager', () => {
  it('is asked for by nobody before it is needed, then once', async () => {
    answer = holds('sk-1');
    const key = keyOfStage();
    expect(asked).toEqual([]);

    expect([await key(), await key(), await key()]).toEqual(['sk-1', 'sk-1', 'sk-1']);

    expect(asked).toEqual([{ SecretId: SECRET_ID }]);
  });

  it('is the new one five minutes after it was rotated, and the old one until then at no further call', async () => {
    answer = holds('sk-1');
    const key = keyOfStage();
    await key();
    answer = holds('sk-2');

    after(299);
    expect([await key(), asked.length]).toEqual(['sk-1', 1]);
    after(301);
    expect([await key(), asked.length]).toEqual(['sk-2', 2]);
  });

  it.each(['ResourceNotFoundException', 'AccessDeniedException', 'DecryptionFailure'])(
    'is none at %s, which is reported without the key, and comes back by itself',
    async (type) => {
      answer = refuses(type);
      const key = keyOfStage();

      expect([await key(), await key()]).toEqual([undefined, undefined]);
      expect([asked.length, reported.length]).toEqual([1, 1]);

      answer = holds('sk-1');
      after(61);
      expect(await key()).toBe('sk-1');
    },
  );

  it('is none when the answer does not come, within seconds', async () => {
    answer = 'silence';
    const started = performance.now();

    expect(await keyOfStage()()).toBeUndefined();

    expect(reported).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(10_000);
  }, 15_000);
});
