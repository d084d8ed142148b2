/** Consent to the current privacy notice: where a stage requires it, nothing of a face is taken without it. */
import { Problem } from '../../errors.ts';
import type { Clock } from '../../time.ts';
import { type Consent, erased, getUser, type UserRecord, type UserStore } from './user-settings.ts';

export interface ConsentRule {
  readonly required: boolean;
  /** The version of the notice that is shown today. */
  readonly noticeVersion: string;
}

export type HasConsent = (user: Pick<UserRecord, 'consent'> | undefined) => void;

/** @throws Problem consent_required, unless the stage does not ask or the user agreed to the current notice */
export const assertConsent =
  ({ required, noticeVersion }: ConsentRule): HasConsent =>
  (user) => {
    if (!required || user?.consent?.noticeVersion === noticeVersion) return;
    throw new Problem(
      'consent_required',
      `Show the privacy notice ${noticeVersion} and record the user's consent with PUT /users/me/consent first.`,
    );
  };

export interface GiveConsentDeps {
  readonly users: Pick<UserStore, 'get' | 'consent'>;
  readonly rule: Pick<ConsentRule, 'noticeVersion'>;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Records version and time. Agreeing again to the same version keeps the first time.
 * @throws Problem invalid_request for any version but the current one; unauthorized, see `assertNotErased`
 */
export const giveConsent =
  ({ users, rule, clock }: GiveConsentDeps) =>
  async (userId: string, noticeVersion: string): Promise<UserRecord> => {
    if (noticeVersion !== rule.noticeVersion) {
      throw new Problem('invalid_request', 'Consent is given to the current privacy notice only.', {
        errors: [{ path: '/body/noticeVersion', message: `must be ${rule.noticeVersion}` }],
      });
    }
    const now = new Date(clock.now()).toISOString();
    const user = await getUser({ users })(userId);
    if (user.consent?.noticeVersion === noticeVersion) return user;
    const consent: Consent = { noticeVersion, givenAt: now };
    if (!(await users.consent(userId, consent, now))) throw erased();
    return { ...user, consent };
  };
