/** Faults at the door of an upstream, drawn by a seed: an error of its own, a throttle, silence for a while, a cut. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRandom } from '../cost/random.ts';

export interface Faults {
  /** Undefined: the call goes through. */
  readonly strike: (response: ServerResponse) => boolean;
  readonly setRate: (rate: number) => void;
  readonly count: () => number;
}

type Words = readonly [status: number, body: string];

/** Status and body of its own failure and of a throttle. */
export interface FaultWords {
  readonly failure: Words;
  readonly throttle: Words;
}

/** Longer than any client waits for the table, shorter than for the face analysis. Milliseconds. */
const SILENCE_MS = 2_000;

const say = (response: ServerResponse, [status, body]: Words): void => {
  response.writeHead(status).end(body);
};

export const createFaults = (seed: number, words: FaultWords): Faults => {
  const random = createRandom(seed);
  let rate = 0;
  let struck = 0;
  const kinds: ((response: ServerResponse) => void)[] = [
    (response) => {
      say(response, words.failure);
    },
    (response) => {
      say(response, words.throttle);
    },
    (response) => {
      setTimeout(() => response.destroy(), SILENCE_MS).unref();
    },
    (response) => response.destroy(),
  ];
  return {
    strike: (response) => {
      if (random.next() >= rate) return false;
      struck += 1;
      kinds[Math.floor(random.next() * kinds.length)]?.(response);
      return true;
    },
    setRate: (next) => {
      rate = next;
    },
    count: () => struck,
  };
};

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

export const guarded =
  (faults: Faults, answer: Listener): Listener =>
  (request, response) => {
    if (faults.strike(response)) request.resume();
    else answer(request, response);
  };
