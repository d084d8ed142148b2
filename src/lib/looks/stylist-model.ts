/** Asks the model within the time that is left and checks its answer. */
import { readAnswer } from './answer.ts';
import type { Brief } from './profile-bucket.ts';
import { writeQuestion } from './prompt.ts';
import type { LookChoice, Shortlist } from './shortlist-types.ts';
import { agreePreset } from './stylist-fit.ts';
import type { Fallback, ModelOutcome, StylistEvent, StylistModel, StylistPorts } from './stylist-ports.ts';
import type { StyleRequest } from './types.ts';

/** Kept back for composing the look after the model's time is up. */
export const RESERVE_MS = 300;
/** A model call with less time than this would mostly be paid for nothing. */
const MIN_MODEL_MS = 1_500;

/** After a 429 this container asks no more until the provider's `retry-after` is over. */
export interface Pause {
  /** Milliseconds since the epoch. */
  until: number;
}

export interface Job {
  readonly ports: StylistPorts;
  readonly model: StylistModel;
  readonly request: StyleRequest;
  readonly shortlist: Shortlist;
  readonly brief: Brief;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly pause: Pause;
}

export type Chosen =
  { readonly choice: LookChoice; readonly model: string; readonly cached: boolean } | { readonly fallback: Fallback };

type Verdict = { readonly ok: true; readonly choice: LookChoice } | { readonly ok: false; readonly reason: Fallback };

const eventOf = (outcome: ModelOutcome, verdict: Verdict, durationMs: number): StylistEvent => ({
  kind: 'model',
  outcome: verdict.ok ? 'ok' : verdict.reason,
  durationMs,
  ...(outcome.usage === undefined ? {} : { usage: outcome.usage }),
  ...(outcome.ok || outcome.detail === undefined ? {} : { detail: outcome.detail }),
});

const noteLimit = (outcome: ModelOutcome, pause: Pause, now: number): void => {
  if (outcome.ok || outcome.reason !== 'rate_limited') return;
  pause.until = now + 1000 * (outcome.retryAfterSeconds ?? 0);
};

const ask = async (job: Job, budgetMs: number): Promise<Chosen> => {
  const { ports, model, request, shortlist, brief } = job;
  const question = writeQuestion(brief, shortlist);
  if (question.offer.slots.length === 0) return { fallback: 'no_choice' };
  const started = ports.clock.now();
  const outcome = await model
    .choose({ ...question.ask, userHash: request.userHash, budgetMs })
    .catch((): ModelOutcome => ({ ok: false, reason: 'unavailable', detail: 'threw' }));
  const verdict: Verdict = outcome.ok ? readAnswer(outcome.text, question.offer, brief) : outcome;
  const ended = ports.clock.now();
  ports.report?.(eventOf(outcome, verdict, ended - started));
  noteLimit(outcome, job.pause, ended);
  if (!verdict.ok) return { fallback: verdict.reason };
  return {
    choice: agreePreset(verdict.choice, shortlist),
    model: outcome.ok ? outcome.model : model.model,
    cached: false,
  };
};

export const askInTime = async (job: Job): Promise<Chosen> => {
  const now = job.ports.clock.now();
  if (now < job.pause.until) return { fallback: 'paused' };
  const left = job.deadline - now - RESERVE_MS;
  return left < MIN_MODEL_MS ? { fallback: 'no_time' } : ask(job, left);
};
