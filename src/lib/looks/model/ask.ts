/** Asks the model within the time that is left and checks its answer. */
import { readAnswer } from './answer.ts';
import type { Brief } from './brief.ts';
import { type Question, writeQuestion } from './prompt.ts';
import type { StyleRequest } from '../types.ts';
import type { LookChoice, Shortlist } from '../choice.ts';
import type { Breaker, Permit } from './breaker.ts';
import type { Fallback, ModelOutcome, StylistEvent, StylistModel, StylistPorts } from './ports.ts';

/** Kept back for composing the look after the model's time is up. */
const RESERVE_MS = 300;
/** A model call with less time than this would mostly be paid for nothing. */
const MIN_MODEL_MS = 1_500;
/** With the reserve a slow model costs a user under six seconds before the rules answer, however fresh the container. */
const MAX_MODEL_MS = 5_500;

export interface Job {
  readonly ports: StylistPorts;
  readonly model: StylistModel;
  readonly request: StyleRequest;
  readonly shortlist: Shortlist;
  readonly brief: Brief;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly breaker: Breaker;
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

interface Turn {
  readonly question: Question;
  readonly permit: Permit;
  readonly budgetMs: number;
}

const ask = async (job: Job, { question, permit, budgetMs }: Turn): Promise<Chosen> => {
  const { ports, model, request, brief } = job;
  const started = ports.clock.now();
  const outcome = await model
    .choose({ ...question.ask, userHash: request.userHash, budgetMs })
    .catch((): ModelOutcome => ({ ok: false, reason: 'unavailable', detail: 'threw' }));
  const verdict: Verdict = outcome.ok ? readAnswer(outcome.text, question.offer, brief) : outcome;
  const ended = ports.clock.now();
  ports.report?.(eventOf(outcome, verdict, ended - started));
  permit.done(outcome, ended);
  if (!verdict.ok) return { fallback: verdict.reason };
  return {
    choice: verdict.choice,
    model: outcome.ok ? outcome.model : model.model,
    cached: false,
  };
};

/** Rules answer at once while the circuit is open. */
export const askInTime = async (job: Job): Promise<Chosen> => {
  const now = job.ports.clock.now();
  const leftMs = job.deadline - now - RESERVE_MS;
  if (leftMs < MIN_MODEL_MS) return { fallback: 'no_time' };
  const question = writeQuestion(job.brief, job.shortlist);
  if (question.offer.slots.length === 0) return { fallback: 'no_choice' };
  const permit = job.breaker.enter(now);
  if (permit === undefined) return { fallback: 'paused' };
  await job.request.beforeAsking?.();
  return ask(job, { question, permit, budgetMs: Math.min(leftMs, MAX_MODEL_MS, permit.mostMs) });
};
