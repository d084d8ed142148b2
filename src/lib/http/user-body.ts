/** User record and quota -> the contract's user. */
import type { UserBody } from '../contract/user.ts';
import type { QuotaMeter, QuotaState } from '../use-cases/quota.ts';
import type { UserRecord } from '../use-cases/user-settings.ts';

export const userBody = (user: UserRecord, quota: Readonly<Record<QuotaMeter, QuotaState>>): UserBody => ({
  userId: user.userId,
  preferences: user.preferences as UserBody['preferences'],
  corrections: user.corrections,
  consent: user.consent,
  quota: { analyses: quota.analyses, uploadUrls: quota.uploadUrls },
});
