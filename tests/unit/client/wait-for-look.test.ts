import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { fakeApi, json, problem, type Reply, UPLOAD_ID } from './harness.ts';

const READY = { uploadId: UPLOAD_ID, status: 'ready' };
const pending = (seconds: number, status = 'analyzing') =>
  json(202, { uploadId: UPLOAD_ID, status, retryAfterSeconds: 9 }, { 'retry-after': String(seconds) });

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** Lets the fake time run until the call has ended; in milliseconds. */
const timed = async <T>(running: Promise<T>): Promise<{ readonly result: T | Error; readonly ms: number }> => {
  const start = Date.now();
  let end: number | undefined;
  const settled = running.then(
    (value) => value,
    (error: unknown) => error as Error,
  );
  void settled.then(() => (end = Date.now()));
  while (end === undefined) await jest.advanceTimersByTimeAsync(100);
  return { result: await settled, ms: end - start };
};

describe('waitForLook', () => {
  it('holds the call and comes back when the service says', async () => {
    const statuses: string[] = [];
    const { client, calls } = fakeApi([pending(2, 'awaiting_upload'), pending(1), json(200, READY)]);

    const { result, ms } = await timed(client.waitForLook(UPLOAD_ID, { onStatus: (status) => statuses.push(status) }));

    expect(result).toEqual(READY);
    expect(ms).toBeGreaterThanOrEqual(3000);
    expect(ms).toBeLessThan(3500);
    expect(statuses).toEqual(['awaiting_upload', 'analyzing']);
    expect(calls.map(({ url }) => url)).toEqual(Array(3).fill(`/v1/look/${UPLOAD_ID}?wait=10`));
  });

  it('rejects at once with the problem of a selfie that cannot be analysed', async () => {
    const { client, calls } = fakeApi([problem(422, 'no_face', { retryable: false, hint: 'Look at the camera.' })]);
    const { result } = await timed(client.waitForLook(UPLOAD_ID));
    expect(result).toMatchObject({ code: 'no_face', hint: 'Look at the camera.' });
    expect(calls).toHaveLength(1);
  });

  it.each<[string, Reply, number]>([
    ['an outage', problem(503, 'upstream_unavailable', {}, { 'retry-after': '5' }), 5000],
    ['throttling', problem(429, 'too_many_requests', {}, { 'retry-after': '2' }), 2000],
    ['a broken proxy', new Response('<html>', { status: 502 }), 1000],
    ['a lost connection', new TypeError('fetch failed'), 1000],
  ])('outlives %s', async (_, reply, pause) => {
    const { client } = fakeApi([reply, json(200, READY)]);
    const { result, ms } = await timed(client.waitForLook(UPLOAD_ID));
    expect(result).toEqual(READY);
    expect(ms).toBeGreaterThanOrEqual(pause);
    expect(ms).toBeLessThan(pause + 500);
  });

  it('does not wait for tomorrow when the quota is used up', async () => {
    const { client } = fakeApi([problem(429, 'quota_exceeded', {}, { 'retry-after': '1' })]);
    const { result } = await timed(client.waitForLook(UPLOAD_ID));
    expect(result).toMatchObject({ code: 'quota_exceeded' });
  });

  it('gives up when the network stays away', async () => {
    const { client, calls } = fakeApi(Array(9).fill(new TypeError('fetch failed')) as Reply[]);
    const { result } = await timed(client.waitForLook(UPLOAD_ID));
    expect(result).toBeInstanceOf(TypeError);
    expect(calls).toHaveLength(4);
  });

  it('counts lost connections anew after an answer', async () => {
    const lost = Array<Reply>(3).fill(new TypeError('fetch failed'));
    const { client } = fakeApi([...lost, pending(1), ...lost, json(200, READY)]);
    const { result } = await timed(client.waitForLook(UPLOAD_ID));
    expect(result).toEqual(READY);
  });

  it('ends in time with "timeout", holding the last call no longer than is left', async () => {
    const { client, calls } = fakeApi(
      Array(9)
        .fill(undefined)
        .map(() => () => Promise.resolve(pending(2))),
    );
    const { result, ms } = await timed(client.waitForLook(UPLOAD_ID, { timeoutMs: 5000 }));
    expect(result).toMatchObject({ name: 'GlamAiProblem', code: 'timeout', retryable: true });
    expect(ms).toBeLessThanOrEqual(5000);
    expect(calls.map(({ url }) => url.split('=')[1])).toEqual(['5', '3', '1']);
  });

  it('ends with the signal while it pauses', async () => {
    const controller = new AbortController();
    const { client, calls } = fakeApi([pending(30), json(200, READY)]);
    const running = client.waitForLook(UPLOAD_ID, { signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 500);

    const { result, ms } = await timed(running);

    expect(result).toMatchObject({ name: 'AbortError' });
    expect(ms).toBeLessThan(1000);
    expect(calls).toHaveLength(1);
  });

  it('asks nothing when the signal has ended before', async () => {
    const { client, calls } = fakeApi([]);
    const { result } = await timed(client.waitForLook(UPLOAD_ID, { signal: AbortSignal.abort() }));
    expect(result).toMatchObject({ name: 'AbortError' });
    expect(calls).toHaveLength(0);
  });
});
