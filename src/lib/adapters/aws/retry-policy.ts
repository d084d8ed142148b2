/**
 * The one retry policy: full jitter, few attempts, inside the invocation's time, and never more retries than the
 * upstream's own successes pay for. The SDKs' own retries are switched off, so that no two policies multiply. And which of AWS's faults are worth
 * asking again: a service that is unavailable, not one that refuses.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { invocationMs } from '../../time.ts';

export interface RetryLimits {
  /** Calls at most, the first one included. */
  readonly attempts: number;
  /** The first wait is drawn from 0 to this many milliseconds, each further one from twice the range. */
  readonly baseMs: number;
  /** A call and its retries end within this time, or within the invocation's when that is shorter. */
  readonly budgetMs: number;
  /** An attempt with less time than this would mostly be made for nothing. */
  readonly leastMs: number;
}

/** How much each upstream is worth, in milliseconds. Attempts are few, since Lambda and the phone try again as well. */
export const RETRY_LIMITS = {
  table: { attempts: 3, baseMs: 50, budgetMs: 4_000, leastMs: 200 },
  bucket: { attempts: 3, baseMs: 50, budgetMs: 8_000, leastMs: 300 },
  /** Each call costs money. */
  rekognition: { attempts: 2, baseMs: 200, budgetMs: 12_000, leastMs: 1_000 },
  secrets: { attempts: 2, baseMs: 100, budgetMs: 3_000, leastMs: 300 },
  model: { attempts: 3, baseMs: 500, budgetMs: 60_000, leastMs: 1_250 },
  accounts: { attempts: 3, baseMs: 100, budgetMs: 6_000, leastMs: 500 },
  lambda: { attempts: 3, baseMs: 100, budgetMs: 6_000, leastMs: 500 },
} as const satisfies Record<string, RetryLimits>;

export interface RetryOptions {
  readonly isRetryable: (error: unknown) => boolean;
  /** Milliseconds; by default what the invocation has left, less a reserve for giving a claim back and for the answer. */
  readonly remainingMs?: () => number;
  /** What the upstream asks for by `retry-after`, in milliseconds. */
  readonly askedWaitMs?: (error: unknown) => number | undefined;
}

export interface RetryPorts {
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** 0..1 */
  readonly random: () => number;
}

/** `leftMs`: what is left of the budget, to be used as the attempt's timeout where that is shorter. */
export type Attempt<T> = (leftMs: number) => Promise<T>;
export type WithRetries = <T>(attempt: Attempt<T>, options: RetryOptions) => Promise<T>;

/** For AWS SDK clients whose calls go through this policy. */
export const NO_SDK_RETRIES = { maxAttempts: 1 } as const;

const RESERVE_MS = 1_000;
const MAX_WAIT_MS = 2_000;
/**
 * The retry quota in tokens. Ten retries go unpaid, so that a blip goes unnoticed; from then on five answers pay for one,
 * so that calls <= 1.2 x requests + 10, whatever fails. The SDKs' own quota works the same way:
 * docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
const FULL_BUCKET = 50;
const RETRY_COST = 5;
const ANSWER_GAIN = 1;

const untilReserve = (): number => invocationMs() - RESERVE_MS;

const realPorts: RetryPorts = { now: Date.now, sleep, random: Math.random };

interface Decision {
  readonly error: unknown;
  /** Calls made so far. */
  readonly made: number;
  /** Milliseconds on the clock of the ports. */
  readonly until: number;
}

/** One bucket for each call of this function: make one per upstream and container. */
export const createRetries = (limits: RetryLimits, ports: RetryPorts = realPorts): WithRetries => {
  let tokens = FULL_BUCKET;
  const earn = (): void => {
    tokens = Math.min(FULL_BUCKET, tokens + ANSWER_GAIN);
  };
  /** "Full jitter": aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter */
  const jitter = (retry: number): number => ports.random() * Math.min(MAX_WAIT_MS, limits.baseMs * 2 ** retry);
  /** Milliseconds to wait, or undefined where another try is not worth it. */
  const waitBefore = ({ error, made, until }: Decision, { askedWaitMs }: RetryOptions): number | undefined => {
    const wait = Math.max(jitter(made - 1), askedWaitMs?.(error) ?? 0);
    const fits = ports.now() + wait + limits.leastMs <= until;
    return made < limits.attempts && tokens >= RETRY_COST && fits ? wait : undefined;
  };
  return async (attempt, options) => {
    const { isRetryable, remainingMs = untilReserve } = options;
    const until = ports.now() + Math.min(limits.budgetMs, remainingMs());
    for (let made = 1; ; made += 1) {
      try {
        const answer = await attempt(Math.max(limits.leastMs, until - ports.now()));
        earn();
        return answer;
      } catch (error) {
        // A refusal is an answer too: the upstream is well.
        if (!isRetryable(error)) {
          earn();
          throw error;
        }
        const wait = waitBefore({ error, made, until }, options);
        if (wait === undefined) throw error;
        tokens -= RETRY_COST;
        await ports.sleep(wait);
      }
    }
  };
};

/** Throttles, whatever the HTTP status they come with: as errors are named, and as they stand in an answer's body. */
export const THROTTLES: readonly string[] = [
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'ThrottlingException',
  'TooManyRequestsException',
];
/** Failures without an answer that could be read: Node's socket codes, the SDK's timeout, a checksum that is wrong. */
const LOST = new Set([
  'TimeoutError',
  'DamagedAnswer',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

interface AwsError {
  readonly name?: string;
  readonly code?: string;
  readonly $fault?: 'client' | 'server';
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const awsErrorOf = (error: unknown): AwsError => (typeof error === 'object' && error !== null ? error : {});

/** Undefined where the service sent no answer. */
export const statusOf = (error: unknown): number | undefined => awsErrorOf(error).$metadata?.httpStatusCode;

/** An answer that was damaged on its way: the SDKs say of what they could not read which response it was. */
const isUnreadable = (error: unknown): boolean => error instanceof SyntaxError && '$response' in error;

const isLost = (error: unknown): boolean => {
  const { name = '', code = '' } = awsErrorOf(error);
  return LOST.has(name) || LOST.has(code) || isUnreadable(error);
};

export const isThrottle = (error: unknown): boolean => THROTTLES.includes(awsErrorOf(error).name ?? '');

/** Such a call is worth repeating, and what is left after that is worth asking again for later. */
export const isUnavailable = (error: unknown): boolean => {
  const { $fault } = awsErrorOf(error);
  return isLost(error) || isThrottle(error) || $fault === 'server' || (statusOf(error) ?? 0) >= 500;
};
