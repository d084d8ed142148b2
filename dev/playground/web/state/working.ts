/** Shows that something is under way, and what became of it. */
import { signal } from '@preact/signals';
import { GlamAiProblem, type Problem } from '../api/service.ts';

export interface Failure {
  readonly title: string;
  /** What the user can do. */
  readonly hint: string | undefined;
  readonly code: string | undefined;
  readonly measured: number | string | undefined;
  readonly threshold: number | string | undefined;
}

/** A wish is being fulfilled. */
export const busy = signal(false);
/** Read out by screen readers. */
export const notice = signal('');

const said = (problem: Problem | undefined): Pick<Failure, 'hint' | 'measured' | 'threshold'> => ({
  hint: problem?.hint ?? problem?.detail,
  measured: problem?.measured,
  threshold: problem?.threshold,
});

const OFFLINE = {
  title: 'The service cannot be reached',
  hint: 'Check your connection, then try again: nothing is lost.',
};

/** What Chromium, Firefox, Safari and the client's upload call a request that got no answer. */
const isOffline = (error: unknown): boolean =>
  error instanceof TypeError && /fetch|network|load failed|reached/i.test(error.message);

export const failureOf = (error: unknown): Failure => {
  if (isOffline(error)) return { ...said(undefined), ...OFFLINE, code: undefined };
  if (error instanceof GlamAiProblem) {
    const { problem, message, code } = error;
    return { title: problem?.title ?? message, code, ...said(problem) };
  }
  return { title: error instanceof Error ? error.message : String(error), code: undefined, ...said(undefined) };
};

export const working = async (done: string, work: () => Promise<void>): Promise<void> => {
  // Buttons stay focusable while something is under way; a second press does nothing.
  if (busy.value) return;
  busy.value = true;
  notice.value = '';
  try {
    await work();
    notice.value = done;
  } catch (error) {
    const { title, hint, code } = failureOf(error);
    // The sign-in says it.
    if (code === 'unauthorized') return;
    notice.value = hint === undefined ? title : `${title}: ${hint}`;
  } finally {
    busy.value = false;
  }
};
