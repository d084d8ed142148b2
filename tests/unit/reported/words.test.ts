/** Words that mean the same and are spelled differently: what somebody avoids is never recommended for its spelling. A case is a line. */
import { describe, expect, it } from '@jest/globals';
import { fixtureProducts } from '../../../lab/eval-looks/fixture-catalogue.ts';
import { admissible, preferBrands } from '../../../src/lib/looks/catalogue/filters.ts';
import { folded } from '../../../src/lib/looks/catalogue/fold.ts';

const [product] = fixtureProducts();

const SAME: readonly (readonly [wish: string, source: string, catalogue: string])[] = [
  ['café', 'Unicode annex 15: NFC and NFD', 'cafe\u0301'],
  ['cafe\u0301', 'Unicode annex 15: NFC and NFD', 'café'],
  ['LANOLIN', 'Unicode 5.18: case', 'lanolin'],
  ['NUSSÖL', 'Unicode 5.18: case', 'nussöl'],
  ['WEISS', 'Unicode 5.18: sharp s', 'weiß'],
  ['ΣΗΣΑΜΟΣ', 'Unicode 5.18: final sigma', 'σησαμος'],
  ['ｎｕｔ', 'Unicode annex 15: width', 'nut'],
  ["L'Oréal", 'typographic apostrophe', 'L\u2019OR\u00c9AL'],
  ['  bees   wax ', 'spaces of autocompletion', 'Bees wax'],
];

describe('a word', () => {
  it.each(SAME)('%j (%s) is %j', (wish, _source, catalogue) => {
    const risky = {
      ...product!,
      available: true,
      vegan: true,
      countries: [],
      allergens: [catalogue],
      brand: catalogue,
    };

    expect(admissible({ avoid: [wish] })(risky)).toBe(false);
    expect(preferBrands([risky], [wish])).toEqual({ products: [risky], relaxed: false });
    expect(folded([wish, catalogue])).toHaveLength(1);
  });

  it('of other letters is another one', () => {
    const safe = { ...product!, available: true, countries: [], allergens: ['nut'] };
    expect(admissible({ avoid: ['nutmeg'] })(safe)).toBe(true);
  });
});
