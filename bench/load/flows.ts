/** Full flows at a fixed number of users a second, whether or not the earlier ones have ended. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type FlowResult, runFlow, type Step, STEPS } from '../service/flow.ts';
import type { Busy, Service } from '../service/service.ts';
import { percentile } from '../support/machine.ts';
import { drawWish } from './wishes.ts';

export interface FlowFigures {
  readonly usersPerSecond: number;
  readonly begun: number;
  readonly ended: number;
  /** Flows that ended within the time in which users came, per second: below the rate, the machine was full. */
  readonly keptUpPerSecond: number;
  readonly failures: readonly string[];
  /** Milliseconds. */
  readonly times: Readonly<Record<Step, { readonly p50: number; readonly p99: number }>>;
  /** Share of one processor core, while users came and until the last flow ended. */
  readonly cores: Busy;
  /** Milliseconds of processor time of the handlers for one flow. */
  readonly handlerMsPerFlow: number;
}

const difference = (from: Busy, to: Busy, seconds: number): Busy => ({
  handlers: (to.handlers - from.handlers) / seconds,
  table: (to.table - from.table) / seconds,
  'other upstreams': (to['other upstreams'] - from['other upstreams']) / seconds,
  driver: (to.driver - from.driver) / seconds,
});

const timesOf = (results: readonly FlowResult[]): FlowFigures['times'] =>
  Object.fromEntries(
    ([...STEPS, 'whole flow'] as const).map((step) => {
      const values = results.flatMap(({ times }) => times[step] ?? []);
      return [step, { p50: percentile(values, 0.5), p99: percentile(values, 0.99) }];
    }),
  ) as FlowFigures['times'];

export const runFlows = async (service: Service, usersPerSecond: number, seconds: number): Promise<FlowFigures> => {
  const before = await service.busy();
  const since = performance.now();
  const running: Promise<FlowResult>[] = [];
  let endedInTime = 0;
  for (let index = 0; index < usersPerSecond * seconds; index += 1) {
    const due = since + (index * 1_000) / usersPerSecond;
    await sleep(Math.max(0, due - performance.now()));
    running.push(
      runFlow(service.url, drawWish(Math.random)).then((result) => {
        if (result.failure === undefined && performance.now() - since <= seconds * 1_000) endedInTime += 1;
        return result;
      }),
    );
  }
  const results = await Promise.all(running);
  const cores = difference(before, await service.busy(), (performance.now() - since) / 1_000);
  const succeeded = results.filter(({ failure }) => failure === undefined);
  return {
    usersPerSecond,
    begun: results.length,
    ended: succeeded.length,
    keptUpPerSecond: endedInTime / seconds,
    failures: results.flatMap(({ failure }) => failure ?? []),
    times: timesOf(succeeded),
    cores,
    handlerMsPerFlow: (cores.handlers * (performance.now() - since)) / Math.max(1, succeeded.length),
  };
};
