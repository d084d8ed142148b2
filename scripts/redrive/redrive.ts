/**
 * Runs the events of the failures queue again, each by the function that failed on it, and removes an event only after
 * its function succeeded. Safe to run twice, or by two people at once: the functions are safe to run twice.
 */
import { failedEventOf, type FailedEvent, type QueuedMessage } from './failed-event.ts';

export interface FailuresQueue {
  depth(): Promise<{ readonly waiting: number; readonly hidden: number }>;
  /** The next few, hidden from everybody else for a while; none when the queue is empty. */
  receive(): Promise<readonly QueuedMessage[]>;
  remove(message: QueuedMessage): Promise<void>;
  /** Shows it to everybody again. */
  release(message: QueuedMessage): Promise<void>;
}

/** Undefined when the function succeeded, else the class of its error. Throws when it could not be asked. */
export type InvokeFunction = (functionName: string, payload: unknown) => Promise<string | undefined>;

/** `foreign`: not an event of this stage's functions; nobody but a person can say what it is. */
export type Verdict = 'succeeded' | 'failed' | 'foreign';

export interface Outcome {
  readonly event: FailedEvent;
  readonly verdict: Verdict;
  /** The class of the error of this run. */
  readonly error?: string;
}

export interface RedriveDeps {
  readonly queue: FailuresQueue;
  readonly invoke: InvokeFunction;
  /** Whether the function is one of this stage that takes events. */
  readonly isOurs: (functionName: string) => boolean;
  readonly onOutcome: (outcome: Outcome) => void;
  /** Stops taking more; what runs is waited for. */
  readonly signal: AbortSignal;
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

const runAgain = async ({ queue, invoke, isOurs }: RedriveDeps, message: QueuedMessage): Promise<Outcome> => {
  const event = failedEventOf(message);
  if (event.functionName === undefined || !isOurs(event.functionName)) return { event, verdict: 'foreign' };
  try {
    const error = await invoke(event.functionName, event.payload);
    if (error !== undefined) return { event, verdict: 'failed', error };
    await queue.remove(message);
    return { event, verdict: 'succeeded' };
  } catch (error) {
    return { event, verdict: 'failed', error: nameOf(error) };
  }
};

/** One message at a time for any number of takers; SQS may hand a message out twice, and each is given once. */
const taker = ({ queue, signal }: RedriveDeps): (() => Promise<QueuedMessage | undefined>) => {
  const seen = new Set<string>();
  const ready: QueuedMessage[] = [];
  let isEmpty = false;
  let receiving: Promise<void> | undefined;
  const refill = async (): Promise<void> => {
    const batch = await queue.receive();
    isEmpty = batch.length === 0;
    for (const message of batch) if (!seen.has(message.id)) ready.push(message);
    for (const { id } of batch) seen.add(id);
  };
  return async () => {
    while (ready.length === 0 && !isEmpty && !signal.aborted) {
      receiving ??= refill().finally(() => (receiving = undefined));
      await receiving;
    }
    return signal.aborted ? undefined : ready.shift();
  };
};

/**
 * `concurrency` events at a time. What was not dealt with becomes visible again at the end, not before, so that a run
 * ends even where every event fails.
 */
export const redrive = async (deps: RedriveDeps, concurrency: number): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  const received: QueuedMessage[] = [];
  const queue: FailuresQueue = {
    ...deps.queue,
    receive: async () => {
      const batch = await deps.queue.receive();
      received.push(...batch);
      return batch;
    },
  };
  const take = taker({ ...deps, queue });
  const work = async (): Promise<void> => {
    for (let message = await take(); message !== undefined; message = await take()) {
      const outcome = await runAgain(deps, message);
      outcomes.push(outcome);
      deps.onOutcome(outcome);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, work));
  } finally {
    const done = new Set(
      outcomes.filter(({ verdict }) => verdict === 'succeeded').map(({ event }) => event.message.id),
    );
    await releaseAll(
      deps.queue,
      received.filter(({ id }) => !done.has(id)),
    );
  }
  return outcomes;
};

/** One that cannot be released shows itself again when its time is up. */
const releaseAll = async (queue: FailuresQueue, messages: readonly QueuedMessage[]): Promise<void> => {
  for (const message of messages) await queue.release(message).catch(() => undefined);
};

/** Looks at every event, at most `limit`, and leaves all of them where they are. */
export const inspect = async (queue: FailuresQueue, limit: number): Promise<readonly FailedEvent[]> => {
  const messages = new Map<string, QueuedMessage>();
  try {
    while (messages.size < limit) {
      const batch = await queue.receive();
      if (batch.length === 0) break;
      for (const message of batch) messages.set(message.id, message);
    }
  } finally {
    await releaseAll(queue, [...messages.values()]);
  }
  return [...messages.values()].map(failedEventOf);
};
