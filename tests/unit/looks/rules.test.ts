/** Proves that the rules engine gives complete, deterministic looks that keep what was asked. */
import { describe, expect, it } from '@jest/globals';
import {
  catalogueOf,
  fixtureCatalogue,
  fixturePresets,
  fixtureProducts,
} from '../../../lab/eval-looks/fixture-catalogue.ts';
import { makeProfile } from '../../../lab/eval-looks/profiles.ts';
import { composeByRules } from '../../../testing/compose.ts';
import type { LookProduct, Preferences, Product, StyleRequest } from '../../../src/lib/looks/types.ts';
import { minutesOf } from '../../../src/lib/looks/effort.ts';
import { type Category, SKILLS, STYLES } from '../../../src/lib/vocabulary.ts';

const request = (preferences: Preferences = {}, over: Partial<StyleRequest> = {}): StyleRequest => ({
  profile: makeProfile({ monk: 5, undertone: 'warm' }),
  preferences,
  userHash: 'a-hash',
  budgetMs: 5000,
  ...over,
});
const compose = (preferences: Preferences = {}, over: Partial<StyleRequest> = {}) =>
  composeByRules(request(preferences, over), fixtureCatalogue());

const catalogue = new Map(fixtureProducts().map((product) => [product.productId, product]));
const rowsOf = (products: readonly LookProduct[]): Product[] =>
  products.map(({ productId }) => catalogue.get(productId)!);
const spent = (products: readonly LookProduct[]): number => products.reduce((sum, { price }) => sum + (price ?? 0), 0);

describe('composeByRules', () => {
  it('gives the same looks for the same request', async () => {
    expect(await compose({ style: 'glam' })).toEqual(await compose({ style: 'glam' }));
  });

  it.each(STYLES)('recommends %s and gives the two other styles as alternatives', async (style) => {
    const { recommended, alternatives, provenance } = await compose({ style });

    expect(recommended.style).toBe(style);
    expect(new Set([style, ...alternatives.map((look) => look.style)]).size).toBe(3);
    expect(provenance).toMatchObject({ engine: 'rules', model: null, fallback: null, catalogVersion: 'demo-1' });
  });

  it('names only products of the catalogue, with their own facts', async () => {
    const { recommended, alternatives } = await compose({ style: 'bold' });

    for (const { productId, hex, price, url } of [recommended, ...alternatives].flatMap((look) => look.products)) {
      expect(catalogue.get(productId)).toMatchObject({ hex, price, url, available: true });
    }
  });

  it('has a step and a reason for every product, in the order of application', async () => {
    const { recommended } = await compose({ style: 'glam' });

    expect(recommended.steps.map(({ productId }) => productId)).toEqual(
      recommended.products.map(({ productId }) => productId),
    );
    expect(recommended.steps[0]!.area).toBe('base');
    expect(recommended.steps.at(-1)!.area).toBe('lips');
    expect(recommended.products.every(({ reason }) => reason.length > 10)).toBe(true);
    expect(recommended.reasoning.length).toBeGreaterThanOrEqual(3);
  });

  it('takes the style of the occasion when none is named', async () => {
    expect((await compose({ occasion: 'work' })).recommended.style).toBe('natural');
    expect((await compose({ occasion: 'wedding' })).recommended.style).toBe('glam');
    expect((await compose({ occasion: 'festival' })).recommended.style).toBe('bold');
  });

  it('applies a stronger style more strongly, and a wished strength as wished', async () => {
    const strength = async (preferences: Preferences) => {
      const { steps } = (await compose(preferences)).recommended;
      return steps.reduce((sum, { intensity }) => sum + intensity, 0) / steps.length;
    };

    expect(await strength({ style: 'natural' })).toBeLessThan(await strength({ style: 'glam' }));
    expect(await strength({ style: 'glam' })).toBeLessThan(await strength({ style: 'bold' }));
    expect(Math.abs((await strength({ style: 'glam', intensity: 40 })) - 40)).toBeLessThanOrEqual(2);
  });
});

describe('wishes that narrow the catalogue', () => {
  it.each([30, 60, 90, 150])('keeps a budget of %d dollars for each whole look', async (max) => {
    const { recommended, alternatives } = await compose({ style: 'glam', budget: { max, currency: 'USD' } });

    for (const { products } of [recommended, ...alternatives]) {
      expect(spent(products)).toBeLessThanOrEqual(max);
      expect(products.every(({ currency, price }) => currency === 'USD' && price !== null)).toBe(true);
    }
  });

  it('says which products a small budget leaves out', async () => {
    const { recommended } = await compose({ style: 'glam', budget: { max: 25, currency: 'USD' } });

    const worn = recommended.products.map(({ category }) => category);
    const note = recommended.unmet!.find(({ code }) => code === 'over_budget')!;
    expect(note).toMatchObject({ wish: 'budget', why: expect.stringMatching(/budget/) });
    expect((note.values['categories'] as string[]).some((category) => worn.includes(category as Category))).toBe(false);
  });

  it('says plainly that nothing fits, and shows the least', async () => {
    const { recommended } = await compose({ style: 'glam', budget: { max: 1, currency: 'USD' } });

    expect(recommended.products).toHaveLength(1);
    expect(recommended.unmet).toEqual([expect.objectContaining({ wish: 'budget', code: 'least' })]);
  });

  it('says so when the currency is not the one that was asked for', async () => {
    const { recommended } = await compose({ style: 'glam', budget: { max: 90, currency: 'CHF' } });

    expect(recommended.products.every(({ currency }) => currency !== 'CHF')).toBe(true);
    expect(recommended.unmet).toEqual([
      expect.objectContaining({ wish: 'currency', code: 'no_currency', values: { currency: 'CHF' } }),
    ]);
  });

  it('says which product has its price in another currency than the rest', async () => {
    const euroBlush = fixtureProducts().filter(({ category, currency }) => category !== 'blush' || currency === 'EUR');
    const { recommended } = await composeByRules(request({ style: 'glam' }), catalogueOf(euroBlush, fixturePresets()));

    expect(recommended.products.find(({ category }) => category === 'blush')?.currency).toBe('EUR');
    expect(recommended.unmet).toEqual([
      expect.objectContaining({ code: 'other_currency', values: { category: 'blush', currency: 'USD' } }),
    ]);
  });

  it('leaves out line and light before cheeks and lids', async () => {
    for (const max of [45, 60, 75]) {
      const { recommended } = await compose({ style: 'glam', budget: { max, currency: 'USD' } });
      const worn = recommended.products.map(({ category }) => category);

      if (worn.includes('eyeliner') || worn.includes('highlighter')) {
        expect(worn).toEqual(expect.arrayContaining(['blush', 'eyeshadow']));
      }
      expect(worn).toEqual(expect.arrayContaining(['foundation', 'mascara', 'lipstick']));
    }
  });

  it('recommends only vegan products when asked', async () => {
    const { recommended, alternatives } = await compose({ style: 'bold', vegan: true });

    expect([recommended, ...alternatives].every(({ products }) => rowsOf(products).every(({ vegan }) => vegan))).toBe(
      true,
    );
  });

  it('avoids allergens whatever their case', async () => {
    const { recommended, alternatives } = await compose({ style: 'bold', avoid: ['Carmine', ' fragrance '] });
    const rows = [recommended, ...alternatives].flatMap(({ products }) => rowsOf(products));

    expect(rows.length).toBeGreaterThan(20);
    expect(rows.every(({ allergens }) => !allergens.includes('carmine') && !allergens.includes('fragrance'))).toBe(
      true,
    );
  });

  it('stays with the wished brands where they have something, and says where not', async () => {
    const { recommended } = await compose({ style: 'glam', brands: ['terrane'] });
    const others = recommended.products.filter(({ brand }) => brand !== 'Terrane').map(({ category }) => category);

    expect(others).toEqual(['concealer']);
    expect(recommended.unmet).toEqual([
      expect.objectContaining({ wish: 'brands', code: 'other_brand', values: { category: 'concealer' } }),
    ]);
  });

  it('recommends only what is sold in the country', async () => {
    const { recommended, alternatives } = await compose({ style: 'glam', country: 'JP' });
    const rows = [recommended, ...alternatives].flatMap(({ products }) => rowsOf(products));

    expect(rows.every(({ countries }) => countries.length === 0 || countries.includes('JP'))).toBe(true);
  });

  it('replaces a product that is discontinued', async () => {
    const before = (await compose({ style: 'glam' })).recommended.products;
    const gone = new Set(before.map(({ productId }) => productId));
    const products = fixtureProducts().map((one) => ({ ...one, available: one.available && !gone.has(one.productId) }));
    const after = await composeByRules(request({ style: 'glam' }), catalogueOf(products, fixturePresets()));

    expect(after.recommended.products.map(({ category }) => category)).toEqual(before.map(({ category }) => category));
    expect(after.recommended.products.some(({ productId }) => gone.has(productId))).toBe(false);
  });

  it('leaves steps out to keep to the minutes', async () => {
    const short = (await compose({ style: 'glam', minutes: 8, skill: 'beginner' })).recommended;

    expect(short.products.map(({ category }) => category)).toEqual(
      expect.arrayContaining(['foundation', 'blush', 'mascara', 'lipstick']),
    );
    expect(minutesOf(short, { skill: 'beginner', minutes: 8 })).toBeLessThanOrEqual(8);
    expect(short.unmet).toEqual([expect.objectContaining({ wish: 'minutes', code: 'short_of_time' })]);
  });

  it.each(STYLES.flatMap((style) => SKILLS.map((skill) => [style, skill] as const)))(
    'makes one %s face in five minutes of %s hands, cheeks, lashes and lips included',
    async (style, skill) => {
      const { recommended } = await compose({ style, skill, minutes: 5 });
      const worn = recommended.products.map(({ category }) => category);

      expect(worn).toEqual(expect.arrayContaining(['blush', 'mascara', 'lipstick']));
      expect(worn.some((category) => category === 'foundation' || category === 'concealer')).toBe(true);
      expect(minutesOf(recommended, { skill, minutes: 5 })).toBeLessThanOrEqual(5);
    },
  );

  it('offers no alternative that is one product or the same look', async () => {
    for (const max of [5, 8, 12, 20, 30]) {
      const { recommended, alternatives } = await compose({ style: 'glam', budget: { max, currency: 'USD' } });
      const keys = [recommended, ...alternatives].map(({ products }) =>
        products.map(({ productId }) => productId).join(' '),
      );

      expect(alternatives.every(({ products }) => products.length > 1)).toBe(true);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('says so when a revision is priced in another currency than before', async () => {
    const before = (await compose({ style: 'glam', country: 'US' })).recommended;
    const previous = {
      style: before.style,
      arPresetId: before.arPresetId,
      revision: 1,
      productIds: before.products.map(({ productId }) => productId),
    };
    const same = await composeByRules({ ...request({ style: 'glam', country: 'US' }), previous }, fixtureCatalogue());
    const moved = await composeByRules({ ...request({ style: 'glam', country: 'DE' }), previous }, fixtureCatalogue());

    expect(same.recommended.unmet).toEqual([]);
    expect(moved.recommended.unmet).toContainEqual(
      expect.objectContaining({ wish: 'currency', code: 'currency_changed', values: { from: 'USD', to: 'EUR' } }),
    );
  });
});
