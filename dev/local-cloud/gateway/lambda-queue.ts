/** Asynchronous invocations as Lambda makes them: queued, tried again twice after a failure, then sent to a dead end. */
import { appendFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface LambdaQueueOptions {
  readonly lambdaUrl: string;
  /** Waits before the second and the third try. AWS waits 60 s and 120 s. */
  readonly retryDelaysMs: readonly number[];
  /** One JSON line per event that failed for good, like the on-failure queue. */
  readonly deadLetterFile: string;
  readonly warn: (message: string) => void;
}

export interface LambdaQueue {
  /** Returns at once, as an asynchronous invocation does. */
  send(functionName: string, event: unknown): void;
  /** Drops what still waits for another try. */
  stop(): void;
}

/**
 * serverless-offline's own `Event` invocation loses failures as unhandled rejections, so each try here is a waiting
 * call whose error header is read.
 */
const invoke = async (
  lambdaUrl: string,
  functionName: string,
  event: unknown,
  signal: AbortSignal,
): Promise<boolean> => {
  const response = await fetch(`${lambdaUrl}/2015-03-31/functions/${functionName}/invocations`, {
    method: 'POST',
    headers: { 'x-amz-invocation-type': 'RequestResponse' },
    body: JSON.stringify(event),
    signal,
  });
  await response.arrayBuffer();
  return response.ok && !response.headers.has('x-amz-function-error');
};

export const createLambdaQueue = (options: LambdaQueueOptions): LambdaQueue => {
  const stopped = new AbortController();

  const attempt = async (functionName: string, event: unknown): Promise<boolean> => {
    try {
      return await invoke(options.lambdaUrl, functionName, event, stopped.signal);
    } catch {
      return false;
    }
  };

  const deliver = async (functionName: string, event: unknown): Promise<void> => {
    for (const delay of [0, ...options.retryDelaysMs]) {
      await sleep(delay, undefined, { signal: stopped.signal });
      if (await attempt(functionName, event)) return;
      if (stopped.signal.aborted) return;
      options.warn(`${functionName} failed on an event.`);
    }
    await appendFile(options.deadLetterFile, `${JSON.stringify({ functionName, event })}\n`);
    options.warn(`${functionName} failed for good; the event is in ${options.deadLetterFile}.`);
  };

  return {
    send(functionName, event) {
      deliver(functionName, event).catch((error: unknown) => {
        if (!stopped.signal.aborted) options.warn(`Event for ${functionName} lost: ${String(error)}`);
      });
    },
    stop() {
      stopped.abort();
    },
  };
};
