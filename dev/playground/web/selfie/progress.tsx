/** Where the selfie stands, live: three steps, the bytes sent, and what to do when it was refused. */
import type { JSX } from 'preact';
import { noticeVersion } from '../state/account.ts';
import { agreeAndRetry, stage, type Stage } from '../state/analysis.ts';
import { busy, type Failure } from '../state/working.ts';

const STEPS = ['Upload', 'Analyse', 'Look'] as const;

const POSITION: Readonly<Record<Stage['kind'], number>> = { idle: -1, failed: -1, uploading: 0, waiting: 1, ready: 3 };

const percent = ({ loaded, total }: { loaded: number; total: number | undefined }): number =>
  total === undefined || total === 0 ? 0 : Math.round((loaded / total) * 100);

const WAITING = { awaiting_upload: 'The bucket has it; waiting for the analysis…', analyzing: 'Measuring the face…' };

const textOf = (now: Stage): string => {
  switch (now.kind) {
    case 'idle':
      return '';
    case 'failed':
      return `${now.failure.title}.`;
    case 'uploading':
      return `Uploading, ${percent(now)} %`;
    case 'waiting':
      return WAITING[now.status];
    case 'ready':
      return `A look in ${now.seconds.toFixed(1)} s`;
  }
};

const Steps = ({ now }: { now: Stage }): JSX.Element => (
  <ol class="steps" aria-hidden="true">
    {STEPS.map((step, index) => {
      const position = POSITION[now.kind];
      const state = index < position ? 'done' : index === position ? 'now' : 'later';
      return (
        <li key={step} class={state}>
          {step}
        </li>
      );
    })}
  </ol>
);

const Refused = ({ failure }: { failure: Failure }): JSX.Element => (
  <div class="problem" role="alert">
    <strong>{failure.title}</strong>
    {failure.hint !== undefined && <p>{failure.hint}</p>}
    {failure.code === 'consent_required' && (
      <button type="button" class="primary" aria-disabled={busy.value} onClick={() => void agreeAndRetry()}>
        Agree to notice {noticeVersion()} and try again
      </button>
    )}
    {failure.code !== undefined && (
      <p class="fine">
        <code>{failure.code}</code>
        {failure.measured !== undefined && ` measured ${failure.measured}`}
        {failure.threshold !== undefined && `, limit ${failure.threshold}`}
      </p>
    )}
  </div>
);

export const Progress = (): JSX.Element | null => {
  const now = stage.value;
  if (now.kind === 'idle') return null;
  if (now.kind === 'failed') return <Refused failure={now.failure} />;
  return (
    <div class="progress">
      {now.kind !== 'ready' && <Steps now={now} />}
      <progress
        max={100}
        aria-label="Upload"
        {...(now.kind === 'uploading' ? { value: percent(now) } : now.kind === 'ready' && { value: 100 })}
      />
      <p role="status" class="muted">
        {textOf(now)}
      </p>
    </div>
  );
};
