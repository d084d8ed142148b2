import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createEventSource } from '../../../bench/service/event-source.ts';
import { createFaults } from '../../../bench/service/faults.ts';
import { createLine } from '../../../bench/service/line.ts';
import { createRouter, readRoutes } from '../../../bench/service/routes.ts';

describe('The gateway of the benchmarks', () => {
  const route = createRouter(readRoutes());

  it.each([
    ['GET', '/look/1', 'get-look', { uploadId: '1' }],
    ['DELETE', '/look/a%20b', 'delete-look', { uploadId: 'a b' }],
    ['POST', '/looks/save', 'save-look', null],
    ['GET', '/looks/save', 'list-looks', { userId: 'save' }],
    ['GET', '/get-presigned-url', 'upload-url', null],
    ['PUT', '/users/me/consent', 'give-consent', { userId: 'me' }],
  ])('finds the function of %s %s in serverless.yml', (method, path, functionName, parameters) => {
    expect(route(method, path)).toMatchObject({ route: { functionName }, parameters });
  });

  it.each([
    ['GET', '/nowhere'],
    ['POST', '/look/1'],
    ['GET', '/look'],
  ])('knows no %s %s', (method, path) => {
    expect(route(method, path)).toBeUndefined();
  });

  it('lets health in without a caller, and nothing else', () => {
    const open = readRoutes().filter(({ isOpen }) => isOpen);

    expect(open.map(({ functionName }) => functionName)).toEqual(['health']);
  });

  it('lets so many run at a time, the others in their order', async () => {
    const inLine = createLine(3);
    const order: number[] = [];
    let inside = 0;
    let most = 0;
    const work = (index: number) =>
      inLine(async () => {
        inside += 1;
        most = Math.max(most, inside);
        order.push(index);
        await sleep(2);
        inside -= 1;
        if (index % 5 === 0) throw new Error('failed');
      });

    await Promise.allSettled(Array.from({ length: 20 }, (_, index) => work(index)));

    expect(most).toBe(3);
    expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(await inLine(() => Promise.resolve('free'))).toBe('free');
  });
});

it('tries an event three times in all, as Lambda does', async () => {
  let tries = 0;
  const events = createEventSource(() => {
    tries += 1;
    return Promise.reject(new Error('down'));
  }, [0, 1, 1]);

  events.take('selfies/1.jpg');
  while (events.counts().running > 0) await sleep(2);

  expect(tries).toBe(3);
  expect(events.counts()).toEqual({ taken: 1, running: 0, retried: 2, failed: 1 });
});

it('strikes about as often as it was told, and never before', () => {
  const words = { failure: [500, ''], throttle: [429, ''] } as const;
  const faults = createFaults(1, words);
  const response = { writeHead: () => response, end: () => response, destroy: () => response };
  const strikes = (count: number): number => {
    let struck = 0;
    for (let turn = 0; turn < count; turn += 1) struck += faults.strike(response as never) ? 1 : 0;
    return struck;
  };

  expect(strikes(1_000)).toBe(0);
  faults.setRate(0.1);
  const struck = strikes(1_000);

  expect(struck).toBeGreaterThan(60);
  expect(struck).toBeLessThan(140);
  expect(faults.count()).toBe(struck);
});
