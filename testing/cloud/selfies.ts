/** A selfie's way through the API, for tests against the running local cloud. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallCount } from '../../dev/rekognition/faults.ts';
import type { Preferences } from '../../src/lib/looks/types.ts';
import { api, stack, type ApiAnswer } from './cloud.ts';

export interface UploadTicket {
  readonly uploadId: string;
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  readonly expiresAt: string;
}

export interface UploadWish {
  readonly contentType?: string;
  readonly contentLength?: number;
  readonly preferences?: Preferences;
}

/** `POST /upload-url`, which must succeed. */
export const requestUpload = async (token: string, wish: UploadWish = {}): Promise<UploadTicket> => {
  const { status, body } = await api<UploadTicket>('/upload-url', { token, body: wish });
  if (status !== 200) throw new Error(`POST /upload-url answered ${status}: ${JSON.stringify(body)}`);
  return body;
};

/** PUTs as the ticket says; `headers` override single ones. */
export const putSelfie = (
  ticket: Pick<UploadTicket, 'url' | 'headers'>,
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(ticket.url, { method: 'PUT', headers: { ...ticket.headers, ...headers }, body: Buffer.from(bytes) });

/** Ticket and PUT in one; the upload's id. */
export const uploadSelfie = async (token: string, bytes: Uint8Array, wish: UploadWish = {}): Promise<string> => {
  const ticket = await requestUpload(token, wish);
  const { status } = await putSelfie(ticket, bytes);
  if (status !== 200) throw new Error(`The PUT answered ${status}`);
  return ticket.uploadId;
};

/** Asks `GET /look/{uploadId}` until it is no longer 202, for at most `timeoutMs`. */
export const waitForLook = async <T = Record<string, unknown>>(
  token: string,
  uploadId: string,
  timeoutMs = 30_000,
): Promise<ApiAnswer<T>> => {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await api<T>(`/look/${uploadId}`, { token });
    if (answer.status !== 202 || Date.now() > deadline) return answer;
    await sleep(200);
  }
};

/** Calls per operation (`DetectFaces`), and per operation and object, at the local Rekognition since it started or was reset. */
export const rekognitionCalls = async (): Promise<Readonly<Record<string, CallCount>>> => {
  const response = await fetch(`${stack.rekognitionEndpoint}/_control/calls`);
  const { calls } = (await response.json()) as { calls: Record<string, CallCount> };
  return calls;
};

/** How often it was asked about this upload's selfie, whatever else goes on beside. */
export const detectionsOf = async (uploadId: string): Promise<number> => {
  const own = Object.entries(await rekognitionCalls()).filter(
    ([name]) => name.startsWith('DetectFaces ') && name.includes(uploadId),
  );
  return own.reduce((sum, [, { called }]) => sum + called, 0);
};
