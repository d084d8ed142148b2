/** The AR presets, each with its vendors' renderings and a link to its template. */
import { notFound } from '../../errors.ts';
import { type Painted, toBanuba } from '../../looks/render/banuba.ts';
import { type Layer, layersOf } from '../../looks/render/layers.ts';
import { toPerfectCorp } from '../../looks/render/perfect-corp.ts';
import type { ComposedLook, Preset } from '../../looks/types.ts';
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

/** A preset in its sample colors with what an AR SDK needs at once. */
export interface RenderedPreset {
  readonly preset: Preset;
  readonly banuba: ReturnType<typeof toBanuba>;
  readonly perfectCorp: ReturnType<typeof toPerfectCorp>;
  readonly template: { readonly url: string; readonly expiresAt: string };
}

/** A look on the places of its preset, with what an AR SDK needs at once. */
export interface RenderedLook extends RenderedPreset {
  readonly look: ComposedLook;
  readonly layers: readonly Layer[];
}

const render = async (
  deps: Pick<PresetDeps, 'assets' | 'clock'>,
  preset: Preset,
  painted: Painted,
): Promise<RenderedPreset> => {
  const expiresAt = new Date(deps.clock.now() + LINK_SECONDS * 1000).toISOString();
  const url = await deps.assets.presignGet(preset.template.key, LINK_SECONDS);
  return { preset, banuba: toBanuba(painted), perfectCorp: toPerfectCorp(painted), template: { url, expiresAt } };
};

export const listPresets =
  (deps: Pick<PresetDeps, 'presets'>) =>
  (style: Style | undefined): Promise<readonly Preset[]> =>
    deps.presets.list(style);

const PRESET_ID = /^[a-z0-9_]{1,64}$/;

/** @throws Problem not_found */
export const getPreset =
  (deps: PresetDeps) =>
  async (presetId: string): Promise<RenderedPreset> => {
    const preset = PRESET_ID.test(presetId) ? await deps.presets.get(presetId) : undefined;
    if (!preset) throw notFound('This preset');
    return render(deps, preset, { presetId, style: preset.style, layers: preset.regions });
  };

/** What is asked for: of which look, of which of its alternatives, and how strong (0..100). */
export interface RecommendationWish {
  readonly uploadId?: string | undefined;
  readonly alternative?: string | undefined;
  readonly strength: number;
}

export type GetRecommendationDeps = FindLookDeps & PresetDeps & { readonly looks: Pick<LookStore, 'newest'> };

export type Recommendation =
  | { readonly kind: 'ready'; readonly uploadId: string; readonly rendered: RenderedLook }
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
  async (userId: string, wish: RecommendationWish): Promise<Recommendation> => {
    if (wish.uploadId === undefined) return ready(deps, await newest(deps, userId), wish);
    const found = await findLook(deps)(userId, wish.uploadId);
    return found.kind === 'pending' ? found : ready(deps, found.look, wish);
  };

const chosenLook = ({ recommended, alternatives }: LookRecord, alternative: string | undefined): ComposedLook => {
  const chosen = alternative === undefined ? recommended : alternatives.find(({ style }) => style === alternative);
  if (!chosen) throw notFound('This alternative');
  return chosen;
};

/** A look outlives its preset: once that is withdrawn, another one of its style lends its places. */
const presetOf = async ({ presets }: PresetDeps, { arPresetId, style }: ComposedLook): Promise<Preset> => {
  const preset = await presets.get(arPresetId);
  if (preset) return preset;
  const [stand] = await presets.list(style);
  const [any] = stand ? [stand] : await presets.list();
  if (!any) throw notFound('An AR preset');
  return any;
};

const ready = async (
  deps: GetRecommendationDeps,
  record: LookRecord,
  { alternative, strength }: RecommendationWish,
): Promise<Recommendation> => {
  const look = chosenLook(record, alternative);
  const preset = await presetOf(deps, look);
  const layers = layersOf(look, preset, { profile: record.profile, strength });
  const painted = { presetId: preset.presetId, style: look.style, layers };
  return {
    kind: 'ready',
    uploadId: record.uploadId,
    rendered: { ...(await render(deps, preset, painted)), look, layers },
  };
};
