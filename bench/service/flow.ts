/** One user's whole way: ask for an upload URL, put the selfie there, ask for the analysis, wait for the look, list it. */
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { SELFIE } from '../support/selfie.ts';

export const STEPS = ['upload-url', 'put', 'analyze', 'look', 'list'] as const;
export type Step = (typeof STEPS)[number] | 'whole flow';

export interface FlowResult {
  /** Milliseconds. */
  readonly times: Partial<Record<Step, number>>;
  /** Undefined when the user saw the look; else the step and what was answered. */
  readonly failure: string | undefined;
  readonly userId: string;
  readonly uploadId: string;
}

export type Wish = Readonly<Record<string, unknown>>;

const photo = readFileSync(SELFIE);
/** What an app would wait before it tells the user to try again. */
const PATIENCE_MS = 60_000;

class Unexpected extends Error {}

interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** As a client does that keeps to `retryable`: a 503 and a lost connection are asked again. */
const createAsk = (url: string, userId: string, until: number) => {
  const once = async (method: string, path: string, body?: unknown): Promise<Answered> => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${userId}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
  };
  return async (method: string, path: string, body?: unknown): Promise<Answered> => {
    for (;;) {
      const answer = await once(method, path, body);
      if (answer.status !== 503 || Date.now() > until) return answer;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
};

type Ask = ReturnType<typeof createAsk>;

const expectStatus = (step: Step, { status, body }: Answered, ...wanted: readonly number[]): void => {
  if (!wanted.includes(status))
    throw new Unexpected(`${step}: ${status} ${typeof body['code'] === 'string' ? body['code'] : ''}`);
};

const putSelfie = async (ticket: Record<string, unknown>): Promise<Answered> => {
  const headers = ticket['headers'] as Record<string, string>;
  for (let attempt = 1; ; attempt += 1) {
    const status = await fetch(String(ticket['url']), { method: 'PUT', headers, body: photo })
      .then((response) => response.status)
      .catch(() => 503);
    // The object is there when a write went through whose answer was lost.
    if (status < 500 || attempt === 5) return { status: status === 412 ? 200 : status, body: {} };
  }
};

const waitForLook = async (ask: Ask, uploadId: string, until: number): Promise<Answered> => {
  for (;;) {
    const answer = await ask('GET', `/look/${uploadId}?wait=10`);
    if (answer.status !== 202 || Date.now() > until) return answer;
  }
};

export const runFlow = async (url: string, preferences: Wish, userId = randomUUID()): Promise<FlowResult> => {
  const times: Partial<Record<Step, number>> = {};
  const begin = performance.now();
  const until = Date.now() + PATIENCE_MS;
  const ask = createAsk(url, userId, until);
  const timed = async (step: Step, work: () => Promise<Answered>, ...wanted: number[]): Promise<Answered> => {
    const since = performance.now();
    const answer = await work();
    times[step] = performance.now() - since;
    expectStatus(step, answer, ...wanted);
    return answer;
  };
  let uploadId = '';
  try {
    const { body: ticket } = await timed('upload-url', () => ask('POST', '/upload-url', { preferences }), 200);
    uploadId = String(ticket['uploadId']);
    await timed('put', () => putSelfie(ticket), 200);
    await timed('analyze', () => ask('POST', '/analyze', { uploadId }), 200, 202);
    await timed('look', () => waitForLook(ask, uploadId, until), 200);
    await timed('list', () => ask('GET', '/looks/me'), 200);
    times['whole flow'] = performance.now() - begin;
    return { times, failure: undefined, userId, uploadId };
  } catch (error) {
    const failure = error instanceof Unexpected ? error.message : `lost: ${(error as Error).name}`;
    return { times, failure, userId, uploadId };
  }
};
