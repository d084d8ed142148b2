/** A user's stored wishes and corrections: read, and patched field by field, where null removes one. */
import { Problem } from '../../errors.ts';
import type { PersonReadings } from '../../face/person.ts';
import type { Corrections } from '../../face/types.ts';
import type { Preferences } from '../../looks/types.ts';
import type { Clock } from '../../time.ts';
import type { Timestamp } from '../ports.ts';

export interface Consent {
  readonly noticeVersion: string;
  readonly givenAt: Timestamp;
}

export interface UserRecord {
  readonly userId: string;
  readonly preferences: Preferences;
  readonly corrections: Corrections;
  readonly consent: Consent | null;
  /** What photos said of the skin; absent before the first. */
  readonly readings?: PersonReadings;
  /** The last erasure. */
  readonly erasedAt?: Timestamp;
  /** Until then nothing is written: the account is gone, and its tokens are not yet. */
  readonly refusedUntil?: Timestamp;
  /** The row is damaged: nothing of it is told, and nobody counts as having agreed. */
  readonly isUnreadable?: true;
}

/** What was asked before an erasure, or by a token of an erased account, is refused: each write is conditional on that. */
export interface UserStore {
  get(userId: string): Promise<UserRecord | undefined>;
  /** Records consent; creates the row when there is none. False when it is refused. */
  consent(userId: string, consent: Consent, askedAt: Timestamp): Promise<boolean>;
  /** Replaces the readings; creates the row when there is none. False when it is refused. */
  remember(userId: string, readings: PersonReadings, askedAt: Timestamp): Promise<boolean>;
  /** Sets and removes single fields and leaves the others; creates the row when there is none. Undefined when refused. */
  patch(userId: string, patch: SettingsPatch, askedAt: Timestamp): Promise<UserRecord | undefined>;
}

type Patch<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

export interface SettingsPatch {
  readonly preferences?: Patch<Preferences> | undefined;
  readonly corrections?: Patch<Corrections> | undefined;
}

export interface UserSettingsDeps {
  readonly users: Pick<UserStore, 'patch'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** A user who was never seen exists as soon as the token is valid. */
export const getUser =
  (deps: { readonly users: Pick<UserStore, 'get'> }) =>
  async (userId: string): Promise<UserRecord> =>
    (await deps.users.get(userId)) ?? { userId, preferences: {}, corrections: {}, consent: null };

export const erased = (): Problem =>
  new Problem('unauthorized', 'What belongs to this account was erased meanwhile. Sign in again.');

/** Whether the user was erased after `askedAt`, or the account is gone. */
export const isErased = (user: UserRecord | undefined, askedAt: Timestamp): boolean =>
  (user?.erasedAt ?? '') >= askedAt || (user?.refusedUntil ?? '') > askedAt;

/** @throws Problem unauthorized, see `isErased` */
export const assertNotErased = (user: UserRecord | undefined, askedAt: Timestamp): void => {
  if (isErased(user, askedAt)) throw erased();
};

/**
 * RFC 7386: null removes, absent leaves, anything else replaces.
 * @throws Problem unauthorized, see `assertNotErased`
 */
export const updateUser =
  ({ users, clock }: UserSettingsDeps) =>
  async (userId: string, patch: SettingsPatch): Promise<UserRecord> => {
    const user = await users.patch(userId, patch, new Date(clock.now()).toISOString());
    if (!user) throw erased();
    return user;
  };
