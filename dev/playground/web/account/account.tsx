/** The user's own data: what is left of the quotas, consent, export and erasure, with what each means. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { exportAll, giveConsent, loadUser, noticeVersion, receipt, user } from '../state/account.ts';
import { forgetUser } from '../state/analysis.ts';
import { focusOn } from '../state/focus.ts';
import type { ErasureReceipt, User } from '../api/service.ts';
import { busy, working } from '../state/working.ts';

const day = (time: string): string => new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(new Date(time));
const number = (value: number): string => new Intl.NumberFormat('en').format(value);

const Left = ({ label, quota }: { label: string; quota: User['quota']['analyses'] }): JSX.Element => (
  <div class="left">
    <dt>{label}</dt>
    <dd>
      <meter min={0} max={quota.limit} value={quota.remaining} aria-label={`${label} left today`} />
      <span>
        {number(quota.remaining)} of {number(quota.limit)} left today
      </span>
    </dd>
  </div>
);

interface DangerProps {
  readonly label: string;
  readonly warning: string;
  readonly confirm: string;
  readonly onConfirm: () => Promise<void>;
}

const Warning = ({ label, warning, confirm, onAnswer }: DangerProps & { onAnswer: (sure: boolean) => void }) => (
  <div class="warning" role="group" aria-label={label}>
    <p role="alert">{warning}</p>
    <div class="row">
      <button
        type="button"
        class="danger"
        onClick={() => {
          onAnswer(true);
        }}
      >
        {confirm}
      </button>
      <button
        type="button"
        onClick={() => {
          onAnswer(false);
        }}
      >
        Keep my data
      </button>
    </div>
  </div>
);

/** Says what it means before it does it. */
const Danger = (props: DangerProps): JSX.Element => {
  const [asked, setAsked] = useState(false);
  const answer = (sure: boolean): void => {
    setAsked(false);
    focusOn('account-title');
    if (sure) void props.onConfirm();
  };
  if (asked) return <Warning {...props} onAnswer={answer} />;
  return (
    <button
      type="button"
      aria-disabled={busy.value}
      onClick={() => {
        setAsked(true);
      }}
    >
      {props.label}
    </button>
  );
};

const Consent = ({ consent }: Pick<User, 'consent'>): JSX.Element => (
  <div class="datum">
    <h3>Consent</h3>
    {consent ? (
      <>
        <p class="fine">
          Given on {day(consent.givenAt)} to privacy notice {consent.noticeVersion}.
        </p>
        <Danger
          label="Withdraw consent"
          warning="Nothing may be kept without consent: withdrawing erases your looks, uploads, selfies and settings for good."
          confirm="Withdraw and erase"
          onConfirm={() => working('Consent is withdrawn, and everything is erased.', () => forgetUser('consent'))}
        />
      </>
    ) : (
      <>
        <p class="fine">
          Not given. A stage that asks for it (prod does, a laptop does not) takes no selfie before. It covers measuring
          the selfie and keeping the profile with your looks; the selfie itself is deleted.
        </p>
        <button
          type="button"
          aria-disabled={busy.value}
          onClick={() => void working('Consent is recorded.', giveConsent)}
        >
          Agree to notice {noticeVersion()}
        </button>
      </>
    )}
  </div>
);

const download = async (): Promise<void> => {
  const blob = new Blob([JSON.stringify(await exportAll(), null, 2)], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = 'glamai-export.json';
  link.click();
  URL.revokeObjectURL(link.href);
};

const Export = (): JSX.Element => (
  <div class="datum">
    <h3>Export</h3>
    <p class="fine">
      Everything that is stored about you, as one JSON file: settings, uploads and looks. There is no image in it.
    </p>
    <button
      type="button"
      aria-disabled={busy.value}
      onClick={() => void working('The export is downloaded.', download)}
    >
      Download my data
    </button>
  </div>
);

const Erase = (): JSX.Element => (
  <div class="datum">
    <h3>Erase</h3>
    <p class="fine">Removes every row and selfie of yours. You stay signed in, and today’s quota stays used.</p>
    <Danger
      label="Erase my data"
      warning="Your looks, uploads, selfies and settings are erased for good."
      confirm="Erase everything"
      onConfirm={() => working('Everything is erased.', () => forgetUser('everything'))}
    />
  </div>
);

const Receipt = ({ erased, left, erasedAt, backupsExpireBy }: ErasureReceipt): JSX.Element => (
  <p class="receipt">
    Erased on {day(erasedAt)}: {erased.looks} looks, {erased.uploads} uploads, {erased.selfies} selfies, {erased.user}{' '}
    settings. Left: {left}. Backups expire by {day(backupsExpireBy)}.
  </p>
);

export const Account = (): JSX.Element | null => {
  if (!user.value) return null;
  const { quota, consent } = user.value;
  return (
    <section class="card" aria-labelledby="account-title">
      <div class="row between">
        <h2 id="account-title" tabIndex={-1}>
          Your data
        </h2>
        <button type="button" class="quiet" onClick={() => void loadUser()}>
          Refresh
        </button>
      </div>
      <dl class="quotas">
        <Left label="Analyses" quota={quota.analyses} />
        <Left label="Upload URLs" quota={quota.uploadUrls} />
      </dl>
      <div class="data">
        <Consent consent={consent} />
        <Export />
        <Erase />
      </div>
      {receipt.value && <Receipt {...receipt.value} />}
    </section>
  );
};
