/** The looks of an analysis as they are worn: each with its products and with the layers that the mirror paints. */
import { signal } from '@preact/signals';
import { layersOfLook, type PaintLayer, type Template } from '../../../../clients/ar-canvas/src/ar-canvas.ts';
import { loggedFetch } from '../api/http-log.ts';
import { type ArLayer, glamai, type Look, type Product, type Style } from '../api/service.ts';

export interface Outfit {
  /** Of an alternative. */
  readonly id?: string;
  readonly name: string;
  readonly style: Style;
  readonly presetId: string;
  readonly products: readonly Product[];
  readonly steps: Look['recommendedLook']['steps'];
  readonly reasoning: Look['recommendedLook']['reasoning'];
  readonly unmet: Look['unmet'];
  readonly total: Look['total'];
  readonly minutes: number;
}

export const outfitsOf = ({
  recommendedLook,
  arPresetId,
  unmet,
  total,
  minutes,
  alternatives,
}: Look): readonly Outfit[] => [
  { ...recommendedLook, presetId: arPresetId, unmet, total, minutes },
  ...alternatives.map((one) => ({ ...one, presetId: one.arPresetId })),
];

interface Paint {
  readonly regions: readonly ArLayer[];
  readonly layers: readonly PaintLayer[];
}

/** Of the looks on the page, by style: no two have the same one. */
export const paints = signal<Readonly<Partial<Record<Style, Paint>>>>({});

/** A file never changes under its hash. */
const templates = new Map<string, Template>();

const templateAt = async ({ url, sha256 }: { url: string; sha256: string }): Promise<Template> => {
  const known = templates.get(sha256);
  if (known) return known;
  const response = await loggedFetch(new Request(url));
  if (!response.ok) throw new Error(`The template answers ${response.status}.`);
  const template = (await response.json()) as Template;
  templates.set(sha256, template);
  return template;
};

const paintOf = async (uploadId: string, { id }: Outfit): Promise<Paint> => {
  const { arPreset } = await glamai().getRecommendation(uploadId, { look: id });
  const { regions, template } = arPreset;
  return { regions, layers: layersOfLook(await templateAt(template), regions) };
};

/** `isShown` says whether the look is still the one on the page. */
export const loadPaints = async (look: Look, isShown: () => boolean): Promise<void> => {
  paints.value = {};
  const load = async (outfit: Outfit): Promise<void> => {
    const paint = await paintOf(look.uploadId, outfit);
    if (isShown()) paints.value = { ...paints.value, [outfit.style]: paint };
  };
  await Promise.all(outfitsOf(look).map(load));
};
