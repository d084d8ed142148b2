/** How deep skin is, on the Monk Skin Tone scale: two small linear sums over a face's evidence, fitted by `npm run eval:face -- --write`. */
import { clamp } from '../statistics.ts';
import type { FaceMesh, Lab, RgbImage } from '../types.ts';
import model from './depth-model.json' with { type: 'json' };
import { type DepthEvidence, depthEvidence } from './evidence.ts';
import { readFacePixels } from './mesh-pixels.ts';
import { monkOfIta } from './monk.ts';
import { itaOfLab } from '../../color.ts';

export interface DepthReading {
  /** Real-valued Monk tone, 1..10. */
  readonly tone: number;
  /** First and last whole Monk step that the skin may have: `steps` either way. */
  readonly range: readonly [number, number];
  readonly steps: number;
  /** 0..1: that the tone is within one step of a rater's. */
  readonly confidence: number;
  /** Standard error of the tone on people whom the fit had not seen, Monk steps. */
  readonly error: number;
  /** Whether relations within the face were read, and not its lightness alone, which is the exposure's too. */
  readonly byRelations: boolean;
}

/**
 * Shares that are right, and steps either way, for people whom the fit had not seen: 93 to 100 of 100 ordinary photos of each
 * depth and 95 of studio portraits by the mesh, 65 to 94 by the lightness of patches alone. Nothing in a photo tells which will be missed, so both are flat.
 */
const BY_MESH = { confidence: 0.9, error: 0.75, steps: 1, byRelations: true } as const;
const BY_PATCHES = { confidence: 0.7, error: 1.4, steps: 2, byRelations: false } as const;

/** a* of lips over the skin's from which they are painted: catches red lipstick, not rose or berry. */
export const PAINTED_LIPS = model.paintedLips;

interface DepthSum {
  readonly intercept: number;
  readonly inputs: Readonly<Record<string, { readonly weight: number; readonly low: number; readonly high: number }>>;
}

export interface DepthModel {
  /** a* of the lips over the skin's from which they are painted. */
  readonly paintedLips: number;
  readonly withLips: DepthSum;
  readonly withoutLips: DepthSum;
}

/** Each input is held to what the fit has seen, so that none runs away with the tone. */
const sumOf = ({ intercept, inputs }: DepthSum, evidence: Readonly<Record<string, number>>): number =>
  Object.entries(inputs).reduce(
    (sum, [name, { weight, low, high }]) => sum + weight * clamp(evidence[name] ?? 0, low, high),
    intercept,
  );

/** Real-valued Monk tone, 1..10. Where lips are painted red, what they say is left out. `by`: this service's model, or one to be judged. */
export const toneOfEvidence = (evidence: DepthEvidence, by: DepthModel = model): number =>
  clamp(sumOf(evidence.lipRedness > by.paintedLips ? by.withoutLips : by.withLips, evidence), 1, 10);

export const rangeAround = (tone: number, steps: number): readonly [number, number] => {
  const step = Math.round(tone);
  return [Math.max(1, step - steps), Math.min(10, step + steps)];
};

const within = (tone: number, how: typeof BY_MESH | typeof BY_PATCHES): DepthReading => ({
  tone,
  range: rangeAround(tone, how.steps),
  ...how,
});

/** The same reading with room for what the light took: where red is lost over most of the skin, what reads depth is partly gone. */
export const widened = (reading: DepthReading): DepthReading => {
  const { range, steps, error } = within(reading.tone, BY_PATCHES);
  return { ...reading, range, steps, error };
};

/**
 * A face whose patches hardly differ, less than any photo's, shows no relations to read: a drawing, or skin smoothed away.
 * What is left is its lightness.
 */
const isFlat = ({ patchSpread }: DepthEvidence): boolean => patchSpread < model.withLips.inputs.patchSpread.low;

/** `skin`: the patches' color freed from the light's, which is all there is without a mesh to believe. */
export const readDepth = (mesh: FaceMesh | undefined, image: RgbImage, skin: Lab): DepthReading => {
  const pixels = mesh && readFacePixels(mesh, image);
  const evidence = pixels && depthEvidence(pixels);
  return evidence === undefined || isFlat(evidence)
    ? within(monkOfIta(itaOfLab(skin)), BY_PATCHES)
    : within(toneOfEvidence(evidence), BY_MESH);
};
