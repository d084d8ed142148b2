/** From skin color to the Monk Skin Tone scale and the six depth words. */
import type { Depth } from '../../vocabulary.ts';
import type { Contrasts } from './contrast.ts';
import { hueOfLab, itaOfLab } from './skin-color.ts';
import model from './skin-model.json' with { type: 'json' };
import { clamp, interpolate } from '../statistics.ts';
import type { Lab } from '../types.ts';
import { trendHue } from './undertone.ts';

/** Degrees off the trend beyond which a hue is the light's rather than the skin's. */
const MOST_HUE = 15;

/** How much redder (negative) or yellower than the trend for its lightness, in degrees, held to what skin shows. */
export const hueOffset = (lab: Lab): number => clamp(hueOfLab(lab) - trendHue(lab.l), -MOST_HUE, MOST_HUE);

/** Lengths of ITA passed between the knots, degrees each; a line in them is a polyline in ITA. */
export const itaSteps = (ita: number, knots: readonly number[] = model.color.knots): readonly number[] =>
  knots.slice(1).map((to, i) => {
    const from = knots[i] ?? to;
    return clamp(ita, from, to) - from;
  });

/**
 * Real-valued Monk tone, 1..10, by the corrected color: a polyline in ITA, since raters' steps are wide in light skin and
 * narrow between tan and deep, and a little by hue. Distance to the published swatches fails: no swatch is as red as a face.
 */
export const toneOfColor = (lab: Lab): number => {
  const { intercept, slopes, perHue } = model.color;
  const steps = itaSteps(itaOfLab(lab));
  return clamp(
    steps.reduce((sum, step, i) => sum + step * (slopes[i] ?? 0), intercept) + perHue * hueOffset(lab),
    1,
    10,
  );
};

/** Real-valued Monk tone, 1..10, by contrasts, from which the exposure drops out; each held to what was seen in the fit. */
export const toneOfContrasts = (contrasts: Contrasts): number => {
  const { intercept, inputs } = model.contrast;
  const names = Object.keys(inputs) as (keyof typeof inputs)[];
  return clamp(
    names.reduce((sum, name) => {
      const { weight, low, high } = inputs[name];
      return sum + weight * clamp(contrasts[name], low, high);
    }, intercept),
    1,
    10,
  );
};

export interface Tone {
  /** Real-valued Monk tone, 1..10. */
  readonly value: number;
  /** Monk steps between what the color and what the contrasts say; 0 without contrasts. */
  readonly disagreement: number;
}

/** Two readings with different weaknesses: color believes the exposure, contrasts believe that eyes are white. */
export const toneOf = (lab: Lab, contrasts: Contrasts | undefined): Tone => {
  const color = toneOfColor(lab);
  if (contrasts === undefined) return { value: color, disagreement: 0 };
  const contrast = toneOfContrasts(contrasts);
  const { share } = model.contrast;
  return { value: color * (1 - share) + contrast * share, disagreement: Math.abs(color - contrast) };
};

/** The linear rule in ITA alone, real-valued 1..10: the baseline that the fitted mapping is compared with. */
export const monkOfIta = (ita: number): number => clamp(6.43 - 0.0493 * ita, 1, 10);

const DEPTH_OF_MONK: readonly Depth[] = [
  'fair',
  'fair',
  'light',
  'light',
  'medium',
  'tan',
  'deep',
  'deep',
  'rich',
  'rich',
];

/** Depth words over Monk 1..10: fair 1-2, light 3-4, medium 5, tan 6, deep 7-8, rich 9-10. */
export const depthOfMonk = (monk: number): Depth => DEPTH_OF_MONK[clamp(Math.round(monk), 1, 10) - 1] ?? 'medium';

/** First and last Monk tone of a depth word. */
export const monkRangeOf = (depth: Depth): readonly [number, number] => [
  DEPTH_OF_MONK.indexOf(depth) + 1,
  DEPTH_OF_MONK.lastIndexOf(depth) + 1,
];

/** L*, a*, b* typical of a Monk tone: smoothed medians of rated faces, not the published swatches. */
const TYPICAL = {
  l: [
    [1, 81],
    [2, 77],
    [4, 69],
    [6, 58],
    [8, 44],
    [10, 28],
  ],
  a: [
    [1, 9],
    [3, 12],
    [5, 14],
    [7, 14],
    [10, 7],
  ],
  b: [
    [1, 9],
    [3, 11],
    [5, 17],
    [7, 19],
    [8, 17],
    [10, 8],
  ],
} as const;

export const typicalLab = (monk: number): Lab => ({
  l: interpolate(TYPICAL.l, monk),
  a: interpolate(TYPICAL.a, monk),
  b: interpolate(TYPICAL.b, monk),
});
