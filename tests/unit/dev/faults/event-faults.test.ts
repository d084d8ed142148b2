import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createFaultDesk } from '../../../../dev/faults/desk.ts';
import { createEventPath, type EventPath } from '../../../../dev/faults/event-faults.ts';
import { parseRule } from '../../../../dev/faults/rules.ts';

let path: EventPath | undefined;
afterEach(() => path?.stop());

/** Sends these keys under the rule; what arrived at once, and what had arrived in the end. */
const send = async (rule: object, keys: readonly string[], waitMs = 60) => {
  const desk = createFaultDesk(1);
  desk.add(parseRule({ service: 'events', ...rule }));
  const arrived: string[] = [];
  path = createEventPath(desk);
  for (const key of keys) path.pass({ operation: 'ObjectCreated:Put', key }, () => arrived.push(key));
  const atOnce = [...arrived];
  await sleep(waitMs);
  return { atOnce, inTheEnd: arrived };
};

describe('an S3 event', () => {
  it('can arrive twice', async () => {
    const { atOnce, inTheEnd } = await send({ kind: 'duplicate', delayMs: 20 }, ['a', 'b']);

    expect(atOnce).toEqual(['a', 'b']);
    expect(inTheEnd).toEqual(['a', 'b', 'a']);
  });

  it('can come late', async () => {
    const { atOnce, inTheEnd } = await send({ kind: 'delay', delayMs: 20 }, ['a', 'b']);

    expect(atOnce).toEqual(['b']);
    expect(inTheEnd).toEqual(['b', 'a']);
  });

  it('can be lost', async () => {
    expect((await send({ kind: 'drop', match: 'b' }, ['a', 'b', 'c'])).inTheEnd).toEqual(['a', 'c']);
  });

  it('can be overtaken by the next one', async () => {
    expect((await send({ kind: 'reorder', calls: 2 }, ['a', 'b', 'c', 'd'])).atOnce).toEqual(['c', 'a', 'b', 'd']);
  });

  it('that is to be overtaken arrives in any case', async () => {
    expect((await send({ kind: 'reorder' }, ['a'], 2_100)).inTheEnd).toEqual(['a']);
  });

  it('that waits is forgotten when the cloud stops', async () => {
    const desk = createFaultDesk(1);
    desk.add(parseRule({ service: 'events', kind: 'delay', delayMs: 10 }));
    const stopped = createEventPath(desk);
    let isDelivered = false;
    stopped.pass({ operation: 'ObjectCreated:Put', key: 'a' }, () => (isDelivered = true));
    stopped.stop();
    await sleep(40);

    expect(isDelivered).toBe(false);
  });
});
