/** Proves that whoever chooses, an answer holds only facts of the shortlist and keeps what was asked. */
import { describe, expect, it } from '@jest/globals';
import {
  catalogueOf,
  fixtureCatalogue,
  fixturePresets,
  fixtureProducts,
} from '../../../lab/eval-looks/fixture-catalogue.ts';
import { makeProfile, UNKNOWN_FEATURES } from '../../../lab/eval-looks/profiles.ts';
import { composeByRules } from '../../../testing/compose.ts';
import { assembleLook } from '../../../src/lib/looks/rules/assemble.ts';
import { makeShortlist } from '../../../src/lib/looks/rules/shortlist.ts';
import type { Preferences, StyleRequest } from '../../../src/lib/looks/types.ts';
import type { LookChoice } from '../../../src/lib/looks/choice.ts';
import { EYE_SHAPES, FACE_SHAPES, LIP_FULLNESSES } from '../../../src/lib/vocabulary.ts';

const request = (preferences: Preferences = { style: 'glam' }, over: Partial<StyleRequest> = {}): StyleRequest => ({
  profile: makeProfile({ monk: 4, undertone: 'cool' }),
  preferences,
  userHash: 'a-hash',
  budgetMs: 5000,
  ...over,
});

const offer = async (preferences?: Preferences) => {
  const asked = request(preferences);
  const shortlist = await makeShortlist(asked, fixtureCatalogue());
  const choice: LookChoice = { arPresetId: shortlist.presets[0]!.preset.presetId, products: {} };
  return { asked, shortlist, choice };
};

describe('makeShortlist', () => {
  it('offers a few ranked candidates for every slot and every preset of the style', async () => {
    const { shortlist } = await offer();

    expect(shortlist.slots).toHaveLength(10);
    expect(shortlist.presets).toHaveLength(8);
    for (const { candidates } of shortlist.slots) {
      expect(candidates.length).toBeGreaterThan(0);
      expect(candidates.length).toBeLessThanOrEqual(6);
      const scores = candidates.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    }
  });

  it('names the features that were measured, and only those', async () => {
    const profile = makeProfile({ monk: 4, undertone: 'unknown', shape: 'unknown', features: { lips: 'unknown' } });
    const { features } = await makeShortlist(request({}, { profile }), fixtureCatalogue());

    expect(features).toEqual(['depth', 'eyes', 'eyeAngle', 'brows']);
  });

  it('keeps the cheapest admissible product of a slot among the candidates when there is a budget', async () => {
    const { shortlist } = await offer({ style: 'glam', budget: { max: 200, currency: 'USD' } });
    const cheapest = Math.min(
      ...fixtureProducts()
        .filter(({ category, currency }) => category === 'mascara' && currency === 'USD')
        .map(({ price }) => price ?? Infinity),
    );

    const prices = shortlist.slots.find(({ category }) => category === 'mascara')!.candidates;
    expect(prices.map(({ product }) => product.price)).toContain(cheapest);
  });
});

describe('assembleLook', () => {
  it('takes the chosen product and its words, and fills in what was left open', async () => {
    const { asked, shortlist, choice } = await offer();
    const lips = shortlist.slots.find(({ category }) => category === 'lipstick')!.candidates.at(-1)!.product;
    const look = assembleLook(
      {
        ...choice,
        name: 'Evening Rose',
        products: { lipstick: lips.productId },
        reasons: { lipstick: 'A rose that you asked for.' },
        techniques: { lipstick: 'Blot twice.' },
      },
      shortlist,
      asked,
    );

    const shown = look.products.find(({ category }) => category === 'lipstick')!;
    expect(shown).toMatchObject({ productId: lips.productId, hex: lips.hex, reason: 'A rose that you asked for.' });
    expect(look.steps.at(-1)!.technique).toBe('Blot twice.');
    expect(look.name).toBe('Evening Rose');
    expect(look.palette).toContain(lips.hex);
    expect(look.products).toHaveLength(10);
  });

  it.each([
    ['a product', { products: { lipstick: 'made-up-1' } }],
    ['a product of another slot', { products: { lipstick: 'kes-fd-050c' } }],
    ['a preset', { arPresetId: 'made_up_v1' }],
  ])('refuses %s that is not in the shortlist', async (_what, wrong) => {
    const { asked, shortlist, choice } = await offer();

    expect(() => assembleLook({ ...choice, ...wrong }, shortlist, asked)).toThrow(RangeError);
  });

  it('keeps the budget even when the dearest of everything was chosen', async () => {
    const { asked, shortlist, choice } = await offer({ style: 'glam', budget: { max: 100, currency: 'USD' } });
    const dearest = Object.fromEntries(
      shortlist.slots.map(({ category, candidates }) => [
        category,
        candidates.toSorted((a, b) => (b.product.price ?? 0) - (a.product.price ?? 0))[0]!.product.productId,
      ]),
    );
    const look = assembleLook({ ...choice, products: dearest }, shortlist, asked);

    expect(look.products.reduce((sum, { price }) => sum + (price ?? 0), 0)).toBeLessThanOrEqual(100);
  });

  it('tells no neighbors of another shade than the one that is worn', async () => {
    const { asked, shortlist, choice } = await offer();
    const slots = shortlist.slots.map((slot) => ({
      ...slot,
      candidates: slot.candidates.map((one) => (one.deltaE === undefined ? one : { ...one, deltaE: 1 })),
    }));
    const match = { ...shortlist.match!, deltaE: 1 };
    const [first, second] = slots.find(({ category }) => category === 'foundation')!.candidates;
    const told = (productId: string) =>
      assembleLook(
        { ...choice, products: { foundation: productId } },
        { ...shortlist, slots, match },
        asked,
      ).reasoning.find(({ code }) => code?.startsWith('shade.'))!.values;

    expect(told(first!.product.productId)).toMatchObject({ deltaE: 1, lighter: match.lighter!.shade });
    expect(told(second!.product.productId)).toEqual({ deltaE: 1 });
  });

  it('always says what could not be kept, whoever wrote the reasons', async () => {
    const { asked, shortlist, choice } = await offer({ style: 'glam', budget: { max: 25, currency: 'USD' } });
    const reasoning = [{ text: 'Rose suits you.', features: ['undertone'] }];
    const look = assembleLook({ ...choice, reasoning }, shortlist, asked);

    expect(look.reasoning).toEqual(reasoning);
    expect(look.unmet).toEqual([expect.objectContaining({ wish: 'budget', code: 'over_budget' })]);
  });
});

describe('the words of the rules engine', () => {
  const words = async (over: Parameters<typeof makeProfile>[0], preferences: Preferences = { style: 'glam' }) => {
    const { recommended } = await composeByRules(
      request(preferences, { profile: makeProfile(over) }),
      fixtureCatalogue(),
    );
    return recommended;
  };

  it('place the blush differently on every face shape', async () => {
    const placed = await Promise.all(
      FACE_SHAPES.map(async (shape) => {
        const look = await words({ monk: 4, undertone: 'cool', shape });
        return look.steps.find(({ productId }) => productId.includes('-bl-'))!.technique;
      }),
    );

    expect(new Set(placed).size).toBe(FACE_SHAPES.length);
  });

  it.each([
    ['eyes', EYE_SHAPES.filter((eyes) => eyes !== 'unknown'), '-el-'],
    ['lips', LIP_FULLNESSES.filter((lips) => lips !== 'unknown'), '-ls-'],
  ] as const)('draw differently by the shape of the %s', async (feature, values, code) => {
    const drawn = await Promise.all(
      values.map(async (value) => {
        const features = { eyeAngle: 'straight', [feature]: value } as const;
        const look = await words({ monk: 4, undertone: 'cool', features });
        return look.steps.find(({ productId }) => productId.includes(code))!.technique;
      }),
    );

    expect(new Set(drawn).size).toBe(values.length);
  });

  it('get simpler for beginners', async () => {
    const liner = async (skill: NonNullable<Preferences['skill']>) => {
      const look = await words({ monk: 4, undertone: 'cool' }, { style: 'bold', skill });
      return look.steps.find(({ productId }) => productId.includes('-el-'))!.technique;
    };

    expect(await liner('beginner')).toContain('dashes');
    expect(await liner('expert')).toContain('Map the wing');
  });

  it('never mention what is unknown', async () => {
    const look = await words({ monk: 4, undertone: 'unknown', shape: 'unknown', features: UNKNOWN_FEATURES });
    const said = [
      ...look.products.map(({ reason }) => reason),
      ...look.steps.map(({ technique }) => technique),
      ...look.reasoning.map(({ text }) => text),
    ].join(' ');

    expect(said).not.toMatch(/unknown|undertone|warm|cool|olive|face shape|oval|almond|full lips|arched/i);
    expect(look.reasoning.flatMap(({ features }) => features).every((name) => name === 'depth')).toBe(true);
    expect(said).toContain('neutral family');
  });

  it('say plainly that no foundation is close, with the nearest lighter shade', async () => {
    const pale = fixtureProducts().filter(({ category, lab, brand }) => {
      return category !== 'foundation' || (brand === 'Velmira' && lab.l > 30);
    });
    const { recommended } = await composeByRules(
      request({ style: 'glam' }, { profile: makeProfile({ monk: 10, undertone: 'cool' }) }),
      catalogueOf(pale, fixturePresets()),
    );

    const foundation = recommended.products[0]!;
    expect(foundation.match).toMatchObject({ verdict: 'none', darker: null });
    expect(foundation.reasonCode).toBe('foundation.none');
    expect(recommended.reasoning).toContainEqual(expect.objectContaining({ code: 'shade.none' }));
  });

  it('stay short', async () => {
    const look = await words({ monk: 4, undertone: 'cool' }, { style: 'bold', skill: 'beginner' });

    for (const { technique } of look.steps) expect(technique.length).toBeLessThanOrEqual(120);
    for (const { reason } of look.products) expect(reason.length).toBeLessThanOrEqual(70);
  });
});
