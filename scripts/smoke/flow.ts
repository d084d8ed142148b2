/** The main flow as one user goes through it, step by step; whatever answers otherwise than the API promises is an error. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from '../../dev/demo/app.ts';
import type { Photo } from '../../dev/demo/photo.ts';
import type { LookBody } from '../../src/lib/contract/look.ts';

export interface FlowInput {
  readonly apiUrl: string;
  readonly token: string;
  readonly photo: Photo;
  readonly noticeVersion: string;
  readonly step: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** How long a look may take in all. */
  readonly timeoutMs: number;
}

const PAUSE_MS = 500;

type Call = <T>(method: string, path: string, body?: object) => Promise<T>;

export const createCall =
  (apiUrl: string, token?: string): Call =>
  async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${apiUrl}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };

const expect = (fact: boolean, otherwise: string): void => {
  if (!fact) throw new Error(otherwise);
};

const sendSelfie = async ({ apiUrl, token, photo, step }: FlowInput): Promise<string> => {
  const app = createApp({ apiUrl }, token);
  const ticket = await step('get an upload URL', () => app.requestUpload(photo, undefined));
  await step('put the selfie', () => app.put(ticket, photo));
  return ticket.uploadId;
};

const waitForLook = async ({ apiUrl, token, timeoutMs }: FlowInput, uploadId: string): Promise<LookBody> => {
  const app = createApp({ apiUrl }, token);
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const answer = await app.look(uploadId);
    if (answer.status === 'ready') return answer;
    await sleep(PAUSE_MS);
  }
  throw new Error(`No look came within ${timeoutMs / 1000} s: is the S3 event of the selfies bucket wired?`);
};

const checkPreset = async ({ apiUrl, token }: FlowInput, look: LookBody): Promise<void> => {
  const { arPresetId, arPreset } = await createApp({ apiUrl }, token).recommendation(look.uploadId);
  expect(arPresetId === look.arPresetId, `The preset is ${arPresetId}, the look says ${look.arPresetId}.`);
  const response = await fetch(arPreset.template.url);
  expect(response.ok, `The AR template answered ${response.status}: is the stage seeded?`);
  const sha256 = createHash('sha256')
    .update(Buffer.from(await response.arrayBuffer()))
    .digest('hex');
  expect(sha256 === arPreset.template.sha256, 'The AR template has another checksum than its preset says.');
};

const keepLook = async (call: Call, uploadId: string): Promise<void> => {
  await call('POST', '/looks/save', { uploadId, name: 'Smoke' });
  const { items } = await call<{ items: readonly { uploadId: string }[] }>('GET', '/looks/me?saved=true');
  expect(
    items.some((item) => item.uploadId === uploadId),
    'The saved look is not in the list.',
  );
};

/** @returns the look, for the report; the user's data is gone by then */
export const runFlow = async (input: FlowInput): Promise<LookBody> => {
  const { apiUrl, token, noticeVersion, step } = input;
  const call = createCall(apiUrl, token);
  await step('agree to the privacy notice', () => call('PUT', '/users/me/consent', { noticeVersion }));
  const uploadId = await sendSelfie(input);
  const look = await step('wait for the look', () => waitForLook(input, uploadId));
  expect(look.products.length > 0, 'The look has no products: is the stage seeded?');
  await step('get the AR preset and its template', () => checkPreset(input, look));
  await step('save the look and list it', () => keepLook(call, uploadId));
  await step('delete the look', () => call('DELETE', `/look/${uploadId}`));
  await step('erase the user', () => call('DELETE', '/users/me?account=true'));
  return look;
};
