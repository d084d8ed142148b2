/** An HTTP proxy in front of the local services, on one port, that does to a call what the fault desk says. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { closeServer, listen } from '../local-cloud/servers.ts';
import { answerControl, isControlPath } from './control.ts';
import type { FaultDesk, Strike } from './desk.ts';
import { type Answered, type Asked, createSender, endToEnd, readAll, type Send } from './exchange.ts';
import { identify } from './identify.ts';
import { createIndexLag, type IndexLag, type Projections } from './index-lag.ts';
import { refusalOf } from './refusals.ts';
import type { Service } from './rules.ts';

export interface FaultProxyOptions {
  readonly host: string;
  readonly port: number;
  readonly desk: FaultDesk;
  /** Where each service really is; a service that is not there answers 502. */
  readonly upstreams: Readonly<Partial<Record<Service, string>>>;
  /** What the table's indexes copy, for those that lag. */
  readonly projections?: Projections;
}

export interface FaultProxy {
  close(): Promise<void>;
}

/** What becomes of a call; undefined: the caller's connection is cut before anything came back. */
type Fate = { readonly answer: Answered; readonly cutAfter?: number } | undefined;

interface Deed {
  readonly strike: Strike;
  readonly service: Service;
  readonly ask: () => Promise<Answered>;
  /** The answer as an index gives it that lags behind. */
  readonly late: (answer: Answered) => Answered;
}

/** One bit of one byte in each kilobyte, and at least one. */
const damaged = (body: Buffer, random: () => number): Buffer => {
  const copy = Buffer.from(body);
  const flips = body.length === 0 ? 0 : 1 + Math.floor(body.length / 1024);
  for (let flip = 0; flip < flips; flip += 1) {
    const at = Math.floor(random() * copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  return copy;
};

const refused = (service: Service, kind: 'throttle' | 'fail'): Fate => {
  const { status, headers, body } = refusalOf(service, kind);
  return { answer: { status, rawHeaders: Object.entries(headers).flat(), body: Buffer.from(body) } };
};

const answered = async (ask: () => Promise<Answered>): Promise<Fate> => ({ answer: await ask() });

/** What each fault is, in deeds. The real service has done its work where the answer is cut, corrupt or the second one. */
const FATES: Readonly<Record<Strike['kind'], (deed: Deed) => Promise<Fate> | Fate>> = {
  throttle: ({ service }) => refused(service, 'throttle'),
  fail: ({ service }) => refused(service, 'fail'),
  refuse: () => undefined,
  delay: async ({ strike, ask }) => {
    await sleep(strike.delayMs);
    return answered(ask);
  },
  cut: async ({ ask }) => {
    const answer = await ask();
    return { answer, cutAfter: Math.floor(answer.body.length / 2) };
  },
  corrupt: async ({ strike, ask }) => {
    const answer = await ask();
    return { answer: { ...answer, body: damaged(answer.body, strike.random) } };
  },
  duplicate: async ({ ask }) => {
    await ask();
    return answered(ask);
  },
  lag: async ({ ask, late }) => ({ answer: late(await ask()) }),
  // Kinds of events, which do not pass here.
  drop: () => undefined,
  reorder: ({ ask }) => answered(ask),
};

const reply = (request: IncomingMessage, response: ServerResponse, fate: Fate): void => {
  if (fate === undefined) {
    request.socket.destroy();
    return;
  }
  const { answer, cutAfter } = fate;
  // The answer to HEAD and a 304 name a length and have no body.
  const hasBody = request.method !== 'HEAD' && answer.status !== 304 && answer.status !== 204;
  const length = ['Content-Length', String(answer.body.length)];
  response.writeHead(answer.status, hasBody ? [...endToEnd(answer.rawHeaders), ...length] : [...answer.rawHeaders]);
  if (cutAfter === undefined) {
    response.end(answer.body);
    return;
  }
  response.write(answer.body.subarray(0, cutAfter), () => request.socket.destroy());
};

const isLagging = (desk: FaultDesk): boolean => desk.rules().some(({ kinds }) => kinds.includes('lag'));

const serve = (options: FaultProxyOptions, send: Send, lag: IndexLag) => {
  const { desk, upstreams } = options;
  const pass = async (request: IncomingMessage, asked: Asked): Promise<Fate> => {
    const target = request.headers['x-amz-target'];
    const { method, url } = asked;
    const { service, operation } = identify({ method, url, target: typeof target === 'string' ? target : '' });
    const upstream = upstreams[service];
    if (upstream === undefined) throw new Error(`Nothing stands behind the proxy for ${service}`);
    const ask = (): Promise<Answered> => send(new URL(upstream), asked);
    if (service === 'dynamodb' && isLagging(desk)) await lag.remember(operation, asked, new URL(upstream));
    const strike = desk.decide({ service, operation, text: () => `${url}\n${asked.body.toString('latin1')}` });
    if (strike === undefined) return answered(ask);
    const late = (answer: Answered): Answered =>
      service === 'dynamodb' ? lag.late(asked, answer, strike.delayMs) : answer;
    return FATES[strike.kind]({ strike, service, ask, late });
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/', rawHeaders } = request;
    const body = await readAll(request);
    if (isControlPath(url)) {
      const answer = answerControl(desk, method, url, body.toString());
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
      return;
    }
    reply(request, response, await pass(request, { method, url, rawHeaders, body }));
  };
};

/** Bodies are read whole, since a call may be sent twice; a caller who breaks off has asked nothing. */
export const startFaultProxy = async (options: FaultProxyOptions): Promise<FaultProxy> => {
  const sender = createSender();
  const handle = serve(options, sender.send, createIndexLag(sender.send, options.projections ?? {}));
  const server = createServer((request, response) => {
    handle(request, response).catch(() => request.socket.destroy());
  });
  await listen(server, options.host, options.port);
  return {
    close: async () => {
      sender.close();
      await closeServer(server);
    },
  };
};
