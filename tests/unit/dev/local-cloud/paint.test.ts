import { describe, expect, it } from '@jest/globals';
import { paintFor } from '../../../../dev/demo/paint.ts';

const ESCAPE = '\u001b[';

describe('the colors of the demo', () => {
  it('are swatches in true color on a terminal', () => {
    expect(paintFor({ isTTY: true }, {}).swatch('#b98763')).toBe(`${ESCAPE}48;2;185;135;99m    ${ESCAPE}0m #b98763`);
  });

  it.each([
    ['in a pipe', {}, {}],
    ['with NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }],
    ['on a dumb terminal', { isTTY: true }, { TERM: 'dumb' }],
  ])('are plain text %s', (_where, stream, env) => {
    const paint = paintFor(stream, env);

    expect([paint.swatch('#b98763'), paint.bold('x'), paint.dim('y')]).toEqual(['#b98763', 'x', 'y']);
  });
});
