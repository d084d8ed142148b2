/** The rules engine: complete, deterministic looks with no network and no model. */
import { assembleLook } from './assemble.ts';
import { makeShortlist } from './shortlist.ts';
import type { Catalogue, LookSet, StyleRequest } from '../types.ts';

export { assembleLook } from './assemble.ts';

/** Counts up when the same request would give another look. */
export const RULES_VERSION = 'rules-1';

/** The recommended look and the two other styles. Equal requests on an equal catalogue give equal looks. */
export const composeByRules = async (request: StyleRequest, catalogue: Catalogue): Promise<LookSet> => {
  const shortlist = await makeShortlist(request, catalogue);
  const best = { arPresetId: shortlist.presets[0]?.preset.presetId ?? '', products: {} };
  return {
    recommended: assembleLook(best, shortlist, request),
    alternatives: shortlist.alternatives,
    provenance: {
      engine: 'rules',
      model: null,
      promptVersion: 'none',
      algorithmVersion: RULES_VERSION,
      catalogVersion: shortlist.catalogVersion,
      cached: false,
      fallback: null,
    },
  };
};
