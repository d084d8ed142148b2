/** Asks for a look until it is there, at the pace the service names. */
import type { Client } from 'openapi-fetch';
import { sleep, throwIfAborted } from './abort.ts';
import { GlamAiProblem, retryAfterOf } from './problem.ts';
import type { components, paths } from './schema.ts';

export type Look = components['schemas']['Look'];
export type Pending = components['schemas']['Pending'];

export interface WaitOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; 60 000 by default. */
  readonly timeoutMs?: number | undefined;
  readonly onStatus?: ((status: Pending['status']) => void) | undefined;
}

const TIMEOUT_MS = 60_000;
/** The longest that the service holds an answer. */
const LONGEST_WAIT = 10;
/** Lost connections in a row after which the network counts as gone. */
const MAX_LOST = 3;
const PAUSE_SECONDS = 1;

type Step = { readonly look: Look } | { readonly pauseSeconds: number; readonly lost: boolean };

/** A daily quota does not come back while somebody waits. */
const passes = ({ retryable, status, code }: GlamAiProblem): boolean =>
  retryable && code !== 'quota_exceeded' && (status === 429 || status >= 500);

/** A fault that passes becomes a pause; anything else is the answer. Fetch tells a lost connection by a TypeError. */
const pauseAfter = (error: unknown): Step => {
  if (error instanceof TypeError) return { pauseSeconds: PAUSE_SECONDS, lost: true };
  if (!(error instanceof GlamAiProblem) || !passes(error)) throw error;
  return { pauseSeconds: error.retryAfter ?? PAUSE_SECONDS, lost: false };
};

const ask = async (api: Client<paths>, uploadId: string, wait: number, options: WaitOptions): Promise<Step> => {
  const { data, response } = await api.GET('/look/{uploadId}', {
    params: { path: { uploadId }, query: { wait } },
    ...(options.signal && { signal: options.signal }),
  });
  if (data === undefined) throw unexpected(response);
  if (data.status === 'ready') return { look: data };
  options.onStatus?.(data.status);
  return { pauseSeconds: retryAfterOf(response) ?? data.retryAfterSeconds, lost: false };
};

const unexpected = ({ status }: Response): GlamAiProblem =>
  new GlamAiProblem({ code: 'unexpected_answer', status, detail: 'The answer has no body.', retryable: false });

const timedOut = (): GlamAiProblem =>
  new GlamAiProblem({ code: 'timeout', status: 0, detail: 'There is no look yet; ask again later.', retryable: true });

/**
 * Long-polls, so that a look arrives as soon as it is there.
 * @throws GlamAiProblem with the code of a failed analysis, or timeout; TypeError when the network is gone; AbortError
 */
export const waitForLook = async (api: Client<paths>, uploadId: string, options: WaitOptions = {}): Promise<Look> => {
  const deadline = Date.now() + (options.timeoutMs ?? TIMEOUT_MS);
  let lost = 0;
  for (;;) {
    throwIfAborted(options.signal);
    const left = Math.ceil((deadline - Date.now()) / 1000);
    if (left < 1) throw timedOut();
    const step = await ask(api, uploadId, Math.min(LONGEST_WAIT, left), options).catch((error: unknown) => {
      if (lost >= MAX_LOST) throw error;
      return pauseAfter(error);
    });
    if ('look' in step) return step.look;
    lost = step.lost ? lost + 1 : 0;
    if (Date.now() + step.pauseSeconds * 1000 > deadline) throw timedOut();
    await sleep(step.pauseSeconds * 1000, options.signal);
  }
};
