/** What must hold for what the camera shows of a set of looks; each check returns the ways in which it does not. */
import { hexToLab } from '../../src/lib/color.ts';
import { ciede2000 } from '../../src/lib/looks/catalogue/ciede2000.ts';
import { onSkin } from '../../src/lib/looks/catalogue/color-spaces.ts';
import { type Layer, layersOf } from '../../src/lib/looks/render/layers.ts';
import type { ComposedLook, LookSet, Preset, Product, StyleRequest } from '../../src/lib/looks/types.ts';
import { blended } from './blend.ts';

export interface Shown {
  readonly set: LookSet;
  readonly request: StyleRequest;
  readonly catalogue: ReadonlyMap<string, Product>;
  readonly presets: ReadonlyMap<string, Preset>;
  /** How a look is painted; the service's own way unless a test breaks it. */
  readonly paint?: typeof layersOf;
}

type Check = (shown: Shown) => readonly string[];

/** CIEDE2000 between a layer and its product. */
const SAME = 2;
/** L* and degrees of hue by which a base may move the skin. */
const MOST = { lightness: 3, hue: 4 } as const;
/** Space of the base: a photo of this skin. All other layers have the product's own hex. */
const BASE: readonly string[] = ['foundation', 'concealer'];

const painted = (shown: Shown): readonly (readonly [ComposedLook, readonly Layer[]])[] =>
  [shown.set.recommended, ...shown.set.alternatives].map((look) => {
    const preset = shown.presets.get(look.arPresetId);
    if (preset === undefined) throw new Error(`No preset ${look.arPresetId}`);
    return [look, (shown.paint ?? layersOf)(look, preset, { profile: shown.request.profile })] as const;
  });

const forEachLayer = (shown: Shown, judge: (layer: Layer, product: Product) => string | undefined): readonly string[] =>
  painted(shown).flatMap(([look, layers]) =>
    layers.flatMap((layer) => {
      const product = shown.catalogue.get(layer.productId);
      const found = product === undefined ? 'is of no product' : judge(layer, product);
      return found === undefined ? [] : [`${look.style} ${layer.layer} (${layer.productId}) ${found}`];
    }),
  );

const colorsAreSold: Check = (shown) =>
  forEachLayer(shown, ({ layer, hex }, product) => {
    const sold = BASE.includes(layer) ? onSkin(product, shown.request.profile) : product.hex;
    const apart = ciede2000(hexToLab(hex), hexToLab(sold));
    return apart <= SAME ? undefined : `is ${apart.toFixed(1)} from its product`;
  });

const finishesAreSold: Check = (shown) =>
  forEachLayer(shown, ({ finish }, product) =>
    finish === product.finish ? undefined : `shines ${finish}, not ${product.finish}`,
  );

const nothingMissing: Check = (shown) =>
  painted(shown).flatMap(([look, layers]) => {
    const sold = look.products.map(({ productId }) => productId);
    const shownIds = layers.map(({ productId }) => productId);
    return [
      ...sold.filter((id) => !shownIds.includes(id)).map((id) => `${look.style} does not show ${id}`),
      ...shownIds.filter((id) => !sold.includes(id)).map((id) => `${look.style} shows ${id}, which it does not sell`),
    ];
  });

/** Only light and shade are not laid on as they are. */
const TRANSLUCENT: readonly string[] = ['highlighter', 'bronzer'];

const pigmentIsOpaque: Check = (shown) =>
  forEachLayer(shown, ({ layer, blend }) =>
    blend === 'normal' || TRANSLUCENT.includes(layer) ? undefined : `is blended ${blend}`,
  );

const coverageFollows: Check = (shown) =>
  painted(shown).flatMap(([look, layers]) => {
    const strong = {
      ...look,
      steps: look.steps.map((step) => ({ ...step, intensity: Math.min(100, step.intensity + 20) })),
    };
    const preset = shown.presets.get(look.arPresetId);
    if (preset === undefined) return [];
    const stronger = (shown.paint ?? layersOf)(strong, preset, { profile: shown.request.profile });
    return layers.flatMap(({ layer, coverage, productId }, at) => {
      const isCapped = look.steps.find((step) => step.productId === productId)?.intensity === 100;
      return isCapped || (stronger[at]?.coverage ?? 0) > coverage
        ? []
        : [`${look.style} ${layer} does not follow its step`];
    });
  });

const hueOf = ({ a, b }: { readonly a: number; readonly b: number }): number => (Math.atan2(b, a) * 180) / Math.PI;

export interface Move {
  readonly lightness: number;
  /** Degrees. */
  readonly hue: number;
}

/** How a base moves the measured skin, without sign. */
const moveOf = (skin: string, layer: Layer): Move => {
  const [before, after] = [hexToLab(skin), hexToLab(blended(skin, layer))];
  return { lightness: Math.abs(after.l - before.l), hue: Math.abs(hueOf(after) - hueOf(before)) };
};

/** By the base of every look, whatever shade there was for it. */
export const baseMoves = (shown: Shown): readonly Move[] =>
  painted(shown).flatMap(([, layers]) => {
    const base = layers.find(({ layer }) => layer === 'foundation');
    return base === undefined ? [] : [moveOf(shown.request.profile.skin.hex, base)];
  });

const baseStays: Check = (shown) =>
  baseMoves(shown)
    .filter(({ lightness, hue }) => lightness > MOST.lightness || hue > MOST.hue)
    .map(({ lightness, hue }) => `the base moves the skin by ${lightness.toFixed(1)} L* and ${hue.toFixed(1)} degrees`);

export const AR_CHECKS: Readonly<Record<string, Check>> = {
  'each layer has the color of its product': colorsAreSold,
  'each layer has the finish of its product': finishesAreSold,
  'no layer without a product, none missing': nothingMissing,
  'pigment is opaque': pigmentIsOpaque,
  'coverage follows the step': coverageFollows,
  'the base leaves the skin where it is': baseStays,
};
