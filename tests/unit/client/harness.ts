/** A fake API behind the client: answers in turn, and every request that came with its body. */
import {
  createGlamAiClient,
  type GlamAiClient,
  type GlamAiClientOptions,
} from '../../../clients/typescript/src/glamai-client.ts';

export interface Call {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

export type Reply = Response | Error | ((request: Request) => Promise<Response>);

export const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });

export const problem = (status: number, code: string, extra: object = {}, headers: Record<string, string> = {}) =>
  json(
    status,
    {
      type: `https://api.glamai.app/problems/${code}`,
      title: code,
      status,
      detail: `It is ${code}.`,
      instance: '/',
      code,
      requestId: 'request-1',
      retryable: status >= 429,
      ...extra,
    },
    headers,
  );

const toCall = async (request: Request): Promise<Call> => {
  const { pathname, search } = new URL(request.url);
  const text = await request.text();
  return {
    method: request.method,
    url: pathname + search,
    headers: request.headers,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
  };
};

export interface Fake {
  readonly client: GlamAiClient;
  readonly calls: readonly Call[];
}

/** Fails a call that no reply is left for. */
export const fakeApi = (replies: readonly Reply[], options: Partial<GlamAiClientOptions> = {}): Fake => {
  const calls: Call[] = [];
  const left = [...replies];
  const send = async (request: Request): Promise<Response> => {
    const reply = left.shift();
    // Reads the body as a network would: it cannot be sent a second time.
    calls.push(await toCall(request));
    if (reply === undefined) throw new Error(`No reply is left for ${request.method} ${request.url}.`);
    if (reply instanceof Error) throw reply;
    return typeof reply === 'function' ? reply(request) : reply;
  };
  const client = createGlamAiClient({
    baseUrl: 'https://api.test/v1',
    getIdToken: () => 'token-1',
    fetch: send,
    ...options,
  });
  return { client, calls };
};

export const UPLOAD_ID = '0b0c0000-0000-4000-8000-000000000001';

export const TICKET = {
  uploadId: UPLOAD_ID,
  url: 'https://bucket.test/selfies/1.jpg?signed',
  method: 'PUT',
  headers: { 'content-type': 'image/jpeg', 'if-none-match': '*' },
  maxBytes: 10_485_760,
  expiresAt: '2026-11-24T10:01:00.000Z',
} as const;
