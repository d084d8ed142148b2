/** User record -> the contract's user. */
import type { UserBody } from '../contract/user.ts';
import type { UserRecord } from '../use-cases/user-settings.ts';

export const userBody = ({ userId, preferences, corrections, consent }: UserRecord): UserBody => ({
  userId,
  preferences: preferences as UserBody['preferences'],
  corrections,
  consent,
});
