/** Asynchronous invocations as Lambda makes them: queued, tried again twice after a failure, then sent to a dead end. */
import { appendFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What became of one event, in this order: `sent`, any number of `failed`, and one end. One without an end is still under way, or its
 * function hangs.
 */
export type Fate = 'sent' | 'failed' | 'done' | 'dead' | 'stopped';

export interface EventStep {
  readonly fate: Fate;
  readonly functionName: string;
  readonly event: unknown;
  /** From 1. */
  readonly attempt: number;
  /** Of a `failed` one: what the function or the way to it said. */
  readonly reason?: string;
}

export interface LambdaQueueOptions {
  readonly lambdaUrl: string;
  /** Waits before the second and the third try. AWS waits 60 s and 120 s. */
  readonly retryDelaysMs: readonly number[];
  /** One JSON line per event that failed for good, like the on-failure queue. */
  readonly deadLetterFile: string;
  readonly warn: (message: string) => void;
  /** Called at every step of every event. */
  readonly tell: (step: EventStep) => void;
}

export interface LambdaQueue {
  /** Returns at once, as an asynchronous invocation does. */
  send(functionName: string, event: unknown): void;
  /** Drops what still waits for another try. */
  stop(): void;
}

/** Of an error's answer, the part that says what it was. */
const REASON_LENGTH = 200;

const reasonOf = (status: number, text: string): string => {
  const message = /"errorMessage":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
  return `${status} ${message ?? text}`.slice(0, REASON_LENGTH);
};

/**
 * serverless-offline's own `Event` invocation loses failures as unhandled rejections, so each try here is a waiting
 * call whose error header is read.
 * @returns why it failed, or undefined
 */
const invoke = async (
  lambdaUrl: string,
  functionName: string,
  event: unknown,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const response = await fetch(`${lambdaUrl}/2015-03-31/functions/${functionName}/invocations`, {
    method: 'POST',
    headers: { 'x-amz-invocation-type': 'RequestResponse' },
    body: JSON.stringify(event),
    signal,
  });
  const text = await response.text();
  return response.ok && !response.headers.has('x-amz-function-error') ? undefined : reasonOf(response.status, text);
};

export const createLambdaQueue = (options: LambdaQueueOptions): LambdaQueue => {
  const stopped = new AbortController();

  const attempt = async (functionName: string, event: unknown): Promise<string | undefined> => {
    try {
      return await invoke(options.lambdaUrl, functionName, event, stopped.signal);
    } catch (error) {
      return String(error);
    }
  };

  const deliver = async (functionName: string, event: unknown): Promise<void> => {
    const tries = [0, ...options.retryDelaysMs];
    for (const [index, delay] of tries.entries()) {
      await sleep(delay, undefined, { signal: stopped.signal });
      const step = { functionName, event, attempt: index + 1 };
      options.tell({ fate: 'sent', ...step });
      const reason = await attempt(functionName, event);
      stopped.signal.throwIfAborted();
      options.tell(reason === undefined ? { fate: 'done', ...step } : { fate: 'failed', ...step, reason });
      if (reason === undefined) return;
      options.warn(`${functionName} failed on an event: ${reason}`);
    }
    await appendFile(options.deadLetterFile, `${JSON.stringify({ functionName, event })}\n`);
    options.tell({ fate: 'dead', functionName, event, attempt: tries.length });
    options.warn(`${functionName} failed for good; the event is in ${options.deadLetterFile}.`);
  };

  return {
    send(functionName, event) {
      deliver(functionName, event).catch((error: unknown) => {
        options.tell({ fate: 'stopped', functionName, event, attempt: 0 });
        if (!stopped.signal.aborted) options.warn(`Event for ${functionName} lost: ${String(error)}`);
      });
    },
    stop() {
      stopped.abort();
    },
  };
};
