/** Proves that the looks keep the invariants over a part of the grid, and that each invariant notices when it is broken. */
import { describe, expect, it } from '@jest/globals';
import { AR_CHECKS, type Shown } from '../../../lab/eval-looks/ar-checks.ts';
import { contactSheet } from '../../../lab/eval-looks/contact-sheet.ts';
import { fixtureCatalogue, fixturePresets, fixtureProducts } from '../../../lab/eval-looks/fixture-catalogue.ts';
import { gridCases } from '../../../lab/eval-looks/grid.ts';
import { CHECKS, type Judged } from '../../../lab/eval-looks/invariants.ts';
import { makeProfile } from '../../../lab/eval-looks/profiles.ts';
import { composeByRules } from '../../../testing/compose.ts';
import { type Layer, layersOf } from '../../../src/lib/looks/render/layers.ts';
import type { ComposedLook, LookProduct, Preferences, Values } from '../../../src/lib/looks/types.ts';
import type { UnmetWish } from '../../../src/lib/vocabulary.ts';
import { untruths } from '../../../lab/eval-looks/truth.ts';

const catalogue = new Map(fixtureProducts().map((product) => [product.productId, product]));
const PRESETS = new Map(fixturePresets().map((preset) => [preset.presetId, preset]));
const shelf = fixtureCatalogue();

const judge = async (preferences: Preferences = { style: 'glam' }): Promise<Judged> => {
  const profile = makeProfile({ monk: 4, undertone: 'cool', shape: 'unknown' });
  const request = { profile, preferences, userHash: 'a-hash', budgetMs: 5000 };
  return { set: await composeByRules(request, shelf), request, catalogue };
};

const withRecommended = (judged: Judged, change: (look: ComposedLook) => Partial<ComposedLook>): Judged => {
  const { recommended } = judged.set;
  return { ...judged, set: { ...judged.set, recommended: { ...recommended, ...change(recommended) } } };
};

/** The recommended lipstick becomes another product of the catalogue. */
const withLipstick = (judged: Judged, productId: string, over: Partial<LookProduct> = {}): Judged => {
  const { hex, price, url, currency } = catalogue.get(productId) ?? fixtureProducts()[0]!;
  return withRecommended(judged, ({ products }) => ({
    products: products.map((one) => {
      return one.category === 'lipstick' ? { ...one, productId, hex, price, url, currency, ...over } : one;
    }),
  }));
};

const sample = gridCases().filter((_case, place) => place % 23 === 0);

describe('the invariants', () => {
  it.each(sample.map(({ title, request }) => [title, request] as const))('hold for %s', async (_title, request) => {
    const judged = { set: await composeByRules(request, shelf), request, catalogue };

    for (const [name, check] of Object.entries(CHECKS))
      expect({ name, found: check(judged) }).toEqual({ name, found: [] });
  });

  const reworded =
    (category: string, reason: string, reasonCode: string) =>
    ({ products }: ComposedLook): Partial<ComposedLook> => ({
      products: products.map((one) => (one.category === category ? { ...one, reason, reasonCode } : one)),
    });
  const withReason = (text: string, code: string, values: Values) => (): Partial<ComposedLook> => ({
    reasoning: [{ text, code, values, features: [] }],
  });
  const withNote = (wish: UnmetWish, code: string, values: Values, why: string) => (): Partial<ComposedLook> => ({
    unmet: [{ wish, code, values, why }],
  });

  /** A lie for each way in which a look can lie. */
  const UNTRUE: readonly (readonly [string, (look: ComposedLook) => Partial<ComposedLook>])[] = [
    ['a name of a color that is not worn', () => ({ name: 'Emerald Glow' })],
    ['a name of another style', ({ name }) => ({ name: name.replace(/ \w+$/, ' Statement') })],
    ['words that are no phrasing of their code', reworded('concealer', 'Well chosen.', 'concealer.lighter')],
    ['a code that there is not', reworded('concealer', 'Well chosen.', 'concealer.perfect')],
    [
      'clearly lighter than the skin, where it is not',
      reworded('concealer', 'Clearly lighter than your skin; use very little.', 'concealer.clearly_lighter'),
    ],
    [
      'lighter than the skin, where it is deeper',
      reworded('bronzer', 'Lighter than your skin; the nearest on offer.', 'bronzer.lighter'),
    ],
    ['soft lashes of a glam hand', reworded('mascara', 'Softly open eyes.', 'mascara.soft')],
    [
      'a foundation that is not worn',
      withReason('The foundation is close in depth at ΔE 9.9.', 'shade.close', { deltaE: 9.9 }),
    ],
    [
      'colors that are not worn',
      withReason('Your light, cool skin carries emerald lids.', 'palette.colors', {
        depth: 'light',
        undertone: 'cool',
        lids: 'emerald',
      }),
    ],
    [
      'eyes that were not measured so',
      withReason('Your round eyes are drawn longer at the outer third.', 'eyes.eyes', { eyes: 'round' }),
    ],
    [
      'a blush where it is not put',
      withReason('For a face between shapes the blush sits high to lift the jaw.', 'placement.between', {
        placement: 'triangle',
      }),
    ],
    [
      'left out what is worn',
      withNote('budget', 'over_budget', { categories: ['lipstick'] }, 'Your budget does not reach for lipstick.'),
    ],
    [
      'a step for other hands',
      ({ steps }) => ({ steps: steps.map((step) => ({ ...step, code: step.code!.replace('.glam.', '.bold.') })) }),
    ],
  ];

  it.each(UNTRUE)('notice %s', async (_lie, change) => {
    const judged = await judge({ style: 'glam' });

    expect(untruths(judged)).toEqual([]);
    expect(untruths(withRecommended(judged, change)).length).toBeGreaterThan(0);
  });

  const BREAKS: readonly (readonly [string, Preferences, (judged: Judged) => Judged])[] = [
    ['every id exists, as in the catalogue', {}, (judged) => withLipstick(judged, 'made-up-1')],
    ['every id exists, as in the catalogue', {}, (judged) => withLipstick(judged, 'vel-ls-mulberry', { price: 1 })],
    [
      'every slot is filled once',
      {},
      (judged) => withRecommended(judged, ({ products }) => ({ products: products.slice(1) })),
    ],
    [
      'every slot is filled once',
      {},
      (judged) => withRecommended(judged, ({ products }) => ({ products: [...products, products[0]!] })),
    ],
    [
      'a missing slot is explained',
      {},
      (judged) => withRecommended(judged, ({ products }) => ({ products: products.slice(1) })),
    ],
    [
      'budget kept by each look',
      { budget: { max: 60, currency: 'USD' } },
      (judged) => withLipstick(judged, 'vel-ls-mulberry', { price: 61 }),
    ],
    [
      'vegan, allergens, country, brands, one currency',
      { vegan: true },
      (judged) => withLipstick(judged, 'kes-ls-plum'),
    ],
    ['vegan, allergens, country, brands, one currency', {}, (judged) => withLipstick(judged, 'son-ls-beere')],
    ['undertone family agrees', {}, (judged) => withLipstick(judged, 'vel-ls-terracotta')],
    ['contrast with the skin in range', { style: 'natural' }, (judged) => withLipstick(judged, 'kes-ls-plum')],
    [
      'no style comes twice',
      {},
      (judged) => withRecommended(judged, () => ({ style: judged.set.alternatives[0]!.style })),
    ],
    [
      'no unmeasured claim',
      {},
      (judged) => withRecommended(judged, () => ({ reasoning: [{ text: 'For your oval face.', features: [] }] })),
    ],
    [
      'no unmeasured claim',
      {},
      (judged) => withRecommended(judged, () => ({ reasoning: [{ text: 'Well.', features: ['faceShape'] }] })),
    ],
    ...UNTRUE.map(
      ([, change]) =>
        [
          'each sentence is true, names and steps too',
          {},
          (judged: Judged) => withRecommended(judged, change),
        ] as const,
    ),
    [
      'a step for every product',
      {},
      (judged) => withRecommended(judged, ({ steps }) => ({ steps: steps.toReversed() })),
    ],
    [
      'alternatives are looks',
      {},
      (judged) => ({ ...judged, set: { ...judged.set, alternatives: judged.set.alternatives.slice(1) } }),
    ],
    [
      'three looks differ visibly',
      {},
      (judged) => ({
        ...judged,
        set: {
          ...judged.set,
          alternatives: [{ ...judged.set.alternatives[0]!, products: judged.set.recommended.products }],
        },
      }),
    ],
  ];

  it.each(BREAKS)('notice when "%s" does not hold', async (name, preferences, broken) => {
    const judged = await judge({ style: 'glam', ...preferences });

    expect(CHECKS[name]!(judged)).toEqual([]);
    expect(CHECKS[name]!(broken(judged)).length).toBeGreaterThan(0);
  });

  it('are all broken once', () => {
    expect(new Set(BREAKS.map(([name]) => name))).toEqual(new Set(Object.keys(CHECKS)));
  });
});

describe('what the camera shows', () => {
  const PAINTED: typeof layersOf = layersOf;
  const shown = async (paint: typeof layersOf = PAINTED): Promise<Shown> => ({
    ...(await judge()),
    presets: PRESETS,
    paint,
  });
  const repainted =
    (change: (layer: Layer) => Partial<Layer>): typeof layersOf =>
    (...asked) =>
      layersOf(...asked).map((layer) => ({ ...layer, ...change(layer) }));
  const onLips = (change: Partial<Layer>) => repainted(({ layer }) => (layer === 'lipstick' ? change : {}));
  const onBase = (change: Partial<Layer>) => repainted(({ layer }) => (layer === 'foundation' ? change : {}));

  it.each(sample.map(({ title, request }) => [title, request] as const))(
    'is what is sold: %s',
    async (_title, request) => {
      const set = await composeByRules(request, shelf);

      for (const [name, check] of Object.entries(AR_CHECKS)) {
        expect({ name, found: check({ set, request, catalogue, presets: PRESETS }) }).toEqual({ name, found: [] });
      }
    },
  );

  it.each<[keyof typeof AR_CHECKS, string, typeof layersOf]>([
    ['each layer has the color of its product', 'a constant of the preset', onLips({ hex: '#b9787c' })],
    ['each layer has the color of its product', 'the swatch instead of the skin', onBase({ hex: '#f2d3b3' })],
    ['each layer has the finish of its product', 'another finish', onLips({ finish: 'metallic' })],
    [
      'no layer without a product, none missing',
      'no lipstick',
      (...asked) => layersOf(...asked).filter(({ layer }) => layer !== 'lipstick'),
    ],
    ['no layer without a product, none missing', 'a stranger', onLips({ productId: 'vel-ls-mulberry' })],
    ['pigment is opaque', 'multiplied lips', onLips({ blend: 'multiply' })],
    ['coverage follows the step', 'a constant coverage', onLips({ coverage: 0.5 })],
    ['the base leaves the skin where it is', 'a whitening base', onBase({ hex: '#f2d3b3', coverage: 0.4 })],
    ['the base leaves the skin where it is', 'an orange base', onBase({ hex: '#c87a3a', coverage: 0.4 })],
  ])('%s: it notices %s', async (name, _what, paint) => {
    expect(AR_CHECKS[name]!(await shown())).toEqual([]);
    expect(AR_CHECKS[name]!(await shown(paint))).not.toEqual([]);
  });
});

describe('the contact sheet', () => {
  it('shows each look with its face, its swatches and its reasons, and escapes words', async () => {
    const { set, request } = await judge();
    const page = contactSheet([{ title: 'A <b>title</b>', group: 'glam', request, set, presets: PRESETS }]);

    expect(page.match(/<svg /g)).toHaveLength(1);
    for (const { layer, hex } of layersOf(set.recommended, PRESETS.get(set.recommended.arPresetId)!, request)) {
      expect({ layer, isDrawn: page.includes(`fill="${hex}"`) }).toEqual({ layer, isDrawn: true });
    }
    expect(page).toContain('A &lt;b&gt;title');
    expect(page).toContain(set.recommended.products[0]!.hex);
    expect(page).toContain(set.recommended.reasoning[0]!.text);
  });
});
