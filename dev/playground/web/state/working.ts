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

export const failureOf = (error: unknown): Failure => {
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
    const { title, hint } = failureOf(error);
    notice.value = hint === undefined ? title : `${title}: ${hint}`;
  } finally {
    busy.value = false;
  }
};
