/** What an AR client needs of a look: its preset, the template's link and the products. */
import { notFound } from '../errors.ts';
import { findLook, type FindLookDeps } from './find-look.ts';
import type { LookRecord, LookStore } from './ports.ts';
import { getPreset, type PresetDeps, type RenderedPreset } from './presets.ts';
import type { PendingState } from './upload-state.ts';

export type GetRecommendationDeps = FindLookDeps & PresetDeps & { readonly looks: Pick<LookStore, 'newest'> };

export type Recommendation =
  | { readonly kind: 'ready'; readonly look: LookRecord; readonly rendered: RenderedPreset }
  | { readonly kind: 'pending'; readonly state: PendingState };

const newest = async (deps: GetRecommendationDeps, userId: string): Promise<LookRecord> => {
  const look = await deps.looks.newest(userId);
  if (!look) throw notFound('A ready look');
  return look;
};

/**
 * Without an id: the user's newest ready look.
 * @throws Problem not_found, upload_expired, or the code with which the analysis failed
 */
export const getRecommendation =
  (deps: GetRecommendationDeps) =>
  async (userId: string, uploadId: string | undefined): Promise<Recommendation> => {
    if (uploadId !== undefined) {
      const found = await findLook(deps)(userId, uploadId);
      if (found.kind === 'pending') return found;
      return ready(deps, found.look);
    }
    return ready(deps, await newest(deps, userId));
  };

const ready = async (deps: GetRecommendationDeps, look: LookRecord): Promise<Recommendation> => {
  const foundation = look.recommended.products.find(({ category }) => category === 'foundation');
  const shade = foundation ? { foundationHex: foundation.hex } : {};
  return { kind: 'ready', look, rendered: await getPreset(deps)(look.recommended.arPresetId, shade) };
};
