/** Time: the clock that the pure rooms are given, and how long the running invocation may still take. */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Milliseconds until the running invocation is ended from outside. */
  remainingMs(): number;
}

const running = new AsyncLocalStorage<() => number>();

/** Everything that `run` starts sees this invocation's time and no other's, also where one process serves several. */
export const withDeadline = <T>(remainingMs: () => number, run: () => T): T => running.run(remainingMs, run);

/** Milliseconds until Lambda ends the invocation; Infinity outside of one. */
export const invocationMs = (): number => running.getStore()?.() ?? Infinity;
