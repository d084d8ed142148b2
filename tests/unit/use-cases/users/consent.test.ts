import { describe, expect, it } from '@jest/globals';
import { assertConsent, giveConsent } from '../../../../src/lib/use-cases/users/consent.ts';
import type { UserRecord } from '../../../../src/lib/use-cases/users/user-settings.ts';
import { UPLOAD, USER } from '../../../../testing/factories.ts';
import { fakeClock } from '../../../support/memory.ts';
import { OWNER, setUpProcess } from '../../../support/process.ts';

const RULE = { required: true, noticeVersion: '2026-11' };
const userWith = (noticeVersion: string | null): UserRecord => ({
  userId: USER,
  preferences: {},
  corrections: {},
  consent: noticeVersion === null ? null : { noticeVersion, givenAt: '2026-11-01T00:00:00.000Z' },
});

describe('consent', () => {
  it.each([
    ['to the current notice', userWith('2026-11'), true, undefined],
    ['to an older notice', userWith('2026-01'), true, 'consent_required'],
    ['never given', userWith(null), true, 'consent_required'],
    ['of a user never seen', undefined, true, 'consent_required'],
    ['never given, where the stage does not ask', undefined, false, undefined],
  ] as const)('%s', (_what, user, required, code) => {
    const check = () => {
      assertConsent({ ...RULE, required })(user);
    };

    if (code === undefined) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code }));
  });

  it('stops an analysis before a quota is counted or a face is measured', async () => {
    const { process, calls, uploads } = setUpProcess({ deps: { assertConsent: assertConsent(RULE) } });

    expect(await process(UPLOAD, OWNER)).toMatchObject({ kind: 'failed', problem: { code: 'consent_required' } });
    expect(calls).toMatchObject({ measure: 0, counted: 0 });
    expect(uploads.rows.get(UPLOAD)).toMatchObject({ status: 'failed', failure: { code: 'consent_required' } });
  });

  it('is recorded with version and time, and not again for the same version', async () => {
    let user: UserRecord | undefined;
    let writes = 0;
    const give = giveConsent({
      users: {
        get: () => Promise.resolve(user),
        consent: (userId, consent) => {
          writes += 1;
          user = { userId, preferences: {}, corrections: {}, consent };
          return Promise.resolve(true);
        },
      },
      rule: RULE,
      clock: fakeClock(),
    });

    const first = await give(USER, '2026-11');
    const second = await give(USER, '2026-11');

    expect(first.consent).toEqual({ noticeVersion: '2026-11', givenAt: '2026-11-24T10:00:00.000Z' });
    expect(second).toEqual(first);
    expect(writes).toBe(1);
    await expect(give(USER, '2025-01')).rejects.toMatchObject({
      code: 'invalid_request',
      errors: [{ path: '/body/noticeVersion' }],
    });
  });
});
