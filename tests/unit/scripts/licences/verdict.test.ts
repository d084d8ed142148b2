import { describe, expect, it } from '@jest/globals';
import { verdictOf } from '../../../../scripts/licences/verdict.ts';

const problemOf = (licence: string | undefined, name = 'some-package') =>
  verdictOf({ name, version: '1.0.0', licence }).problem;

describe('The verdict on a licence', () => {
  it.each(['MIT', 'Apache-2.0', '(MIT OR CC0-1.0)', 'GPL-3.0-only OR MIT', 'MIT AND ISC'])('takes %s', (licence) => {
    expect(problemOf(licence)).toBeUndefined();
  });

  it.each([undefined, '', 'UNLICENSED', 'GPL-3.0-only', 'AGPL-3.0', 'MIT AND GPL-2.0', 'SEE LICENSE IN LICENSE.md'])(
    'has something to settle at %s',
    (licence) => {
      expect(problemOf(licence)).toEqual(expect.any(String));
    },
  );

  it('takes the LGPL from the library that is loaded unchanged, and from no other', () => {
    expect(problemOf('LGPL-3.0-or-later', '@img/sharp-libvips-linux-arm64')).toBeUndefined();
    expect(problemOf('LGPL-3.0-or-later')).toContain('LGPL-3.0-or-later');
  });
});
