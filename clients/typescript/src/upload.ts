/** The PUT of a selfie to its presigned URL: XMLHttpRequest where there is one, since fetch tells no progress of a body. */
import { abortError, throwIfAborted } from './abort.ts';
import { GlamAiProblem } from './problem.ts';
import type { components } from './schema.ts';

export type UploadTicket = components['schemas']['UploadTicket'];

/** A file of React Native's image pickers; its XMLHttpRequest and fetch read it from the address. */
export interface NativeFile {
  readonly uri: string;
  readonly type?: string | undefined;
  /** Bytes. */
  readonly size?: number | undefined;
}

export type Selfie = Blob | Uint8Array<ArrayBuffer> | NativeFile;

export interface UploadProgress {
  /** Bytes sent. */
  readonly loaded: number;
  /** Bytes in all; undefined when the platform does not know. */
  readonly total: number | undefined;
}

export interface PutOptions {
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** As much of XMLHttpRequest as browsers and React Native share. */
interface UploadRequest {
  readonly status: number;
  readonly upload: { onprogress: ((event: ProgressLike) => void) | null };
  onload: (() => void) | null;
  onerror: (() => void) | null;
  onabort: (() => void) | null;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  send(body: unknown): void;
  abort(): void;
}

interface ProgressLike {
  readonly loaded: number;
  readonly total: number;
  readonly lengthComputable: boolean;
}

export const sizeOf = (selfie: Selfie): number | undefined =>
  selfie instanceof Uint8Array ? selfie.byteLength : selfie.size;

export const typeOf = (selfie: Selfie): 'image/jpeg' | 'image/png' =>
  !(selfie instanceof Uint8Array) && selfie.type === 'image/png' ? 'image/png' : 'image/jpeg';

const unreachable = (): Error => new TypeError('The upload failed: the bucket cannot be reached.');

const viaXhr = (request: UploadRequest, ticket: UploadTicket, selfie: Selfie, options: PutOptions): Promise<number> =>
  new Promise((resolve, reject) => {
    const { signal, onProgress } = options;
    const stop = (): void => {
      request.abort();
    };
    const settle = (finish: () => void) => (): void => {
      signal?.removeEventListener('abort', stop);
      finish();
    };
    request.upload.onprogress = ({ loaded, total, lengthComputable }) =>
      onProgress?.({ loaded, total: lengthComputable ? total : sizeOf(selfie) });
    request.onload = settle(() => {
      resolve(request.status);
    });
    request.onerror = settle(() => {
      reject(unreachable());
    });
    request.onabort = settle(() => {
      reject(signal ? abortError(signal) : unreachable());
    });
    request.open(ticket.method, ticket.url);
    for (const [name, value] of Object.entries(ticket.headers)) request.setRequestHeader(name, value);
    signal?.addEventListener('abort', stop, { once: true });
    request.send(selfie);
  });

const viaFetch = async (ticket: UploadTicket, selfie: Selfie, { signal }: PutOptions): Promise<number> => {
  const body = 'uri' in selfie ? await (await fetch(selfie.uri)).blob() : (selfie as Blob);
  const { method, headers, url } = ticket;
  const { status } = await fetch(url, { method, headers, body, ...(signal && { signal }) });
  return status;
};

/**
 * 412 says that the object is there: the ticket is one call's own, so what lies there is this selfie, sent by an attempt
 * whose answer was lost.
 */
const ALREADY_THERE = 412;

const xhrClass = (): (new () => UploadRequest) | undefined =>
  (globalThis as { XMLHttpRequest?: new () => UploadRequest }).XMLHttpRequest;

const taken = (status: number): boolean => (status >= 200 && status < 300) || status === ALREADY_THERE;

const put = (ticket: UploadTicket, selfie: Selfie, options: PutOptions): Promise<number> => {
  const Xhr = xhrClass();
  return Xhr ? viaXhr(new Xhr(), ticket, selfie, options) : viaFetch(ticket, selfie, options);
};

/** @throws GlamAiProblem upload_refused; TypeError when the bucket cannot be reached; AbortError */
export const putSelfie = async (ticket: UploadTicket, selfie: Selfie, options: PutOptions = {}): Promise<void> => {
  throwIfAborted(options.signal);
  const total = sizeOf(selfie);
  options.onProgress?.({ loaded: 0, total });
  const status = await put(ticket, selfie, options);
  if (!taken(status)) {
    const detail = `The bucket refused the selfie with ${status}.`;
    throw new GlamAiProblem({ code: 'upload_refused', status, detail, retryable: true });
  }
  if (total !== undefined) options.onProgress?.({ loaded: total, total });
};
