/** Finds the foundation shade for a skin color and says honestly how close it is. */
import type { Lab } from '../../face/types.ts';
import type { MatchVerdict } from '../../vocabulary.ts';
import type { NearShade, Product, RankedProduct, ShadeMatch } from '../types.ts';
import { ciede2000 } from './ciede2000.ts';

/**
 * CIEDE2000 limits of the verdict. Observers accept a mismatch of 1.8 on fair and 2.6 on dark skin (Leow et al. 2006,
 * Prosthetics and Orthotics International 30(1), CIELAB units); two photos of one person differ by 1.5 in the median.
 * So below 2 the eye agrees, up to 4 a thin layer blends in, and beyond 4 there is no close match.
 */
export const EXACT_WITHIN = 2;
export const CLOSE_WITHIN = 4;

const MAX_EQUIVALENTS = 2;
const round = (value: number): number => Math.round(value * 10) / 10;

export const verdictFor = (deltaE: number): MatchVerdict => {
  if (deltaE <= EXACT_WITHIN) return 'exact';
  return deltaE <= CLOSE_WITHIN ? 'close' : 'none';
};

/** Score 1 at no difference, 0 at three times the limit of a close match. */
export const matchScore = (deltaE: number): number => Math.max(0, 1 - deltaE / (3 * CLOSE_WITHIN));

/** Nearest first; equal distances in order of id. */
export const rankShades = (
  products: readonly Product[],
  target: Lab,
): readonly (RankedProduct & { deltaE: number })[] =>
  products
    .map((product) => {
      const deltaE = ciede2000(target, product.lab);
      return { product, deltaE, score: matchScore(deltaE) };
    })
    .sort((a, b) => a.deltaE - b.deltaE || (a.product.productId < b.product.productId ? -1 : 1));

const near = (product: Product, target: Lab): NearShade => ({
  productId: product.productId,
  brand: product.brand,
  shade: product.shade,
  deltaE: round(ciede2000(target, product.lab)),
});

const isSameRange = (a: Product, b: Product): boolean =>
  a.brand === b.brand && a.name === b.name && a.undertone === b.undertone && a.productId !== b.productId;

const neighbour = (chosen: Product, shelf: readonly Product[], direction: 1 | -1): Product | undefined =>
  shelf
    .filter((product) => isSameRange(product, chosen) && (product.lab.l - chosen.lab.l) * direction > 0)
    .sort((a, b) => (a.lab.l - b.lab.l) * direction)
    .at(0);

/** `shelf` holds the purchasable shades near the target. Distances are to the target, not between the shades. */
export const describeMatch = (chosen: Product, shelf: readonly Product[], target: Lab): ShadeMatch => {
  const lighter = neighbour(chosen, shelf, 1);
  const darker = neighbour(chosen, shelf, -1);
  const others = rankShades(shelf, target).filter(({ product }) => product.brand !== chosen.brand);
  const bestOfBrand = others.filter(
    ({ product }, place) => others.findIndex((other) => other.product.brand === product.brand) === place,
  );
  const deltaE = round(ciede2000(target, chosen.lab));
  return {
    verdict: verdictFor(deltaE),
    deltaE,
    lighter: lighter === undefined ? null : near(lighter, target),
    darker: darker === undefined ? null : near(darker, target),
    equivalents: bestOfBrand.slice(0, MAX_EQUIVALENTS).map(({ product }) => near(product, target)),
  };
};
