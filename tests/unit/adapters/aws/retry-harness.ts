/** The retry policy on a clock that stands still but for the waits, and attempts that fail as scripted. */
import { createRetries, type RetryLimits, type RetryOptions } from '../../../../src/lib/adapters/aws/retry-policy.ts';

const LIMITS: RetryLimits = { attempts: 3, baseMs: 100, budgetMs: 3_000, leastMs: 200 };
export const fault = new Error('down');
export const refusal = new Error('no');
export const RETRY: RetryOptions = { isRetryable: (error) => error === fault };

export const policy = (limits: Partial<RetryLimits> = {}, random = () => 0.5) => {
  const waits: number[] = [];
  let now = 1_000_000;
  const retries = createRetries(
    { ...LIMITS, ...limits },
    {
      now: () => now,
      random,
      sleep: (milliseconds) => {
        waits.push(milliseconds);
        now += milliseconds;
        return Promise.resolve();
      },
    },
  );
  return { retries, waits, pass: (milliseconds: number) => (now += milliseconds) };
};

/** Fails with each of these in turn, then answers. */
export const script = (...errors: Error[]) => {
  const left: number[] = [];
  const attempt = (leftMs: number): Promise<string> => {
    left.push(leftMs);
    const error = errors.shift();
    return error ? Promise.reject(error) : Promise.resolve('answer');
  };
  return { attempt, left };
};
