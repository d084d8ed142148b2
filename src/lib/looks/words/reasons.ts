/** Gathers what is known of a face and a look, and says of it what is true: every sentence rests on features that were measured or given. */
import { hexToLab, hueOfLab } from '../../color.ts';
import type { FaceProfile } from '../../face/types.ts';
import type { Category, Style } from '../../vocabulary.ts';
import { foundationTarget } from '../catalogue/color-spaces.ts';
import { isSureOf, verdictFor } from '../catalogue/shade-match.ts';
import { flatteringFamilies } from '../catalogue/undertone-families.ts';
import { contrastWith } from '../rules/harmony.ts';
import type { Reason, ShadeMatch } from '../types.ts';
import type { RankedProduct } from '../choice.ts';
import { colorName } from './color-name.ts';
import { featureOf, placementShape } from './features.ts';
import { LOOK_SENTENCES, type LookFacts } from './look-sentences.ts';
import { PRODUCT_SENTENCES, type ProductFacts } from './product-sentences.ts';
import { type Said, say } from './say.ts';

/** The products that a look is made of, by category. */
export type Chosen = ReadonlyMap<Category, RankedProduct>;

/** Whom a text is for, and of which look it speaks. */
export interface Telling {
  readonly profile: FaceProfile;
  readonly style: Style;
  /** In whose way it is applied, see slots.ts. */
  readonly hand: Style;
  readonly userHash: string;
  readonly chosen: Chosen;
}

/** A match, and the product that it speaks of. */
export interface Matched extends ShadeMatch {
  readonly productId: string;
}

const MAX_REASONS = 4;

const seedOf = ({ userHash, style }: Telling): string => `${userHash} ${style}`;

/** Degrees of hue between a product and the lips. */
const fromLips = (hex: string, chosen: Chosen): number | undefined => {
  const lips = chosen.get('lipstick')?.product.hex;
  if (lips === undefined) return undefined;
  const apart = Math.abs(hueOfLab(hexToLab(hex)) - hueOfLab(hexToLab(lips)));
  return Math.min(apart, 360 - apart);
};

const productFacts = ({ product, deltaE = 0 }: RankedProduct, { profile, hand, chosen }: Telling): ProductFacts => {
  const target = foundationTarget(profile);
  const { undertone } = profile.skin;
  return {
    hand,
    depth: profile.skin.depth,
    undertone: featureOf(profile, 'undertone'),
    eyes: featureOf(profile, 'eyes'),
    brows: featureOf(profile, 'brows'),
    color: colorName(product.hex),
    deltaE,
    verdict: verdictFor(deltaE, isSureOf(profile)),
    lift: product.lab.l - target.l,
    contrast: contrastWith(product, { target, skin: profile.skin.lab }),
    isFlattering: flatteringFamilies(undertone).some((family) => family === product.undertone),
    fromLips: fromLips(product.hex, chosen),
  };
};

export const productReason = (ranked: RankedProduct, telling: Telling): Said => {
  const { category } = ranked.product;
  const said = say(PRODUCT_SENTENCES[category], productFacts(ranked, telling), seedOf(telling));
  if (said === undefined) throw new Error(`There is no sentence for ${category}`);
  return said;
};

/** Of the shade that was chosen: its neighbours are known only where it is the one that was matched. */
const matchOf = ({ profile, chosen }: Telling, match: Matched | null): LookFacts['match'] => {
  const worn = chosen.get('foundation');
  if (match === null || worn?.deltaE === undefined) return undefined;
  const { deltaE } = worn;
  const own = { verdict: verdictFor(deltaE, isSureOf(profile)), deltaE };
  if (worn.product.productId !== match.productId) return own;
  const { lighter, darker } = match;
  return { ...own, ...(lighter && { lighter: lighter.shade }), ...(darker && { darker: darker.shade }) };
};

const lookFacts = (telling: Telling, match: Matched | null): LookFacts => {
  const { profile, chosen } = telling;
  const colorOf = (category: Category): string | undefined => {
    const hex = chosen.get(category)?.product.hex;
    return hex === undefined ? undefined : colorName(hex);
  };
  return {
    depth: profile.skin.depth,
    undertone: featureOf(profile, 'undertone'),
    lips: colorOf('lipstick'),
    cheeks: colorOf('blush'),
    lids: colorOf('eyeshadow'),
    match: matchOf(telling, match),
    foundationFamily: chosen.get('foundation')?.product.undertone,
    faceShape: featureOf(profile, 'faceShape'),
    placement: placementShape(profile.shape),
    eyeAngle: featureOf(profile, 'eyeAngle'),
    eyes: featureOf(profile, 'eyes'),
    lipShape: featureOf(profile, 'lips'),
    wears: (category) => chosen.has(category),
  };
};

/** At most four. `match` is that of the recommended look; alternatives tell none. */
export const lookReasons = (telling: Telling, match: Matched | null): readonly Reason[] => {
  const facts = lookFacts(telling, match);
  return LOOK_SENTENCES.flatMap(({ sentences, features }) => {
    const said = say(sentences, facts, seedOf(telling));
    return said === undefined ? [] : [{ ...said, features: features(said.values) }];
  }).slice(0, MAX_REASONS);
};
