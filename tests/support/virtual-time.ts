/** Calls that take a set time of a clock of their own, and a diary of when each began and ended: overlap without waiting. */

export interface Entry {
  readonly name: string;
  /** Milliseconds since the start. */
  readonly began: number;
  readonly ended: number;
}

interface Timer {
  readonly at: number;
  readonly ring: () => void;
}

export const virtualTime = () => {
  let now = 0;
  const timers: Timer[] = [];
  const entries: Entry[] = [];

  const sleep = (ms: number): Promise<void> =>
    new Promise((ring) => {
      timers.push({ at: now + ms, ring });
    });

  /** Makes a call that takes `ms` and is written down. */
  const slow =
    <Parameters extends readonly unknown[], Result>(
      name: string,
      ms: number,
      call: (...parameters: Parameters) => Result | Promise<Result>,
    ) =>
    async (...parameters: Parameters): Promise<Result> => {
      const began = now;
      await sleep(ms);
      const result = await call(...parameters);
      entries.push({ name, began, ended: now });
      return result;
    };

  const ringNext = (): void => {
    const next = timers.reduce((first, timer) => (timer.at < first.at ? timer : first));
    timers.splice(timers.indexOf(next), 1);
    now = next.at;
    next.ring();
  };

  /** Lets time pass until the work is done; everything that can happen at one moment happens before the next. */
  const run = async <T>(work: Promise<T>): Promise<T> => {
    const state = { isDone: false };
    const settle = () => {
      state.isDone = true;
    };
    work.then(settle, settle);
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (state.isDone) return work;
      if (timers.length === 0) throw new Error('The work waits for something that has no time.');
      ringNext();
    }
  };

  const entry = (name: string): Entry => {
    const found = entries.find((one) => one.name === name);
    if (!found) throw new Error(`${name} was not called; called were: ${entries.map((one) => one.name).join(', ')}`);
    return found;
  };

  return { now: () => now, sleep, slow, run, entry, entries };
};
