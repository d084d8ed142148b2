/** Proves that no face and no wish makes the rules engine fail, invent a product or overspend. */
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { fixtureCatalogue, fixtureProducts } from '../../../lab/eval-looks/fixture-catalogue.ts';
import { makeProfile } from '../../../lab/eval-looks/profiles.ts';
import { composeByRules } from '../../../testing/compose.ts';
import type { Preferences, StyleRequest } from '../../../src/lib/looks/types.ts';
import {
  FACE_SHAPES,
  FINISHES,
  OCCASIONS,
  REFINEMENTS,
  SKILLS,
  STYLES,
  UNDERTONES,
} from '../../../src/lib/vocabulary.ts';

const catalogue = fixtureCatalogue();
const rows = new Map(fixtureProducts().map((product) => [product.productId, product]));

const profiles = fc
  .record({
    monk: fc.integer({ min: 1, max: 10 }),
    undertone: fc.constantFrom(...UNDERTONES),
    shape: fc.constantFrom(...FACE_SHAPES),
    hex: fc.option(
      fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`),
      { nil: '#b98763' },
    ),
  })
  .map(makeProfile);

const preferences: fc.Arbitrary<Preferences> = fc.record(
  {
    style: fc.constantFrom(...STYLES),
    occasion: fc.constantFrom(...OCCASIONS),
    intensity: fc.integer({ min: 0, max: 100 }),
    finish: fc.constantFrom(...FINISHES),
    skill: fc.constantFrom(...SKILLS),
    minutes: fc.integer({ min: 1, max: 120 }),
    budget: fc.record({ max: fc.integer({ min: 1, max: 400 }), currency: fc.constantFrom('USD', 'EUR', 'CHF') }),
    vegan: fc.boolean(),
    avoid: fc.subarray(['carmine', 'fragrance', 'nut']),
    brands: fc.subarray(['Velmira', 'kessara', 'Sonnfeld', 'No such brand']),
    country: fc.constantFrom('US', 'DE', 'JP', 'ZZ'),
    notes: fc.string(),
  },
  { requiredKeys: [] },
);

const refinements = fc.option(
  fc.record({
    refine: fc.constantFrom(...REFINEMENTS),
    previous: fc.record({
      style: fc.constantFrom(...STYLES),
      arPresetId: fc.constantFrom('soft_glam_v1', 'ember_bold_v1', 'gone_v1'),
      revision: fc.constant(3),
      intensity: fc.integer({ min: 0, max: 100 }),
    }),
  }),
  { nil: {} },
);

const asRequest = (
  profile: StyleRequest['profile'],
  wishes: Preferences,
  refinement: Partial<StyleRequest>,
): StyleRequest => ({ profile, preferences: wishes, ...refinement, userHash: 'a-hash', budgetMs: 1000 });

describe('any face with any wish', () => {
  it('gets up to three looks of existing, available products', async () => {
    await fc.assert(
      fc.asyncProperty(profiles, preferences, refinements, async (profile, wishes, refinement) => {
        const { recommended, alternatives } = await composeByRules(asRequest(profile, wishes, refinement), catalogue);
        const looks = [recommended, ...alternatives];
        const shown = looks.flatMap(({ products }) => products);
        return (
          new Set(looks.map(({ style }) => style)).size === looks.length &&
          alternatives.every(({ products }) => products.length > 1) &&
          recommended.products.length > 0 &&
          shown.every(
            ({ productId, hex }) => rows.get(productId)?.available === true && rows.get(productId)?.hex === hex,
          )
        );
      }),
      { numRuns: 150 },
    );
  });

  it('keeps a budget, or shows one product and says that nothing fits', async () => {
    await fc.assert(
      fc.asyncProperty(profiles, preferences, fc.integer({ min: 1, max: 300 }), async (profile, wishes, max) => {
        const asked = { ...wishes, budget: { max, currency: 'USD' } };
        const { recommended } = await composeByRules(asRequest(profile, asked, {}), catalogue);
        const total = recommended.products.reduce((sum, { price }) => sum + (price ?? 1000), 0);
        const isSaid = recommended.unmet!.some(({ code }) => ['least', 'no_currency', 'no_country'].includes(code));
        return total <= max || isSaid;
      }),
      { numRuns: 100 },
    );
  });

  it('gets texts without any of its own notes', async () => {
    await fc.assert(
      fc.asyncProperty(profiles, fc.string({ minLength: 12, maxLength: 280 }), async (profile, notes) => {
        const set = await composeByRules(asRequest(profile, { notes }, {}), catalogue);
        return !JSON.stringify(set).includes(notes) || notes.trim().length < 12;
      }),
      { numRuns: 40 },
    );
  });
});
