/** Finds the foundation shade for a skin color and says honestly how close it is. */
import type { FaceProfile } from '../../face/types.ts';
import type { FeatureSource, MatchVerdict } from '../../vocabulary.ts';
import type { NearShade, Product, ShadeMatch } from '../types.ts';
import type { RankedProduct } from '../choice.ts';
import { ciede2000 } from './ciede2000.ts';
import { type Complexion, complexionFor } from './color-spaces.ts';

/**
 * CIEDE2000 limits of the verdict. Observers accept a mismatch of 1.8 on fair and 2.6 on dark skin (Leow et al. 2006,
 * Prosthetics and Orthotics International 30(1), CIELAB units); two photos of one person differ by 1.5 in the median.
 * So below 2 the eye agrees, up to 4 a thin layer blends in, and beyond 4 there is no close match.
 */
export const MEETS_WITHIN = 2;
export const CLOSE_WITHIN = 4;

const MAX_EQUIVALENTS = 2;
const round = (value: number): number => Math.round(value * 10) / 10;

export const verdictFor = (deltaE: number, isSure: boolean): MatchVerdict => {
  if (deltaE > CLOSE_WITHIN) return 'none';
  if (!isSure) return 'check_at_the_jaw';
  return deltaE <= MEETS_WITHIN ? 'meets' : 'close';
};

/** Confidences (0..1) from which a shade may be promised. Depth read without a mesh has 0.7; see docs/fairness.md. */
const SURE = { depth: 0.75, undertone: 0.3 } as const;

const isToldOr = (source: FeatureSource, confidence: number, least: number): boolean =>
  source === 'user' || confidence >= least;

/** Whether depth and undertone are known well enough that the bottle need not be held to the jaw first. */
export const isSureOf = ({ skin, source }: Pick<FaceProfile, 'skin' | 'source'>): boolean =>
  skin.undertone !== 'unknown' &&
  isToldOr(source.depth, skin.confidence.depth, SURE.depth) &&
  isToldOr(source.undertone, skin.confidence.undertone, SURE.undertone);

/** CIEDE2000 of a shade to what it should meet. */
const shadeDistance = (product: Product, complexion: Complexion): number =>
  ciede2000(complexionFor(product, complexion), product.lab);

/** What a shade is matched to, and whether that is known well. */
export interface Person extends Complexion {
  readonly isSure: boolean;
}

/** Score 1 at no difference, 0 at three times the limit of a close match. */
export const matchScore = (deltaE: number): number => Math.max(0, 1 - deltaE / (3 * CLOSE_WITHIN));

/** Nearest first; equal distances in order of id. */
export const rankShades = (
  products: readonly Product[],
  complexion: Complexion,
): readonly (RankedProduct & { deltaE: number })[] =>
  products
    .map((product) => {
      const deltaE = shadeDistance(product, complexion);
      return { product, deltaE, score: matchScore(deltaE) };
    })
    .sort((a, b) => a.deltaE - b.deltaE || (a.product.productId < b.product.productId ? -1 : 1));

const near = (product: Product, complexion: Complexion): NearShade => ({
  productId: product.productId,
  brand: product.brand,
  shade: product.shade,
  deltaE: round(shadeDistance(product, complexion)),
});

const isSameRange = (a: Product, b: Product): boolean =>
  a.brand === b.brand && a.name === b.name && a.undertone === b.undertone && a.productId !== b.productId;

const neighbour = (chosen: Product, shelf: readonly Product[], direction: 1 | -1): Product | undefined =>
  shelf
    .filter((product) => isSameRange(product, chosen) && (product.lab.l - chosen.lab.l) * direction > 0)
    .sort((a, b) => (a.lab.l - b.lab.l) * direction)
    .at(0);

/** `shelf` holds the purchasable shades near the target. Distances are to the target, not between the shades. */
export const describeMatch = (chosen: Product, shelf: readonly Product[], person: Person): ShadeMatch => {
  const lighter = neighbour(chosen, shelf, 1);
  const darker = neighbour(chosen, shelf, -1);
  const others = rankShades(shelf, person).filter(({ product }) => product.brand !== chosen.brand);
  const bestOfBrand = others.filter(
    ({ product }, place) => others.findIndex((other) => other.product.brand === product.brand) === place,
  );
  const deltaE = round(shadeDistance(chosen, person));
  return {
    verdict: verdictFor(deltaE, person.isSure),
    deltaE,
    lighter: lighter === undefined ? null : near(lighter, person),
    darker: darker === undefined ? null : near(darker, person),
    equivalents: bestOfBrand.slice(0, MAX_EQUIVALENTS).map(({ product }) => near(product, person)),
  };
};
