/** What can happen to an S3 event between the bucket and the function: late, twice, never, or after a later one. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultDesk, Strike } from './desk.ts';

export interface EventPath {
  /** Hands the event on as the desk says; returns at once. */
  readonly pass: (event: { readonly operation: string; readonly key: string }, deliver: () => void) => void;
  readonly stop: () => void;
}

/** An event waits this long at most for a later one to go first. Milliseconds. */
const REORDER_MS = 2_000;

export const createEventPath = (desk: FaultDesk): EventPath => {
  const stopped = new AbortController();
  /** Events that go after the next one. */
  let held: (() => void)[] = [];

  const later = (milliseconds: number, deliver: () => void): void => {
    sleep(milliseconds, undefined, { signal: stopped.signal }).then(deliver, () => undefined);
  };

  const hold = (deliver: () => void): void => {
    const release = (): void => {
      if (!held.includes(release)) return;
      held = held.filter((one) => one !== release);
      deliver();
    };
    held = [...held, release];
    later(REORDER_MS, release);
  };

  const act = (strike: Strike | undefined, deliver: () => void): void => {
    if (strike?.kind === 'drop') return;
    if (strike?.kind === 'delay') later(strike.delayMs, deliver);
    else deliver();
    if (strike?.kind === 'duplicate') later(strike.random() * strike.delayMs, deliver);
  };

  return {
    pass: ({ operation, key }, deliver) => {
      const strike = desk.decide({ service: 'events', operation, text: () => key });
      if (strike?.kind === 'reorder') {
        hold(deliver);
        return;
      }
      act(strike, deliver);
      for (const release of held) release();
    },
    stop: () => {
      stopped.abort();
    },
  };
};
