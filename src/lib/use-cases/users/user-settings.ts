/** A user's stored wishes and corrections: read, and merged with a patch in which null removes a field. */
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
}

export interface UserStore {
  get(userId: string): Promise<UserRecord | undefined>;
  /** Records consent; creates the row when there is none. */
  consent(userId: string, consent: Consent, now: Timestamp): Promise<void>;
  /** Replaces preferences and corrections; creates the row when there is none and leaves the consent alone. */
  put(userId: string, change: Pick<UserRecord, 'preferences' | 'corrections'>, now: Timestamp): Promise<void>;
}

type Patch<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

export interface SettingsPatch {
  readonly preferences?: Patch<Preferences> | undefined;
  readonly corrections?: Patch<Corrections> | undefined;
}

export interface UserSettingsDeps {
  readonly users: Pick<UserStore, 'get' | 'put'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** A user who was never seen exists as soon as the token is valid. */
export const getUser =
  (deps: { readonly users: Pick<UserStore, 'get'> }) =>
  async (userId: string): Promise<UserRecord> =>
    (await deps.users.get(userId)) ?? { userId, preferences: {}, corrections: {}, consent: null };

/** RFC 7386: null removes, absent leaves, anything else replaces. */
const merged = <T extends object>(current: T, patch: Patch<T> | undefined): T =>
  Object.fromEntries(
    Object.entries({ ...current, ...patch }).filter(([, value]) => value !== null && value !== undefined),
  ) as T;

export const updateUser =
  (deps: UserSettingsDeps) =>
  async (userId: string, patch: SettingsPatch): Promise<UserRecord> => {
    const current = await getUser(deps)(userId);
    const change = {
      preferences: merged(current.preferences, patch.preferences),
      corrections: merged(current.corrections, patch.corrections),
    };
    await deps.users.put(userId, change, new Date(deps.clock.now()).toISOString());
    return { ...current, ...change };
  };
