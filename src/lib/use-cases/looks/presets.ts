/** The AR presets, each with its vendors' renderings and a link to its template. */
import { notFound } from '../../errors.ts';
import { toBanuba } from '../../looks/render/banuba.ts';
import { toPerfectCorp } from '../../looks/render/perfect-corp.ts';
import type { Preset } from '../../looks/types.ts';
import type { Style } from '../../vocabulary.ts';
import type { Clock } from '../../time.ts';
import type { AssetBucket, LookRecord, LookStore, PresetStore } from '../ports.ts';
import { findLook, type FindLookDeps, type PendingState } from './find-look.ts';

/** Long enough for a slow phone to fetch some kilobytes, short enough that a leaked link is worth little. */
const LINK_SECONDS = 900;

export interface PresetDeps {
  readonly presets: PresetStore;
  readonly assets: AssetBucket;
  readonly clock: Pick<Clock, 'now'>;
}

interface Shade {
  /** `#rrggbb` */
  readonly foundationHex?: string;
}

/** A preset with what an AR SDK needs at once. */
export interface RenderedPreset {
  readonly preset: Preset;
  readonly banuba: ReturnType<typeof toBanuba>;
  readonly perfectCorp: ReturnType<typeof toPerfectCorp>;
  readonly template: { readonly url: string; readonly expiresAt: string };
}

/** With the shade of the user's own foundation the rendering colors the skin, without it only smooths. */
const render = async (deps: PresetDeps, preset: Preset, shade: Shade): Promise<RenderedPreset> => {
  const expiresAt = new Date(deps.clock.now() + LINK_SECONDS * 1000).toISOString();
  const url = await deps.assets.presignGet(preset.template.key, LINK_SECONDS);
  return {
    preset,
    banuba: toBanuba(preset, shade),
    perfectCorp: toPerfectCorp(preset, shade),
    template: { url, expiresAt },
  };
};

export const listPresets =
  (deps: Pick<PresetDeps, 'presets'>) =>
  (style: Style | undefined): Promise<readonly Preset[]> =>
    deps.presets.list(style);

const PRESET_ID = /^[a-z0-9_]{1,64}$/;

/** @throws Problem not_found */
export const getPreset =
  (deps: PresetDeps) =>
  async (presetId: string, shade: Shade = {}): Promise<RenderedPreset> => {
    const preset = PRESET_ID.test(presetId) ? await deps.presets.get(presetId) : undefined;
    if (!preset) throw notFound('This preset');
    return render(deps, preset, shade);
  };

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
