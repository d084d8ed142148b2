/** Reads what came back from the Responses API, answer or error, as one of the outcomes that the stylist knows. */
import type { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { Response } from 'openai/resources/responses/responses';
import type { ModelFault, ModelOutcome, ModelUsage } from '../../looks/model/ports.ts';

type Failure = Extract<ModelOutcome, { ok: false }>;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A compatible server may send less than the type promises, or a web page with status 200. */
const isResponse = (value: unknown): value is Response => isRecord(value) && Array.isArray(value['output']);

const usageOf = (response: Response): { usage?: ModelUsage } => {
  const usage = response.usage as Partial<NonNullable<Response['usage']>> | null | undefined;
  if (usage?.input_tokens === undefined || usage.output_tokens === undefined) return {};
  const cachedTokens = usage.input_tokens_details?.cached_tokens ?? 0;
  return { usage: { inputTokens: usage.input_tokens, cachedTokens, outputTokens: usage.output_tokens } };
};

const FAILED_CODES: Readonly<Record<string, ModelFault>> = {
  rate_limit_exceeded: 'rate_limited',
  invalid_prompt: 'content_filter',
  bio_policy: 'content_filter',
  misalignment_policy_violation: 'content_filter',
};

const partsOf = (response: Response) =>
  response.output.flatMap((item) => (item.type === 'message' && Array.isArray(item.content) ? item.content : []));

const cutShort = (response: Response): Failure | undefined => {
  const reason = response.incomplete_details?.reason;
  if (reason === 'content_filter') return { ok: false, reason: 'content_filter' };
  return response.status === 'incomplete'
    ? { ok: false, reason: 'incomplete', detail: reason ?? 'unknown' }
    : undefined;
};

/** A refusal and a truncated answer are ordinary answers with status 200: the SDK throws for neither. */
const faultOf = (response: Response): Failure | undefined => {
  if (response.error) {
    return { ok: false, reason: FAILED_CODES[response.error.code] ?? 'unavailable', detail: response.error.code };
  }
  if (response.status === 'failed' || response.status === 'cancelled') {
    return { ok: false, reason: 'unavailable', detail: response.status };
  }
  const refused = partsOf(response).some((part) => part.type === 'refusal');
  return refused ? { ok: false, reason: 'refusal' } : cutShort(response);
};

export const outcomeOfResponse = (response: unknown, askedModel: string): ModelOutcome => {
  if (!isResponse(response)) return { ok: false, reason: 'wrong_shape', detail: 'not_a_response' };
  const usage = usageOf(response);
  const failure = faultOf(response);
  if (failure !== undefined) return { ...failure, ...usage };
  const text = partsOf(response)
    .map((part) => (part.type === 'output_text' ? part.text : ''))
    .join('');
  if (text === '') return { ok: false, reason: 'bad_json', detail: 'empty', ...usage };
  const spent = usage.usage ?? { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };
  return { ok: true, text, model: typeof response.model === 'string' ? response.model : askedModel, usage: spent };
};

const statusFault = (status: number): ModelFault => {
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 408) return 'timeout';
  if (status === 429) return 'rate_limited';
  return status >= 500 || status === 409 ? 'unavailable' : 'rejected';
};

/** Seconds, from `retry-after` as a number or a date; undefined when there is none. */
export const retryAfterOf = (headers: Headers, now: number): number | undefined => {
  const milliseconds = Number.parseFloat(headers.get('retry-after-ms') ?? '');
  if (Number.isFinite(milliseconds)) return milliseconds / 1000;
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = Number(value);
  const result = Number.isFinite(seconds) ? seconds : (Date.parse(value) - now) / 1000;
  return Number.isFinite(result) ? Math.max(0, result) : undefined;
};

interface SdkErrors {
  readonly APIError: typeof APIError;
  readonly APIUserAbortError: typeof APIUserAbortError;
  readonly APIConnectionTimeoutError: typeof APIConnectionTimeoutError;
}

type StatusError = APIError;

const statusFailure = (status: number, error: StatusError, now: number): Failure => {
  const after = error.headers === undefined ? undefined : retryAfterOf(error.headers, now);
  return {
    ok: false,
    reason: statusFault(status),
    detail: error.code ?? String(status),
    ...(after === undefined ? {} : { retryAfterSeconds: after }),
  };
};

/** What fetch throws when the body breaks off: the SDK passes it on as it is. */
const isBrokenOff = (error: unknown): boolean => error instanceof TypeError && error.cause !== undefined;

/** An account without credit answers 429 as well, and goes on doing so. */
const isPermanent = (detail: string | undefined): boolean => detail === 'client' || detail === 'insufficient_quota';

/** Whether the same question may be answered a moment later. */
export const isPassing = ({ reason, detail }: Failure): boolean =>
  ['timeout', 'rate_limited', 'unavailable'].includes(reason) && !isPermanent(detail);

/** The SDK's own words are left out: they may repeat parts of the request or of the key. */
export const outcomeOfError = (error: unknown, sdk: SdkErrors, now: number): Failure => {
  if (error instanceof sdk.APIUserAbortError || error instanceof sdk.APIConnectionTimeoutError) {
    return { ok: false, reason: 'timeout' };
  }
  if (error instanceof SyntaxError) return { ok: false, reason: 'bad_json', detail: 'body' };
  if (!(error instanceof sdk.APIError)) {
    return { ok: false, reason: 'unavailable', detail: isBrokenOff(error) ? 'connection' : 'client' };
  }
  const { status } = error as StatusError;
  return status === undefined
    ? { ok: false, reason: 'unavailable', detail: 'connection' }
    : statusFailure(status, error as StatusError, now);
};
