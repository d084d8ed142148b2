/** What the stylist needs from the outside world: a model that answers, a shared cache, a clock, a place to report to. */
import type { Clock } from '../../time.ts';
import type { Catalogue } from '../types.ts';
import type { LookChoice } from '../choice.ts';

/** A JSON Schema in the subset that strict structured output allows. */
export type StrictSchema = Readonly<Record<string, unknown>>;

/** One question to the model. Instructions come first and never change, so that the provider can reuse their work. */
export interface ModelAsk {
  readonly instructions: string;
  readonly input: string;
  readonly schemaName: string;
  readonly schema: StrictSchema;
  /** Routes questions with the same beginning to the same place at the provider. */
  readonly promptCacheKey: string;
  /** A hash that stands for the user; at most 64 characters reach the provider. */
  readonly userHash: string;
  readonly maxOutputTokens: number;
  /** Milliseconds until the answer is of no use any more, retries included. */
  readonly budgetMs: number;
}

/** What the provider says it has read and written. */
export interface ModelUsage {
  readonly inputTokens: number;
  /** Part of the input that was cheap because the provider had it cached. */
  readonly cachedTokens: number;
  readonly outputTokens: number;
}

/** Why a model gave no text. `rejected`: the request or the model name is wrong, and asking again would not help. */
export const MODEL_FAULTS = [
  'refusal',
  'incomplete',
  'content_filter',
  'bad_json',
  'wrong_shape',
  'timeout',
  'rate_limited',
  'unauthorized',
  'rejected',
  'unavailable',
] as const;
export type ModelFault = (typeof MODEL_FAULTS)[number];

export type ModelOutcome =
  | { readonly ok: true; readonly text: string; readonly model: string; readonly usage: ModelUsage }
  | {
      readonly ok: false;
      readonly reason: ModelFault;
      /** From the provider's `retry-after`. */
      readonly retryAfterSeconds?: number;
      /** The provider's code or status, never its words and never the prompt. */
      readonly detail?: string;
      /** Tokens that were spent although nothing came of it. */
      readonly usage?: ModelUsage;
    };

/** Asks once, within the budget. Every fault of the other side is a value; it does not throw for them. */
export type ChooseWithModel = (ask: ModelAsk) => Promise<ModelOutcome>;

export interface StylistModel {
  /** The configured model, part of the cache key and of the provenance. */
  readonly model: string;
  /** False while there is no key: then the rules engine is the configured engine, not a fallback. */
  readonly configured: () => Promise<boolean>;
  /** Gets ready for a question that will come: nothing is asked yet. */
  readonly prepare: () => Promise<void>;
  readonly choose: ChooseWithModel;
}

/** Ids and words that suit every member of a profile bucket; nothing of any user. */
export interface CachedRecommendation {
  readonly choice: LookChoice;
  readonly model: string;
}

/** Shared by all containers. */
export interface RecommendationCache {
  get(key: string): Promise<CachedRecommendation | undefined>;
  /** Writes if no answer stands there that still counts; otherwise that one stays. */
  putFirst(key: string, value: CachedRecommendation, ttlSeconds: number): Promise<void>;
}

/** Why the rules engine answered though a model is configured. `no_choice`: no slot has two products to choose from. */
export const FALLBACKS = [...MODEL_FAULTS, 'unknown_id', 'no_choice', 'no_time', 'paused'] as const;
export type Fallback = (typeof FALLBACKS)[number];

/** For metrics and logs; it carries no prompt, no text and no user. */
export type StylistEvent =
  | {
      readonly kind: 'model';
      readonly outcome: 'ok' | Fallback;
      readonly durationMs: number;
      readonly usage?: ModelUsage;
      readonly detail?: string;
    }
  | { readonly kind: 'cache'; readonly outcome: 'hit' | 'miss' | 'stale' | 'skipped' | 'failed' };

export interface StylistPorts {
  readonly catalogue: Catalogue;
  /** Without one the rules engine answers. */
  readonly model?: StylistModel;
  readonly cache?: RecommendationCache;
  readonly clock: Pick<Clock, 'now'>;
  readonly report?: (event: StylistEvent) => void;
}
