/** Every HTTP call that the page makes, with its secrets masked before anything is kept. */
import { signal } from '@preact/signals';
import { masked } from './masking.ts';

export interface HttpCall {
  readonly id: number;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | undefined;
  readonly file?: string | undefined;
  /** 0: no answer came. */
  readonly status?: number | undefined;
  readonly ms?: number | undefined;
  readonly answer?: string | undefined;
}

/** Newest first. */
export const calls = signal<readonly HttpCall[]>([]);

const KEPT = 100;
let made = 0;

type Outcome = Pick<HttpCall, 'status' | 'answer'>;

/** The function it returns ends the call. */
export const logCall = (call: Omit<HttpCall, 'id' | 'status' | 'ms' | 'answer'>): ((outcome: Outcome) => void) => {
  made += 1;
  const id = made;
  const startedAt = performance.now();
  const headers = call.headers.filter(([name]) => name.toLowerCase() !== 'authorization');
  const authorized = headers.length < call.headers.length;
  const entry: HttpCall = {
    ...call,
    id,
    url: masked(call.url),
    headers: authorized ? [['authorization', 'Bearer ***'], ...headers] : headers,
    body: call.body === undefined ? undefined : masked(call.body),
  };
  calls.value = [entry, ...calls.value].slice(0, KEPT);
  return ({ status, answer }) => {
    const end = { status, ms: Math.round(performance.now() - startedAt), answer: answer && masked(answer) };
    calls.value = calls.value.map((one) => (one.id === id ? { ...one, ...end } : one));
  };
};

const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

export const loggedFetch = async (request: Request): Promise<Response> => {
  const body = await request.clone().text();
  const end = logCall({
    method: request.method,
    url: request.url,
    headers: [...request.headers],
    body: body === '' ? undefined : body,
  });
  try {
    const response = await fetch(request);
    end({ status: response.status, answer: pretty(await response.clone().text()) });
    return response;
  } catch (error) {
    end({ status: 0, answer: String(error) });
    throw error;
  }
};
