/** Daily quotas: counted under a hash, so that erasing a user does not reset them. */
import { Problem } from '../../errors.ts';
import type { Clock } from '../../time.ts';

/** `refinements`: what composes a look anew, and so may ask the model. */
export type QuotaMeter = 'analyses' | 'uploadUrls' | 'refinements';

export interface QuotaUse {
  /** A hash that stands for the user, so that an erasure does not reset the counters. */
  readonly userHash: string;
  /** UTC, `YYYY-MM-DD`. */
  readonly day: string;
  readonly meter: QuotaMeter;
  readonly limit: number;
  /** What it is counted for: a second time under the name of the last one counts nothing. */
  readonly name?: string | undefined;
}

export interface QuotaStore {
  /** Counts one if fewer than `limit` were counted that day, atomically. How many it makes, or undefined at the limit. */
  take(use: QuotaUse): Promise<number | undefined>;
  /** Counts one less, if any was counted that day: what it was counted for was not delivered. */
  giveBack(use: Omit<QuotaUse, 'limit' | 'name'>): Promise<void>;
  /** How many were counted that day. */
  used(userHash: string, day: string): Promise<Readonly<Record<QuotaMeter, number>>>;
}

/** What a client is told: the `ratelimit-*` headers and GET /users/{userId}. */
export interface QuotaState {
  readonly limit: number;
  readonly remaining: number;
  /** ISO 8601 UTC: the next midnight. */
  readonly resetsAt: string;
}

export interface QuotaDeps {
  readonly quota: QuotaStore;
  readonly limits: Readonly<Record<QuotaMeter, number>>;
  readonly hashUser: (userId: string) => string;
  readonly clock: Pick<Clock, 'now'>;
}

const DAY_MS = 24 * 60 * 60_000;

const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

const midnightAfter = (now: number): number => (Math.floor(now / DAY_MS) + 1) * DAY_MS;

const stateOf = (limit: number, used: number, now: number): QuotaState => ({
  limit,
  remaining: Math.max(0, limit - used),
  resetsAt: new Date(midnightAfter(now)).toISOString(),
});

const EXCEEDED: Readonly<Record<QuotaMeter, string>> = {
  analyses: 'All analyses of today are used up; they come back at midnight UTC.',
  uploadUrls: 'All upload URLs of today are used up; they come back at midnight UTC.',
  refinements: 'All refinements of today are used up; they come back at midnight UTC.',
};

/**
 * Counts one.
 * @throws Problem quota_exceeded at the limit, with the seconds until midnight UTC and nothing counted
 */
export const takeQuota =
  ({ quota, limits, hashUser, clock }: QuotaDeps) =>
  async (userId: string, meter: QuotaMeter, name?: string): Promise<QuotaState> => {
    const now = clock.now();
    const limit = limits[meter];
    const used = await quota.take({ userHash: hashUser(userId), day: dayOf(now), meter, limit, name });
    if (used !== undefined) return stateOf(limit, used, now);
    const retryAfterSeconds = Math.ceil((midnightAfter(now) - now) / 1000);
    throw new Problem('quota_exceeded', EXCEEDED[meter], { retryAfterSeconds, quota: stateOf(limit, limit, now) });
  };

/** Counts one less on the day of `taken`. */
export const giveQuotaBack =
  ({ quota, hashUser }: Pick<QuotaDeps, 'quota' | 'hashUser'>) =>
  (userId: string, meter: QuotaMeter, taken: QuotaState): Promise<void> =>
    quota.giveBack({ userHash: hashUser(userId), day: dayOf(Date.parse(taken.resetsAt) - 1), meter });

/** What is left, without counting. */
export const readQuota =
  ({ quota, limits, hashUser, clock }: QuotaDeps) =>
  async (userId: string): Promise<Readonly<Record<QuotaMeter, QuotaState>>> => {
    const now = clock.now();
    const used = await quota.used(hashUser(userId), dayOf(now));
    return {
      analyses: stateOf(limits.analyses, used.analyses, now),
      uploadUrls: stateOf(limits.uploadUrls, used.uploadUrls, now),
      refinements: stateOf(limits.refinements, used.refinements, now),
    };
  };
