/** The GlamAI API for apps: a typed call for every route, and the few steps that belong together as one. */
import createClient, { type Client } from 'openapi-fetch';
import { throwIfAborted } from './abort.ts';
import { authorized, type Tokens } from './authorize.ts';
import { GlamAiProblem, problemOf, retryAfterOf } from './problem.ts';
import type { components, paths } from './schema.ts';
import { type PutOptions, putSelfie, type Selfie, sizeOf, typeOf, type UploadTicket } from './upload.ts';
import { type Look, waitForLook, type WaitOptions } from './wait-for-look.ts';

export { GlamAiProblem, type Problem, type ProblemCode } from './problem.ts';
export type { components, paths } from './schema.ts';
export type { NativeFile, Selfie, UploadProgress, UploadTicket } from './upload.ts';
export type { Look, WaitOptions } from './wait-for-look.ts';

type Schemas = components['schemas'];
export type LookSummary = Schemas['LookSummary'];
export type Preferences = Schemas['Preferences'];
export type Recommendation = Schemas['Recommendation'];
export type AnalyzeRequest = Schemas['AnalyzeRequest'];

export interface GlamAiClientOptions extends Tokens {
  /** For example `https://api.glamai.app`. */
  readonly baseUrl: string;
  /** For tests and for apps that log their calls; `globalThis.fetch` by default. Not used for the PUT to the bucket. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

export interface Keyed {
  /** A text of your own for what is wanted, such as a UUID: sent again within 24 hours it has no second effect. */
  readonly idempotencyKey?: string | undefined;
}

export interface UploadOptions extends PutOptions, Keyed {
  /** By default the file's own type, or image/jpeg. */
  readonly contentType?: 'image/jpeg' | 'image/png' | undefined;
  readonly preferences?: Preferences | undefined;
  /** Called before the PUT: the upload's id can be kept, so that the app finds the look even after a crash. */
  readonly onTicket?: ((ticket: UploadTicket) => void) | undefined;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface RecommendationOptions extends CallOptions {
  /** The `id` of one of the look's alternatives; the recommended look by default. */
  readonly look?: string | undefined;
  /** 0..100, scales every layer's coverage. */
  readonly strength?: number | undefined;
}

export interface ListOptions extends CallOptions {
  readonly savedOnly?: boolean | undefined;
  /** 1..100 */
  readonly pageSize?: number | undefined;
}

export interface GlamAiClient {
  /** Every route, typed. An answer of 400 or more is thrown as a GlamAiProblem, so `data` is there. */
  readonly api: Client<paths>;
  /** Asks for a URL and PUTs the selfie there; the analysis starts by itself. */
  uploadSelfie(selfie: Selfie, options?: UploadOptions): Promise<{ readonly uploadId: string }>;
  /** Resolves with the look, rejects with the problem of a selfie that cannot be analysed. */
  waitForLook(uploadId: string, options?: WaitOptions): Promise<Look>;
  /** A new revision for a `refine` or other preferences, or the look as it is; waits while it is being made. */
  analyze(request: AnalyzeRequest, options?: WaitOptions & Keyed): Promise<Look>;
  /** What an AR SDK needs of a look or of one of its alternatives, by default of the newest look; rejects with look_not_ready while there is none yet. */
  getRecommendation(uploadId?: string, options?: RecommendationOptions): Promise<Recommendation>;
  /** The user's looks, newest first, page by page as they are asked for. */
  listLooks(options?: ListOptions): AsyncGenerator<LookSummary, void, undefined>;
}

const failing = (api: Client<paths>): Client<paths> => {
  api.use({
    onResponse: async ({ response }) => {
      if (response.status >= 400) throw await problemOf(response);
    },
  });
  return api;
};

const withSignal = (signal: AbortSignal | undefined): { signal?: AbortSignal } => (signal ? { signal } : {});

const withKey = ({ idempotencyKey }: Keyed): { params?: { header: { 'idempotency-key': string } } } =>
  idempotencyKey === undefined ? {} : { params: { header: { 'idempotency-key': idempotencyKey } } };

const upload = async (api: Client<paths>, selfie: Selfie, options: UploadOptions): Promise<{ uploadId: string }> => {
  throwIfAborted(options.signal);
  const contentLength = sizeOf(selfie);
  const { preferences } = options;
  const { data: ticket } = await api.POST('/upload-url', {
    body: {
      contentType: options.contentType ?? typeOf(selfie),
      ...(contentLength !== undefined && { contentLength }),
      ...(preferences && { preferences }),
    },
    ...withKey(options),
    ...withSignal(options.signal),
  });
  if (!ticket) throw new TypeError('The answer has no upload ticket.');
  options.onTicket?.(ticket);
  await putSelfie(ticket, selfie, options);
  return { uploadId: ticket.uploadId };
};

const analyze = async (api: Client<paths>, body: AnalyzeRequest, options: WaitOptions & Keyed): Promise<Look> => {
  const { data } = await api.POST('/analyze', { body, ...withKey(options), ...withSignal(options.signal) });
  return data?.status === 'ready' ? data : waitForLook(api, body.uploadId, options);
};

const recommend = async (
  api: Client<paths>,
  uploadId: string | undefined,
  { signal, look, strength }: RecommendationOptions,
): Promise<Recommendation> => {
  const query = {
    ...(uploadId !== undefined && { uploadId }),
    ...(look !== undefined && { look }),
    ...(strength !== undefined && { strength }),
  };
  const { data, response } = await api.GET('/get-recommendation', {
    params: { query },
    ...withSignal(signal),
  });
  if (data && 'arPreset' in data) return data;
  const { status } = response;
  const detail = 'The look is not ready yet.';
  const retryAfter = retryAfterOf(response);
  throw new GlamAiProblem({ code: 'look_not_ready', status, detail, retryable: true, retryAfter });
};

type LookQuery = NonNullable<paths['/looks/{userId}']['get']['parameters']['query']>;

const queryOf = ({ pageSize, savedOnly }: ListOptions): LookQuery => ({
  ...(pageSize !== undefined && { limit: pageSize }),
  ...(savedOnly !== undefined && { saved: savedOnly }),
});

async function* looks(api: Client<paths>, options: ListOptions): AsyncGenerator<LookSummary, void, undefined> {
  const query = queryOf(options);
  for (;;) {
    const { data: page } = await api.GET('/looks/{userId}', {
      params: { path: { userId: 'me' }, query },
      ...withSignal(options.signal),
    });
    yield* page?.items ?? [];
    if (typeof page?.nextCursor !== 'string') return;
    query.cursor = page.nextCursor;
  }
}

export const createGlamAiClient = ({ baseUrl, fetch: own, ...tokens }: GlamAiClientOptions): GlamAiClient => {
  // Looked up at each call: an app may wrap the global fetch after this client was made.
  const send = own ?? ((request: Request) => globalThis.fetch(request));
  const api = failing(createClient<paths>({ baseUrl, fetch: authorized(send, tokens) }));
  return {
    api,
    uploadSelfie: (selfie, options = {}) => upload(api, selfie, options),
    waitForLook: (uploadId, options = {}) => waitForLook(api, uploadId, options),
    analyze: (request, options = {}) => analyze(api, request, options),
    getRecommendation: (uploadId, options = {}) => recommend(api, uploadId, options),
    listLooks: (options = {}) => looks(api, options),
  };
};
