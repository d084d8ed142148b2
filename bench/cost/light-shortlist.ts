/** The shortlist without its two alternatives, on which no model call depends: several times as many looks per second. */
import { knownFeatures } from '../../src/lib/looks/words/features.ts';
import { admissible } from '../../src/lib/looks/catalogue/filters.ts';
import { planStyle } from '../../src/lib/looks/rules/plan.ts';
import { readShelf } from '../../src/lib/looks/catalogue/shelf.ts';
import { makeShortlist } from '../../src/lib/looks/rules/shortlist.ts';
import type { Catalogue, Shortlist, StyleRequest } from '../../src/lib/looks/types.ts';
import { resolveWishes } from '../../src/lib/looks/rules/wishes.ts';

export const lightShortlist = async (request: StyleRequest, catalogue: Catalogue): Promise<Shortlist> => {
  const shelf = await readShelf(request.profile, catalogue, admissible(request.preferences));
  const { wishes, presets, slots, unmet } = planStyle(request, shelf, resolveWishes(request));
  return {
    style: wishes.style,
    presets,
    slots,
    intensity: wishes.intensity,
    match: null,
    features: knownFeatures(request.profile),
    unmet,
    alternatives: [],
    catalogVersion: 'bench',
  };
};

const decisive = ({ style, presets, slots, intensity, features }: Shortlist): string =>
  JSON.stringify({ style, presets, slots, intensity, features });

/** @throws Error when the short cut gives another shortlist than the stylist would get */
export const checkShortcut = async (requests: readonly StyleRequest[], catalogue: Catalogue): Promise<void> => {
  for (const request of requests) {
    const [light, real] = [await lightShortlist(request, catalogue), await makeShortlist(request, catalogue)];
    if (decisive(light) !== decisive(real)) throw new Error('The shortlist of the simulation is not the real one');
  }
};
