/** Mixed traffic on a number of connections that are never idle, with full flows beside it. */
import autocannon from 'autocannon';
import { drawWish } from './wishes.ts';
import { runFlow } from '../service/flow.ts';
import type { Sample } from '../service/meter.ts';
import type { Service } from '../service/service.ts';
import { drawRequests, type StoredLook } from './traffic.ts';

export interface MixedOptions {
  readonly seconds: number;
  readonly connections: number;
  readonly samples: number;
}

export interface MixedResult {
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly latency: { readonly p50: number; readonly p90: number; readonly p99: number; readonly max: number };
  /** Status -> answers. */
  readonly statuses: Readonly<Record<string, number>>;
  /** No answer: cut, refused or not within ten seconds. */
  readonly lost: number;
  readonly samples: readonly Sample[];
  readonly flows: { readonly done: number; readonly failures: readonly string[] };
}

/** One user a second goes the whole way. */
const startFlows = (service: Service, milliseconds: number) => {
  const running: Promise<string | undefined>[] = [];
  const timer = setInterval(() => {
    running.push(runFlow(service.url, drawWish(Math.random)).then(({ failure }) => failure));
  }, 1_000);
  setTimeout(() => {
    clearInterval(timer);
  }, milliseconds);
  return () => Promise.all(running);
};

const startSampling = (service: Service, everyMs: number) => {
  const samples: Promise<Sample>[] = [];
  const timer = setInterval(() => samples.push(service.sample()), everyMs);
  return () => {
    clearInterval(timer);
    return Promise.all(samples);
  };
};

export const runMixed = async (
  service: Service,
  looks: readonly StoredLook[],
  { seconds, connections, samples: count }: MixedOptions,
): Promise<MixedResult> => {
  const draw = drawRequests(looks, 1);
  const endFlows = startFlows(service, seconds * 1_000);
  const endSampling = startSampling(service, (seconds * 1_000) / count);
  const { requests, latency, statusCodeStats, errors, timeouts } = await autocannon({
    url: service.url,
    connections,
    duration: seconds,
    timeout: 10,
    requests: [{ setupRequest: (request) => ({ ...request, ...draw() }) }],
  });
  const samples = await endSampling();
  const failures = (await endFlows()).filter((failure) => failure !== undefined);
  const flows = { done: seconds, failures };
  return {
    requests: requests.total,
    perSecond: requests.average,
    latency: { p50: latency.p50, p90: latency.p90, p99: latency.p99, max: latency.max },
    statuses: Object.fromEntries(
      Object.entries(statusCodeStats ?? {}).map(([status, { count: n }]) => [status, n ?? 0]),
    ),
    lost: errors + timeouts,
    samples,
    flows,
  };
};
