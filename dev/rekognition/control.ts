/** The control interface: `/_control/calls` and `/_control/faults`, each with GET and DELETE, the latter with POST. */
import { parseFault } from './faults.ts';
import type { FaultDesk } from './faults.ts';

export interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
}

const ok = (body: unknown): ControlAnswer => ({ status: 200, body });
const refuse = (status: number, error: string): ControlAnswer => ({ status, body: { error } });

const addFault = (desk: FaultDesk, body: string): ControlAnswer => {
  try {
    desk.add(parseFault(JSON.parse(body)));
  } catch (error) {
    return refuse(400, error instanceof Error ? error.message : 'The fault cannot be read');
  }
  return ok({ faults: desk.faults() });
};

type Route = (desk: FaultDesk, body: string) => ControlAnswer;

const ROUTES: Readonly<Record<string, Route>> = {
  'GET /_control/calls': (desk) => ok({ calls: desk.counts() }),
  'DELETE /_control/calls': (desk) => {
    desk.resetCounts();
    return ok({ calls: desk.counts() });
  },
  'GET /_control/faults': (desk) => ok({ faults: desk.faults() }),
  'POST /_control/faults': addFault,
  'DELETE /_control/faults': (desk) => {
    desk.clearFaults();
    return ok({ faults: desk.faults() });
  },
};

export const isControlPath = (path: string): boolean => path.startsWith('/_control/');

export const answerControl = (desk: FaultDesk, method: string, path: string, body: string): ControlAnswer => {
  const route = ROUTES[`${method} ${path}`];
  return route === undefined
    ? refuse(404, `The control interface has ${Object.keys(ROUTES).join(', ')}`)
    : route(desk, body);
};
