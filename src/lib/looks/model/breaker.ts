/** The circuit breaker for the model: an outage is found out by a few users, and costs nobody else a wait. */
import type { ModelOutcome } from './ports.ts';

/** Failures in a row, each of them after its retries, until nobody is made to wait any more. */
const THRESHOLD = 2;
/** The first pause, doubled by each probe that fails. Milliseconds. */
const PAUSE_MS = 30_000;
const MAX_PAUSE_MS = 300_000;
/** A provider may ask for a day by `retry-after`; the model is tried more often than that. */
const MAX_ASKED_PAUSE_MS = 600_000;
/** One user's wait at most for finding out whether the model is back. Milliseconds. */
const PROBE_MS = 5_000;

/** From such a failure nothing follows for the next question: the provider is there and has understood this one. */
const OF_THIS_QUESTION: readonly string[] = ['refusal', 'incomplete', 'content_filter'];

const isWell = (outcome: ModelOutcome): boolean => outcome.ok || OF_THIS_QUESTION.includes(outcome.reason);

const askedMs = (outcome: ModelOutcome): number =>
  outcome.ok ? 0 : Math.min(MAX_ASKED_PAUSE_MS, 1_000 * (outcome.retryAfterSeconds ?? 0));

export interface Permit {
  /** Milliseconds that the caller may wait for the model. */
  readonly mostMs: number;
  readonly done: (outcome: ModelOutcome, now: number) => void;
}

export interface Breaker {
  /** Undefined: not to be asked. After a pause one caller gets a permit to probe, and the others go without. */
  readonly enter: (now: number) => Permit | undefined;
}

/** Times are milliseconds since the epoch. */
interface State {
  failures: number;
  pauses: number;
  openUntil: number;
}

const WELL: State = { failures: 0, pauses: 0, openUntil: 0 };

const fail = (state: State, outcome: ModelOutcome, now: number): void => {
  const asked = askedMs(outcome);
  state.failures = asked > 0 ? THRESHOLD : state.failures + 1;
  state.openUntil = Math.max(state.openUntil, now + asked);
  // Others that were under way when the circuit opened add nothing to the pause.
  if (state.failures < THRESHOLD || now < state.openUntil) return;
  state.openUntil = now + Math.min(MAX_PAUSE_MS, PAUSE_MS * 2 ** state.pauses);
  state.pauses += 1;
};

/** One for each container, which is where it forgets. */
export const createBreaker = (): Breaker => {
  const state = { ...WELL };
  const settle: Permit['done'] = (outcome, now) => {
    if (isWell(outcome)) Object.assign(state, WELL);
    else fail(state, outcome, now);
  };
  const endProbe: Permit['done'] = (outcome, now) => {
    state.openUntil = 0;
    settle(outcome, now);
  };
  return {
    enter: (now) => {
      if (now < state.openUntil) return undefined;
      if (state.failures < THRESHOLD) return { mostMs: Infinity, done: settle };
      // Whoever comes while the probe is under way finds the circuit open.
      state.openUntil = now + PROBE_MS;
      return { mostMs: PROBE_MS, done: endProbe };
    },
  };
};
