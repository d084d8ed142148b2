/** What an app asks the functions for, as events: one request after the other, or the whole way from a selfie to its look. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { anApiEvent, aSelfieEvent } from '../testing/events.ts';
import type { Functions, Invocation } from './service.ts';

const SELFIE = new URL('../fixtures/selfies/default.jpg', import.meta.url);

/** Who asks, and for which look. */
export interface Whose {
  readonly userId: string;
  readonly uploadId: string;
}

export interface Ask {
  /** The function. */
  readonly name: string;
  readonly event?: Partial<APIGatewayProxyEvent>;
  readonly payload?: unknown;
}

const WISH = { style: 'glam', occasion: 'party' };
const mine = { pathParameters: { userId: 'me' } };

/** Every request of the API that an app makes, by what it is for. */
export const REQUESTS = {
  health: () => ({ name: 'health' }),
  'upload URL': () => ({ name: 'upload-url', payload: { preferences: WISH } }),
  look: ({ uploadId }) => ({ name: 'get-look', event: { pathParameters: { uploadId } } }),
  'analyze, ready': ({ uploadId }) => ({ name: 'analyze', payload: { uploadId } }),
  refinement: ({ uploadId }) => ({ name: 'analyze', payload: { uploadId, refine: 'softer' } }),
  recommendation: ({ uploadId }) => ({ name: 'get-recommendation', event: { queryStringParameters: { uploadId } } }),
  'recommendation, newest': () => ({ name: 'get-recommendation' }),
  'list of 20': () => ({ name: 'list-looks', event: mine }),
  save: ({ uploadId }) => ({ name: 'save-look', payload: { uploadId, saved: true, name: 'Friday' } }),
  'presets of a style': () => ({ name: 'list-presets', event: { queryStringParameters: { style: 'glam' } } }),
  preset: () => ({ name: 'get-preset', event: { pathParameters: { presetId: 'soft_glam_v1' } } }),
  settings: () => ({ name: 'get-user', event: mine }),
  'settings, changed': () => ({ name: 'update-user', event: mine, payload: { preferences: WISH } }),
  consent: () => ({ name: 'give-consent', event: mine, payload: { noticeVersion: '2026-11' } }),
  export: () => ({ name: 'export-user', event: mine }),
  deletion: ({ uploadId }) => ({ name: 'delete-look', event: { pathParameters: { uploadId } } }),
} satisfies Readonly<Record<string, (whose: Whose) => Ask>>;
export type RequestName = keyof typeof REQUESTS;

/** A handler looks for a body where the method may have one; which of those it is, it does not ask. */
export const eventOf = (whose: Whose, { event, payload }: Omit<Ask, 'name'>): APIGatewayProxyEvent =>
  anApiEvent({
    sub: whose.userId,
    httpMethod: payload === undefined ? 'GET' : 'POST',
    body: payload === undefined ? null : JSON.stringify(payload),
    ...event,
  });

export const objectEvent = (uploadId: string): unknown => aSelfieEvent(`selfies/${uploadId}.jpg`);

/** An answer that nobody expects. */
export class Unexpected extends Error {}

export interface Answer {
  readonly statusCode: number;
  readonly body: Record<string, unknown>;
  readonly invocation: Invocation;
}

/** What an app would wait before it tells the user to try again. Milliseconds. */
const PATIENCE = 60_000;
const ATTEMPTS = 5;

export interface AppOptions {
  readonly selfie?: string;
  /** Told of every answer. */
  readonly onAnswer?: (name: string, statusCode: number, milliseconds: number) => void;
}

const createAsk = (functions: Functions, onAnswer: AppOptions['onAnswer']) => {
  const once = async (whose: Whose, { name, ...ask }: Ask): Promise<Answer> => {
    const from = performance.now();
    const invocation = await functions.invoke(name, eventOf(whose, ask));
    const { statusCode, body } = invocation;
    onAnswer?.(name, statusCode, performance.now() - from);
    return { statusCode, body: JSON.parse(body === '' ? '{}' : body) as Answer['body'], invocation };
  };
  /** As a client does that keeps to `retryable`: a 503 is asked again. */
  const ask = async (whose: Whose, wanted: Ask, ...statuses: readonly number[]): Promise<Answer> => {
    const until = Date.now() + PATIENCE;
    for (;;) {
      const answer = await once(whose, wanted);
      if (answer.statusCode === 503 && Date.now() < until) await sleep(500);
      else if (statuses.includes(answer.statusCode)) return answer;
      else throw new Unexpected(`${answer.statusCode} × ${wanted.name} ${answer.body['code'] as string}`);
    }
  };
  return { once, ask };
};

const createPut = (selfie: string | URL) => {
  const photo = readFileSync(selfie);
  return async ({ url, headers }: Answer['body']): Promise<void> => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const request = { method: 'PUT', headers: headers as Record<string, string>, body: photo };
      const status = await fetch(url as string, request).then(
        (response) => response.status,
        () => 503,
      );
      // 412: the object is there, since a write went through whose answer was lost.
      if (status < 300 || status === 412) return;
    }
    throw new Unexpected('the selfie could not be put');
  };
};

/** S3's event as Lambda delivers it: not waited for, and tried three times in all; AWS waits 60 s and 120 s between them. */
const deliver = async (functions: Functions, uploadId: string): Promise<'done' | 'failed'> => {
  for (const delay of [0, 1_000, 2_000]) {
    await sleep(delay);
    const isDone = await functions.invoke('analyze-on-upload', objectEvent(uploadId)).then(
      () => true,
      () => false,
    );
    if (isDone) return 'done';
  }
  return 'failed';
};

export const createApp = (functions: Functions, { selfie, onAnswer }: AppOptions = {}) => {
  const { once, ask } = createAsk(functions, onAnswer);
  const putSelfie = createPut(selfie ?? SELFIE);
  const upload = async (userId: string, preferences: object = WISH): Promise<string> => {
    const whose = { userId, uploadId: '' };
    const { body } = await ask(whose, { name: 'upload-url', payload: { preferences } }, 200);
    await putSelfie(body);
    return body['uploadId'] as string;
  };
  const waitForLook = async (whose: Whose): Promise<Answer> => {
    const until = Date.now() + PATIENCE;
    const event = { pathParameters: { uploadId: whose.uploadId }, queryStringParameters: { wait: '10' } };
    for (;;) {
      const answer = await ask(whose, { name: 'get-look', event }, 200, 202);
      if (answer.statusCode === 200 || Date.now() > until) return answer;
    }
  };
  /** Upload URL, PUT, analysis by event and by request, the look held with `?wait`, the list. */
  const wholeWay = async (userId: string, preferences?: object) => {
    const uploadId = await upload(userId, preferences);
    const whose = { userId, uploadId };
    const event = deliver(functions, uploadId);
    await ask(whose, { name: 'analyze', payload: { uploadId } }, 200, 202);
    const look = await waitForLook(whose);
    if (look.statusCode !== 200) throw new Unexpected('no look came');
    await ask(whose, REQUESTS['list of 20'](), 200);
    return { uploadId, event: await event };
  };
  return { once, ask, putSelfie, upload, wholeWay };
};
export type App = ReturnType<typeof createApp>;
