/** The same request under the same `idempotency-key` has one effect and one answer, also after a crash or a lost answer. */
import { Problem } from '../errors.ts';
import type { Clock } from '../time.ts';
import type { Timestamp } from './ports.ts';
import { assertNotErased, type UserStore } from './users/user-settings.ts';

/** What a request makes, named before it is made: whoever runs the request again finds it by that name. */
export interface Effect {
  readonly id: string;
  readonly startedAt: Timestamp;
  /** An earlier run may have made it. */
  readonly isRepeated: boolean;
  /** An earlier run has made it and was answered. */
  readonly isDone: boolean;
}

/** A request by its hashes: neither key nor body is kept. */
export interface KeyedRequest {
  readonly userId: string;
  readonly requestKey: string;
  readonly fingerprint: string;
  readonly route: string;
  /** The look that it is about. */
  readonly uploadId?: string | undefined;
}

export interface Start extends KeyedRequest {
  readonly effectId: string;
  readonly holder: string;
  /** Both in milliseconds since the epoch. */
  readonly now: number;
  readonly until: number;
}

export type Begun =
  | { readonly kind: 'run'; readonly effect: Effect }
  | { readonly kind: 'done'; readonly effect: Effect; readonly answer: string | undefined }
  | { readonly kind: 'under_way' }
  | { readonly kind: 'other_body' };

/** Each method is a conditional write, `begin` with a consistent read where it is refused. */
export interface IdempotencyStore {
  /** The first to ask runs; so does whoever asks after the end of a run that was never ended. */
  begin(start: Start): Promise<Begun>;
  /** Keeps the answer. Nothing happens where the row has gone or passed to somebody else. */
  end(start: Start, answer: string | undefined, now: number): Promise<void>;
  /** The next one may run, and finds what this run has made. */
  release(start: Start): Promise<void>;
  /** As if it had never been asked. */
  drop(start: Start): Promise<void>;
  /** Drops every kept answer that tells of a look. */
  forget(userId: string, uploadId: string): Promise<void>;
}

export interface IdempotencyDeps {
  readonly store: IdempotencyStore;
  readonly users: Pick<UserStore, 'get'>;
  readonly hash: (text: string) => string;
  readonly newId: () => string;
  readonly clock: Pick<Clock, 'now' | 'remainingMs'>;
  /** Told of an end that could not be written: the run ends by itself, and the next one finds its effect. */
  readonly report: (error: unknown) => void;
}

export interface Asked {
  readonly userId: string;
  readonly key: string;
  readonly route: string;
  /** All that came with the key. */
  readonly content: unknown;
  readonly uploadId?: string | undefined;
}

export interface Ways<T> {
  readonly run: (effect: Effect) => Promise<T>;
  /** What is kept of an answer; undefined where it is not the last word, and asking again is to run again. */
  readonly keep: (value: T) => { readonly answer: string | undefined } | undefined;
  readonly again: (effect: Effect, answer: string | undefined) => Promise<T>;
}

/** No function runs for longer. */
const MAX_RUN_MS = 30_000;
const RETRY_SECONDS = 2;

/** JSON with its names in order: the same wishes are the same, however they were written down. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );

const startOf = ({ hash, newId, clock }: IdempotencyDeps, asked: Asked): Start => {
  const { userId, route, key, content, uploadId } = asked;
  const requestKey = hash(`${userId}:${route}:${key}`);
  const now = clock.now();
  return {
    ...{ userId, route, requestKey, uploadId, now },
    fingerprint: hash(`${requestKey}:${canonical(content)}`),
    effectId: newId(),
    holder: newId(),
    until: now + Math.min(MAX_RUN_MS, Math.max(0, clock.remainingMs())),
  };
};

/** What was refused has made nothing, unless an earlier run did; after a fault that is not known. */
const giveUp = ({ store }: IdempotencyDeps, start: Start, effect: Effect, error: unknown): Promise<void> =>
  error instanceof Problem && error.status < 500 && !effect.isRepeated ? store.drop(start) : store.release(start);

const carryOut = async <T>(deps: IdempotencyDeps, start: Start, effect: Effect, ways: Ways<T>): Promise<T> => {
  const value = await ways.run(effect).catch(async (error: unknown) => {
    await giveUp(deps, start, effect, error).catch(deps.report);
    throw error;
  });
  const kept = ways.keep(value);
  const ended = kept ? deps.store.end(start, kept.answer, deps.clock.now()) : deps.store.release(start);
  await ended.catch(deps.report);
  return value;
};

/**
 * @throws Problem idempotency_conflict, request_in_progress, unauthorized for an account that is gone, and whatever `run`
 * throws
 */
export const answerOnce =
  (deps: IdempotencyDeps) =>
  async <T>(asked: Asked, ways: Ways<T>): Promise<T> => {
    const start = startOf(deps, asked);
    assertNotErased(await deps.users.get(asked.userId), new Date(start.now).toISOString());
    const begun = await deps.store.begin(start);
    if (begun.kind === 'run') return carryOut(deps, start, begun.effect, ways);
    if (begun.kind === 'done') return ways.again(begun.effect, begun.answer);
    if (begun.kind === 'other_body') {
      throw new Problem('idempotency_conflict', 'This idempotency-key came with another request before.');
    }
    throw new Problem('request_in_progress', 'The first request with this idempotency-key is still under way.', {
      retryAfterSeconds: RETRY_SECONDS,
    });
  };
