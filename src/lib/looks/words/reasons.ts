/** Says why: every sentence rests on features that were measured or given, and names them. */
import type { FaceProfile } from '../../face/types.ts';
import type { Category, Style } from '../../vocabulary.ts';
import { colorName } from './color-name.ts';
import { type FeatureName, featureOf, placementShape } from './features.ts';
import { foundationTarget } from '../catalogue/color-spaces.ts';
import { isSureOf, verdictFor } from '../catalogue/shade-match.ts';
import type { RankedProduct, Reason, ShadeMatch, Shortlist } from '../types.ts';
import { text } from './texts.ts';

/** The products that a look is made of, by category. */
export type Chosen = ReadonlyMap<Category, RankedProduct>;

/** What a shortlist has to tell. */
export type Told = Pick<Shortlist, 'match' | 'unmet'>;

const MAX_REASONS = 4;

export const productReason = ({ product, deltaE }: RankedProduct, profile: FaceProfile, style: Style): string =>
  text.product(product.category, {
    style,
    depth: featureOf(profile, 'depth'),
    undertone: featureOf(profile, 'undertone'),
    eyes: featureOf(profile, 'eyes'),
    brows: featureOf(profile, 'brows'),
    color: colorName(product.hex),
    deltaE: deltaE ?? 0,
    verdict: verdictFor(deltaE ?? 0, isSureOf(profile)),
    lift: product.lab.l - foundationTarget(profile).l,
  });

const COLORED: readonly (readonly [Category, string])[] = [
  ['lipstick', 'lips'],
  ['blush', 'cheeks'],
  ['eyeshadow', 'lids'],
];

const paletteReason = (profile: FaceProfile, chosen: Chosen): Reason => {
  const known = (['depth', 'undertone'] as const).filter((name) => featureOf(profile, name) !== undefined);
  const colors = COLORED.flatMap(([category, place]) => {
    const hex = chosen.get(category)?.product.hex;
    return hex === undefined ? [] : [`${colorName(hex)} ${place}`];
  });
  return { text: text.palette(known.map((name) => featureOf(profile, name)).join(', '), colors), features: known };
};

/** Of the shade that was chosen: its neighbours are known only where it is the one that was matched. */
const matchOf = (profile: FaceProfile, chosen: Chosen, { match }: Told): ShadeMatch | null => {
  const worn = chosen.get('foundation');
  if (match === null || worn?.deltaE === undefined) return null;
  if (worn.deltaE === match.deltaE) return match;
  const verdict = verdictFor(worn.deltaE, isSureOf(profile));
  return { verdict, deltaE: worn.deltaE, lighter: null, darker: null, equivalents: [] };
};

const shadeReasons = (profile: FaceProfile, chosen: Chosen, told: Told): readonly Reason[] => {
  const match = matchOf(profile, chosen, told);
  if (match === null) return [];
  const shade: Reason = { text: text.shade(match), features: ['depth'] };
  const isKnown = featureOf(profile, 'undertone') !== undefined;
  return isKnown ? [shade] : [shade, { text: text.neutralFamily, features: [] }];
};

const shapeReason = (profile: FaceProfile, chosen: Chosen): readonly Reason[] => {
  const shape = featureOf(profile, 'faceShape');
  if (shape === undefined || !chosen.has('blush')) return [];
  return [{ text: text.placement(shape, placementShape(profile.shape)), features: ['faceShape'] }];
};

const eyeReason = (profile: FaceProfile, chosen: Chosen): readonly Reason[] => {
  if (!chosen.has('eyeshadow') && !chosen.has('eyeliner')) return [];
  const names: readonly FeatureName[] = ['eyeAngle', 'eyes'];
  const told = names.find((name) => !['straight', undefined].includes(featureOf(profile, name)));
  const value = told === undefined ? undefined : featureOf(profile, told);
  return told === undefined || value === undefined ? [] : [{ text: text.eyes(value), features: [told] }];
};

const lipReason = (profile: FaceProfile, chosen: Chosen): readonly Reason[] => {
  const lips = featureOf(profile, 'lips');
  return lips === undefined || !chosen.has('lipstick') ? [] : [{ text: text.lips(lips), features: ['lips'] }];
};

/** At most four reasons, then what could not be kept. */
export const lookReasons = (profile: FaceProfile, chosen: Chosen, shortlist: Told): readonly Reason[] => [
  ...[
    paletteReason(profile, chosen),
    ...shadeReasons(profile, chosen, shortlist),
    ...shapeReason(profile, chosen),
    ...eyeReason(profile, chosen),
    ...lipReason(profile, chosen),
  ].slice(0, MAX_REASONS),
  ...unmetReasons(shortlist),
];

/** What could not be kept is said whoever wrote the other reasons. */
export const unmetReasons = ({ unmet }: Told): readonly Reason[] =>
  unmet.map((words) => ({ text: words, features: [] }));
