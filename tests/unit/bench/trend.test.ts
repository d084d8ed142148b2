import { describe, expect, it } from '@jest/globals';
import { createRandom } from '../../../bench/random.ts';
import type { Sample } from '../../../bench/service.ts';
import { figuresOf, wrongAnswers } from '../../../bench/load/verdict.ts';
import { afterWarmUp, grows, trendOf } from '../../../bench/load/trend.ts';

const MIB = 2 ** 20;

/** Forty samples, half a minute apart; what grows, grows by so much a minute. */
const samples = (of: (minute: number, noise: () => number) => Partial<Sample>): Sample[] => {
  const random = createRandom(7);
  return Array.from({ length: 40 }, (_, index) => ({
    at: index * 30_000,
    heap: 60 * MIB,
    external: 10 * MIB,
    rss: 300 * MIB,
    resources: { TCPServerWrap: 1, TCPSocketWrap: 2, PipeWrap: 1 },
    ...of(index / 2, () => random.normal(0, 1)),
  }));
};

const growing = (given: readonly Sample[]): string[] =>
  figuresOf(given)
    .filter(({ isGrowing }) => isGrowing)
    .map(({ name }) => name);

describe('A soak', () => {
  it('passes a service that holds what it held, give or take', () => {
    const steady = samples((_minute, noise) => ({
      heap: (60 + noise()) * MIB,
      resources: { TCPSocketWrap: 3 + Math.round(noise()) },
    }));

    expect(growing(steady)).toEqual([]);
  });

  it('passes one that warms up during the first quarter', () => {
    const warming = samples((minute, noise) => ({ heap: (60 + 15 * Math.min(1, minute / 4) + noise() / 4) * MIB }));

    expect(growing(warming)).toEqual([]);
  });

  it.each([
    ['heap', (minute: number, noise: () => number) => ({ heap: (60 + minute / 2 + noise()) * MIB })],
    ['external', (minute: number) => ({ external: (10 + minute / 3) * MIB })],
    ['handles', (minute: number) => ({ resources: { Timeout: Math.floor(minute) } })],
    [
      'sockets',
      (minute: number) => ({
        resources: { TCPSocketWrap: 2 + Math.floor(minute / 2), FSReqCallback: 20 - Math.floor(minute / 2) },
      }),
    ],
  ])('finds a leak of %s', (name, of) => {
    expect(growing(samples(of))).toEqual([name]);
  });

  it('shows resident memory and does not judge it', () => {
    expect(growing(samples((minute) => ({ rss: (300 + 20 * minute) * MIB })))).toEqual([]);
  });

  it('takes 429 for a good answer where too many upload URLs are asked for, 503 where faults are about, and no other', () => {
    const statuses = { 'upload-url': { 200: 9, 429: 3, 503: 1 }, 'get-look': { 200: 9, 404: 1, 429: 1, 500: 2 } };

    expect(wrongAnswers(statuses, true)).toEqual(['1 × get-look 404', '1 × get-look 429', '2 × get-look 500']);
    expect(wrongAnswers(statuses, false)).toContain('1 × upload-url 503');
  });
});

describe('A trend', () => {
  it('is the line of least squares', () => {
    const points = [0, 1, 2, 3].map((at) => ({ at, value: 5 + 2 * at }));

    expect(trendOf(points)).toMatchObject({ slope: 2, climb: 6, noise: 0, first: 5, last: 11 });
  });

  it('does not grow by falling, nor within its tolerance or its noise', () => {
    const trend = { first: 0, last: 0, median: 0, slope: 1, climb: 5, noise: 1 };

    expect(grows(trend, 4)).toBe(true);
    expect(grows(trend, 6)).toBe(false);
    expect(grows({ ...trend, noise: 2 }, 4)).toBe(false);
    expect(grows({ ...trend, climb: -5 }, 4)).toBe(false);
  });

  it('leaves the first quarter out', () => {
    expect(afterWarmUp([1, 2, 3, 4, 5, 6, 7, 8])).toEqual([3, 4, 5, 6, 7, 8]);
  });
});
