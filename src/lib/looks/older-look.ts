/** Makes a stored look whole: what looks of an earlier edition were stored without is what the rules would say of it today. */
import type { FaceProfile } from '../face/types.ts';
import type { MatchVerdict } from '../vocabulary.ts';
import { paletteOf } from './rules/assemble.ts';
import { styleIntensity } from './rules/wishes.ts';
import { areaOf } from './slots.ts';
import type { ComposedLook, LookProduct, LookStep, Preferences } from './types.ts';
import { stepIntensity, techniqueFor } from './words/technique.ts';
import { toolFor } from './words/technique-texts.ts';

/** Alternatives were once stored as their products alone. */
export type StoredLook = Pick<ComposedLook, 'name' | 'style' | 'arPresetId' | 'products'> & Partial<ComposedLook>;

/** For whom and for what it was made. */
export interface MadeFor {
  readonly profile: FaceProfile;
  readonly preferences: Preferences;
}

const stepOf = ({ style }: StoredLook, { profile, preferences }: MadeFor, product: LookProduct): LookStep => {
  const { category, productId, finish } = product;
  const strength = preferences.intensity ?? styleIntensity(style, preferences.occasion ?? null);
  const { skill = 'intermediate', skinType = null, coverage = null } = preferences;
  return {
    area: areaOf(category),
    ...techniqueFor(category, profile, { style, skill, skinType, coverage }),
    productId,
    finish,
    intensity: stepIntensity(category, strength, coverage),
  };
};

const withTool =
  ({ style, products }: StoredLook, { preferences }: MadeFor) =>
  (step: LookStep): LookStep => {
    const product = products.find(({ productId }) => productId === step.productId);
    if (step.tool !== undefined || product === undefined) return step;
    return { ...step, tool: toolFor(product.category, style, preferences.skill ?? 'intermediate') };
  };

/** Verdicts of an earlier edition. */
const FORMER: Readonly<Record<string, MatchVerdict>> = { exact: 'meets' };

const withSubstitutes = (product: LookProduct): LookProduct => {
  const { match, substitutes = [] } = product;
  if (match === undefined) return { ...product, substitutes };
  return { ...product, substitutes, match: { ...match, verdict: FORMER[match.verdict] ?? match.verdict } };
};

export const wholeLook = (stored: StoredLook, madeFor: MadeFor): ComposedLook => {
  const { name, style, arPresetId, products } = stored;
  const steps = stored.steps ?? products.map((product) => stepOf(stored, madeFor, product));
  return {
    ...stored,
    name,
    style,
    arPresetId,
    products: products.map(withSubstitutes),
    palette: stored.palette ?? paletteOf(products),
    steps: steps.map(withTool(stored, madeFor)),
    reasoning: stored.reasoning ?? [],
  };
};
