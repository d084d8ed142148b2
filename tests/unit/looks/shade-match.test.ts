/** Proves that the right foundation shade is found and that its distance is said honestly. */
import { describe, expect, it } from '@jest/globals';
import { catalogueOf, fixturePresets, fixtureProducts } from '../../../lab/eval-looks/fixture-catalogue.ts';
import { makeProfile } from '../../../lab/eval-looks/profiles.ts';
import { hexToLab } from '../../../src/lib/color.ts';
import { describeMatch, isSureOf, rankShades, verdictFor } from '../../../src/lib/looks/catalogue/shade-match.ts';
import { readShelf } from '../../../src/lib/looks/catalogue/shelf.ts';
import { foundationTarget, swatchTrend } from '../../../src/lib/looks/catalogue/color-spaces.ts';
import { aProfile } from '../../../testing/factories.ts';
import type { FoundationQuery, Product } from '../../../src/lib/looks/types.ts';

const product = (over: Partial<Product>): Product => {
  const first = fixtureProducts()[0]!;
  const hex = over.hex ?? first.hex;
  return { ...first, available: true, ...over, lab: hexToLab(hex) };
};

describe('verdictFor', () => {
  it.each([
    [0, true, 'meets'],
    [2, true, 'meets'],
    [2.1, true, 'close'],
    [4, true, 'close'],
    [4.1, true, 'none'],
    [0, false, 'check_at_the_jaw'],
    [4, false, 'check_at_the_jaw'],
    [30, false, 'none'],
  ] as const)('calls a distance of %d, sure: %s, %s', (deltaE, isSure, verdict) => {
    expect(verdictFor(deltaE, isSure)).toBe(verdict);
  });
});

describe('isSureOf', () => {
  const skin = (depth: number, undertone: number) => ({ confidence: { depth, undertone } });

  it('follows the confidences of depth and undertone', () => {
    expect(isSureOf(aProfile(skin(0.9, 0.6)))).toBe(true);
    expect(isSureOf(aProfile(skin(0.7, 0.6)))).toBe(false);
    expect(isSureOf(aProfile(skin(0.9, 0.1)))).toBe(false);
    expect(isSureOf(aProfile({ ...skin(0.9, 0.6), undertone: 'unknown' }))).toBe(false);
  });

  it('believes the user', () => {
    const source = { undertone: 'user', depth: 'user', shape: 'measured' } as const;

    expect(isSureOf({ ...aProfile(skin(0.2, 0.1)), source })).toBe(true);
  });
});

describe('foundationTarget', () => {
  const hueOf = ({ a, b }: { a: number; b: number }) => (Math.atan2(b, a) * 180) / Math.PI;

  it.each([2, 3, 5, 7, 9])(
    'takes the depth of a face of Monk %d by its ITA and the hue of swatches of that depth',
    (monk) => {
      const profile = makeProfile({ monk, undertone: 'neutral' });
      const target = foundationTarget(profile);

      const ita = (Math.atan2(target.l - 50, target.b) * 180) / Math.PI;
      expect(Math.abs(ita - profile.skin.ita)).toBeLessThan(5);
      expect(Math.abs(hueOf(target) - swatchTrend('ita', profile.skin.ita).hue)).toBeLessThan(4);
    },
  );

  it('keeps what is particular to a face, up to one spread of real swatches', () => {
    const [yellow, rosy] = (['olive', 'cool'] as const).map((undertone) => {
      return foundationTarget(makeProfile({ monk: 4, undertone }));
    });
    const swatch = makeProfile({ monk: 4, undertone: 'neutral', hex: '#d7bd96' });

    expect(hueOf(yellow!)).toBeGreaterThan(hueOf(rosy!) + 8);
    expect(hueOf(foundationTarget(swatch))).toBeLessThan(swatchTrend('ita', swatch.skin.ita).hue + 8.1);
  });

  it('follows the user who names an undertone, and leaves the hue in the middle when it is unknown', () => {
    const profile = makeProfile({ monk: 4, undertone: 'warm' });
    const told = { ...profile, skin: { ...profile.skin, undertone: 'cool' as const } };
    const source = { ...profile.source, undertone: 'user' as const };
    const middle = swatchTrend('ita', profile.skin.ita).hue;

    expect(hueOf(foundationTarget({ ...told, source }))).toBeLessThan(middle);
    expect(hueOf(foundationTarget(makeProfile({ monk: 4, undertone: 'unknown' })))).toBeCloseTo(middle);
  });
});

describe('describeMatch', () => {
  const target = { target: hexToLab('#c08a5e'), skin: hexToLab('#9c7256'), isSure: true };
  const best = product({ productId: 'a-2', brand: 'A', shade: '2', hex: '#c08a5e' });
  const shelf = [
    best,
    product({ productId: 'a-1', brand: 'A', shade: '1', hex: '#cc9a70' }),
    product({ productId: 'a-0', brand: 'A', shade: '0', hex: '#dbb08a' }),
    product({ productId: 'a-3', brand: 'A', shade: '3', hex: '#a8744a' }),
    product({ productId: 'b-2', brand: 'B', shade: '20', hex: '#c28c60' }),
    product({ productId: 'b-3', brand: 'B', shade: '30', hex: '#b98256' }),
    product({ productId: 'c-1', brand: 'C', shade: 'x', hex: '#b47c52' }),
  ];

  it('names the nearest lighter and darker shade of the same range', () => {
    const match = describeMatch(best, shelf, target);

    expect(match).toMatchObject({ verdict: 'meets', deltaE: 0, lighter: { shade: '1' }, darker: { shade: '3' } });
  });

  it('names one equivalent of each other brand, nearest first', () => {
    expect(describeMatch(best, shelf, target).equivalents.map(({ productId }) => productId)).toEqual(['b-2', 'c-1']);
  });

  it('compares a color that was measured on skin with the skin, not with the swatch', () => {
    const measured = product({ productId: 'm-1', brand: 'M', hex: '#9c7256', measuredOnSkin: true });

    expect(describeMatch(measured, [measured], target)).toMatchObject({ verdict: 'meets', deltaE: 0 });
    expect(describeMatch({ ...measured, measuredOnSkin: false }, [measured], target).deltaE).toBeGreaterThan(8);
  });

  it('says plainly when nothing is close', () => {
    const match = describeMatch(shelf[2]!, [shelf[2]!], target);

    expect(match).toMatchObject({ verdict: 'none', lighter: null, darker: null, equivalents: [] });
    expect(match.deltaE).toBeGreaterThan(4);
  });

  it('ranks by distance, and equal shades by id', () => {
    const twin = product({ productId: 'a-1z', brand: 'Z', hex: '#c08a5e' });

    const ranked = rankShades([...shelf, twin], target);

    expect(ranked.slice(0, 2).map(({ product: one }) => one.productId)).toEqual(['a-1z', 'a-2']);
    expect(ranked.map(({ deltaE }) => deltaE)).toEqual(ranked.map(({ deltaE }) => deltaE).sort((a, b) => a - b));
  });
});

describe('readShelf', () => {
  const any = () => true;
  const counting = (products: readonly Product[]) => {
    const queries: FoundationQuery[] = [];
    const catalogue = catalogueOf(products, fixturePresets());
    const foundations = (query: FoundationQuery) => {
      queries.push(query);
      return catalogue.foundations(query);
    };
    return { queries, catalogue: { ...catalogue, foundations } };
  };

  it('asks once, for the undertone family inside a lightness window', async () => {
    const { queries, catalogue } = counting(fixtureProducts());
    const profile = makeProfile({ monk: 6, undertone: 'olive' });
    await readShelf(profile, catalogue, any);
    const { l } = foundationTarget(profile);

    expect(queries).toEqual([{ undertone: 'olive', minL: l - 9, maxL: l + 9, limit: 200 }]);
  });

  it('asks the neutral family when the undertone is unknown', async () => {
    const { queries, catalogue } = counting(fixtureProducts());
    await readShelf(makeProfile({ monk: 6, undertone: 'unknown' }), catalogue, any);

    expect(queries).toHaveLength(1);
    expect(queries[0]!.undertone).toBe('neutral');
  });

  it('asks wider, then the neutral family, when its own has no shade', async () => {
    const { queries, catalogue } = counting(fixtureProducts().filter(({ undertone }) => undertone !== 'cool'));
    const shelf = await readShelf(makeProfile({ monk: 10, undertone: 'cool' }), catalogue, any);

    expect(queries.map(({ undertone }) => undertone)).toEqual(['cool', 'cool', 'neutral']);
    expect(shelf.products.get('foundation')!.length).toBeGreaterThan(0);
  });

  it('reads on from the target when a dense range fills the page', async () => {
    const dense = Array.from({ length: 500 }, (_, place) => ({
      ...product({ productId: `dense-${String(place)}`, undertone: 'warm' }),
      lab: { l: 55 + place / 25, a: 14, b: 22 },
    }));
    const { queries, catalogue } = counting(dense);
    const profile = makeProfile({ monk: 5, undertone: 'warm' });
    const shelf = await readShelf(profile, catalogue, any);
    const { l } = foundationTarget(profile);

    expect(queries).toHaveLength(2);
    expect(shelf.products.get('foundation')!.some(({ lab }) => Math.abs(lab.l - l) < 0.05)).toBe(true);
  });

  it('asks wider when no shade nearby is wanted', async () => {
    const { queries, catalogue } = counting(fixtureProducts());
    const profile = makeProfile({ monk: 9, undertone: 'warm' });
    const shelf = await readShelf(profile, catalogue, ({ lab }) => lab.l > 45);

    expect(queries.map(({ minL, maxL }) => Math.round(maxL - minL))).toEqual([18, 60]);
    expect(shelf.products.get('foundation')!.some(({ lab }) => lab.l > 45)).toBe(true);
  });
});
