import { describe, expect, it } from '@jest/globals';
import { objectKeyOf, selfieEvents } from '../../../../src/lib/events/compose.ts';
import { aContext, aSelfieEvent } from '../../../../testing/events.ts';

const run = async (keys: string[], failing: string[] = []) => {
  const handled: string[] = [];
  const handler = selfieEvents((key) => {
    handled.push(key);
    return failing.includes(key) ? Promise.reject(new Error('down')) : Promise.resolve('look');
  });
  const outcome = await Promise.resolve(handler(aSelfieEvent(...keys), aContext(), () => undefined)).then(
    () => 'done',
    (error: unknown) => error,
  );
  return { handled, outcome };
};

describe('selfieEvents', () => {
  it('decodes keys as S3 encodes them', () => {
    expect(objectKeyOf(aSelfieEvent('selfies/a+b%28c%29%2B.jpg').Records[0]!)).toBe('selfies/a b(c)+.jpg');
  });

  it('handles every record', async () => {
    expect(await run(['a', 'b'])).toEqual({ handled: ['a', 'b'], outcome: 'done' });
  });

  it('goes on after a failing record and fails at the end, so that Lambda retries', async () => {
    const { handled, outcome } = await run(['a', 'b', 'c'], ['b']);

    expect(handled).toEqual(['a', 'b', 'c']);
    expect(outcome).toMatchObject({ message: '1 of 3 failed' });
  });
});
