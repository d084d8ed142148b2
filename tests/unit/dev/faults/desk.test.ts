import { describe, expect, it } from '@jest/globals';
import { createFaultDesk, type Call } from '../../../../dev/faults/desk.ts';
import { parseRule, type Service } from '../../../../dev/faults/rules.ts';

const call = (operation = 'GetItem', service: Service = 'dynamodb', text = ''): Call => ({
  service,
  operation,
  text: () => text,
});

/** What happens to each of so many equal calls. */
const fates = (rules: readonly object[], calls: readonly Call[], seed = 1) => {
  const desk = createFaultDesk(seed);
  for (const rule of rules) desk.add(parseRule(rule));
  return calls.map((one) => desk.decide(one)?.kind);
};
const times = (count: number, one = call()): Call[] => Array.from({ length: count }, () => one);

describe('a fault rule', () => {
  it('strikes the next call, once', () => {
    expect(fates([{ kind: 'fail' }], times(3))).toEqual(['fail', undefined, undefined]);
  });

  it('strikes the n-th call', () => {
    expect(fates([{ kind: 'cut', after: 2, calls: 2 }], times(6))).toEqual([
      undefined,
      undefined,
      'cut',
      'cut',
      undefined,
      undefined,
    ]);
  });

  it('strikes every call until it is deleted', () => {
    const desk = createFaultDesk(1);
    desk.add(parseRule({ kind: 'throttle', calls: null }));

    expect(times(50).every((one) => desk.decide(one)?.kind === 'throttle')).toBe(true);
    desk.clear();
    expect(desk.decide(call())).toBeUndefined();
  });

  it.each([
    ['service', { service: 's3' }, [call('GetObject', 's3'), call()]],
    ['operation', { operation: 'PutItem' }, [call('PutItem'), call()]],
    ['match', { match: 'abc' }, [call('GetItem', 's3', '/bucket/abc.jpg'), call('GetItem', 's3', '/bucket/x.jpg')]],
    ['every service but the events', {}, [call(), call('ObjectCreated:Put', 'events')]],
  ])('strikes only what it names: %s', (_title, names, calls) => {
    expect(fates([{ ...names, kind: 'fail', calls: null }], calls)).toEqual(['fail', undefined]);
  });

  it('gives way to an earlier one, and counts only the calls that it lets pass itself', () => {
    const rules = [{ kind: 'fail' }, { kind: 'cut', after: 1 }];

    expect(fates(rules, times(4))).toEqual(['fail', undefined, 'cut', undefined]);
  });

  it('strikes about the share of the calls that it names', () => {
    const struck = fates([{ kind: 'fail', share: 0.2 }], times(2_000)).filter((kind) => kind !== undefined).length;

    expect(struck).toBeGreaterThan(340);
    expect(struck).toBeLessThan(460);
  });

  it('draws the same for the same seed, and something else for another', () => {
    const draw = (seed: number) => fates([{ kind: ['fail', 'cut', 'throttle'], share: 0.5 }], times(200), seed);

    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(new Set(draw(7)).size).toBe(4);
  });

  it('draws anew from a new seed', () => {
    const desk = createFaultDesk(7);
    desk.add(parseRule({ kind: ['fail', 'cut'], share: 0.5 }));
    const draw = () => times(100).map((one) => desk.decide(one)?.kind);
    const first = draw();
    desk.reseed(7);

    expect(draw()).toEqual(first);
    expect(desk.seed()).toBe(7);
  });

  it('counts what was called and what happened to it', () => {
    const desk = createFaultDesk(1);
    desk.add(parseRule({ kind: 'cut', calls: 2 }));
    for (const one of [...times(3), call('GetObject', 's3')]) desk.decide(one);

    expect(desk.counts()).toEqual({
      'dynamodb GetItem': { called: 3, struck: { cut: 2 } },
      's3 GetObject': { called: 1, struck: {} },
    });
    desk.resetCounts();
    expect(desk.counts()).toEqual({});
  });

  it.each([
    ['a kind that is none', { kind: 'explode' }, /kind/],
    ['no kind at all', {}, /kind/],
    ['an empty list of kinds', { kind: [] }, /kind/],
    ['a kind of events for a call', { service: 's3', kind: 'reorder' }, /kind/],
    ['a kind of calls for an event', { service: 'events', kind: 'cut' }, /kind/],
    ['an unknown service', { service: 'sqs', kind: 'fail' }, /service/],
    ['an unknown field', { kind: 'fail', nth: 3 }, /nth/],
    ['a share above one', { kind: 'fail', share: 2 }, /share/],
    ['a negative count', { kind: 'fail', calls: -1 }, /calls/],
    ['a number for a text', { kind: 'fail', match: 1 }, /match/],
    ['no object', 'fail', /JSON object/],
  ])('is refused with %s', (_title, rule, message) => {
    expect(() => parseRule(rule)).toThrow(message);
  });
});
