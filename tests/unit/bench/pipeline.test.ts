import { describe, expect, it } from '@jest/globals';
import { covered } from '../../../bench/pipeline/intervals.ts';

describe('The time in which something is under way elsewhere', () => {
  it.each<[string, readonly (readonly [number, number])[], number]>([
    ['is nothing when nothing is', [], 0],
    ['is that of one call', [[2, 5]], 3],
    [
      'counts calls beside each other once',
      [
        [2, 5],
        [3, 4],
        [4, 7],
      ],
      5,
    ],
    [
      'adds calls after one another, in any order',
      [
        [6, 8],
        [1, 2],
      ],
      3,
    ],
    [
      'leaves out what is before and after',
      [
        [-5, 1],
        [9, 20],
      ],
      2,
    ],
  ])('%s', (_what, spans, sum) => {
    expect(
      covered(
        spans.map(([from, to]) => ({ from, to })),
        0,
        10,
      ),
    ).toBe(sum);
  });
});
