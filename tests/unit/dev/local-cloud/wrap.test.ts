import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { paintFor } from '../../../../dev/demo/paint.ts';
import { widthOf, wrap } from '../../../../dev/demo/wrap.ts';

const LONG = 'Brush up and fill gaps with hair-fine strokes, a fuller tail under the arch. (matte, 33)';

describe('the lines of the demo', () => {
  it.each([
    ['a label', `  brow        ${LONG}`, 14],
    ['a number', `  5. brows: ${LONG}`, 5],
    ['a dash', `  - ${LONG}`, 4],
    ['blanks', `      ${LONG}`, 6],
    ['nothing', LONG, 0],
  ])('go on under their text, after %s', (_what, line, indent) => {
    const lines = wrap(line, 80).split('\n');

    expect(lines).toHaveLength(2);
    expect(lines.every(({ length }) => length <= 80)).toBe(true);
    expect(/^ */.exec(lines[1]!)?.[0]).toHaveLength(indent);
    expect(lines.map((part) => part.trim()).join(' ')).toBe(line.trim());
  });

  it('count what is seen, and keep a block of color whole', () => {
    const paint = paintFor({ isTTY: true }, {});
    const line = `  palette     ${['#966069', '#8d7467', '#b5727b', '#e5c08c', '#aa5500'].map((hex) => paint.swatch(hex)).join('  ')}`;

    const lines = wrap(line, 60).split('\n');

    expect(lines.map((part) => stripVTControlCharacters(part).length <= 60)).toEqual([true, true]);
    expect(lines.join('').match(/\u001b\[48;[^m]*m {4}\u001b\[0m/g)).toHaveLength(5);
  });

  it.each([
    [undefined, 80],
    [200, 80],
    [60, 60],
    [1, 40],
  ])('are as wide as a terminal of %p columns lets them be: %p', (columns, width) => {
    expect(widthOf(columns === undefined ? {} : { columns })).toBe(width);
  });
});
