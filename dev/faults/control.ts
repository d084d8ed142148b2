/** The control interface over HTTP: `/_control/calls`, `/_control/faults` and `/_control/seed`. */
import type { FaultDesk } from './desk.ts';
import { parseRule } from './rules.ts';

export interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
}

type Route = (desk: FaultDesk, body: string) => unknown;

const faults = (desk: FaultDesk) => ({ faults: desk.rules(), seed: desk.seed() });

const addFaults: Route = (desk, body) => {
  const asked: unknown = JSON.parse(body);
  const rules = (Array.isArray(asked) ? (asked as unknown[]) : [asked]).map(parseRule);
  rules.forEach(desk.add);
  return faults(desk);
};

const setSeed: Route = (desk, body) => {
  const { seed } = JSON.parse(body) as { seed?: unknown };
  if (!Number.isSafeInteger(seed)) throw new TypeError('seed is a whole number');
  desk.reseed(seed as number);
  return faults(desk);
};

const ROUTES: Readonly<Record<string, Route>> = {
  'GET /_control/calls': (desk) => ({ calls: desk.counts() }),
  'DELETE /_control/calls': (desk) => {
    desk.resetCounts();
    return { calls: desk.counts() };
  },
  'GET /_control/faults': faults,
  'POST /_control/faults': addFaults,
  'DELETE /_control/faults': (desk) => {
    desk.clear();
    return faults(desk);
  },
  'PUT /_control/seed': setSeed,
};

export const isControlPath = (path: string): boolean => path.startsWith('/_control/');

export const answerControl = (desk: FaultDesk, method: string, path: string, body: string): ControlAnswer => {
  const route = ROUTES[`${method} ${path}`];
  if (route === undefined) {
    return { status: 404, body: { error: `The control interface has ${Object.keys(ROUTES).join(', ')}` } };
  }
  try {
    return { status: 200, body: route(desk, body) };
  } catch (error) {
    return { status: 400, body: { error: error instanceof Error ? error.message : 'The request cannot be read' } };
  }
};
