import { SourceMap } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { attribute, packageOf } from '../../../bench/profile/attribute.ts';

/** Line 1 comes from electrodb, line 2 from our own adapters. */
const map = new SourceMap({
  file: 'one.mjs',
  version: 3,
  sources: ['../../node_modules/electrodb/src/entity.js', '../../src/lib/adapters/image/image.ts'],
  sourcesContent: [],
  names: [],
  mappings: 'AAAA;ACAA',
  sourceRoot: '',
});

const frame = (functionName: string, url: string, lineNumber = 0) => ({
  functionName,
  url,
  lineNumber,
  columnNumber: 0,
});

describe('a CPU profile', () => {
  it('is summed by package, and the top level of a bundle by its lines', () => {
    const topLevel = {
      id: 1,
      callFrame: frame('', 'file:///x/one.mjs'),
      positionTicks: [
        { line: 1, ticks: 3 },
        { line: 2, ticks: 1 },
      ],
    };
    const nodes = [
      topLevel,
      { id: 2, callFrame: frame('(garbage collector)', '') },
      { id: 3, callFrame: frame('request', 'node:http') },
      { id: 4, callFrame: frame('Sharp', 'file:///x/node_modules/sharp/dist/index.mjs') },
    ];
    const profile = { nodes, samples: [1, 2, 3, 4], timeDeltas: [4_000, 1_500, 1_000, 500] };

    expect(attribute(profile, map, 'one.mjs')).toEqual([
      ['electrodb', 3],
      ['garbage collection', 1.5],
      ['own: adapters', 1],
      ["Node's own modules", 1],
      ['sharp', 0.5],
    ]);
  });

  it.each([
    ['../../node_modules/@smithy/core/dist-es/index.js', '@smithy/core'],
    ['../../node_modules/a/node_modules/b/index.js', 'b'],
    ['../../src/lib/face/skin/light.ts', 'own: face'],
    ['../../src/handlers/analyze.ts', 'own: handlers'],
    ['', 'the bundle itself'],
  ])('takes %s for %s', (source, what) => {
    expect(packageOf(source)).toBe(what);
  });
});
