/** The ways in which the local Responses API can answer. */

export const MODES = [
  'ok',
  'refusal',
  'incomplete',
  'content_filter',
  'failed',
  'wrong_shape',
  'not_json',
  'unknown_id',
  '401',
  '404',
  '429',
  '500',
  'slow',
  'stall',
  'hang_up',
] as const;
export type Mode = (typeof MODES)[number];

export interface Behaviour {
  readonly mode: Mode;
  /** Requests that are answered so before `ok` returns; null for all. */
  readonly times: number | null;
  /** Value of `retry-after` on a 429, in seconds. */
  readonly retryAfterSeconds: number;
  /** How long `slow` and `stall` hold the answer, in milliseconds. */
  readonly delayMs: number;
}

export const NORMAL: Behaviour = { mode: 'ok', times: null, retryAfterSeconds: 1, delayMs: 30_000 };

const isMode = (value: unknown): value is Mode => MODES.some((mode) => mode === value);

const positive = (value: unknown, fallback: number): number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : fallback;

/** Reads the body of a control request; undefined when it names no known mode. */
export const readBehaviour = (body: unknown): Behaviour | undefined => {
  const wanted = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (!isMode(wanted['mode'])) return undefined;
  return {
    mode: wanted['mode'],
    times: typeof wanted['times'] === 'number' ? wanted['times'] : null,
    retryAfterSeconds: positive(wanted['retryAfterSeconds'], NORMAL.retryAfterSeconds),
    delayMs: positive(wanted['delayMs'], NORMAL.delayMs),
  };
};
