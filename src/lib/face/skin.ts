/** Skin colour of a face: patches sampled, foreign ones left out, the median of the rest freed from the light. */
import { correctLight, type Correction } from './correct-light.ts';
import type { FaceFrame } from './frame.ts';
import { estimateLight, type LightEstimate } from './light.ts';
import { placePatches } from './patches.ts';
import { accept, reject, type Rejected } from './reject.ts';
import { type PatchSample, samplePatch } from './sample.ts';
import { chromaOfLab, hueOfLab, itaOfLab, type Linear } from './skin-color.ts';
import { median, spreadOf } from './statistics.ts';
import { GATE } from './thresholds.ts';
import { tintOf } from './tint.ts';
import type { Lab, Measured, RgbImage } from './types.ts';

/** A patch with fewer kept pixels than this share shows something else than skin. */
const MIN_KEPT = 0.15;
/** Hues, green over blue, and the chroma from which no skin shows them under any usual light. */
const FOREIGN = { from: 110, to: 275, chroma: 10 } as const;

export interface SkinReading {
  /** Freed from the light. */
  readonly lab: Lab;
  readonly ita: number;
  readonly patches: readonly PatchSample[];
  readonly used: readonly PatchSample[];
  /** Standard deviation of L* over the patches used. */
  readonly spread: number;
  /** Difference of the sides' median L*. */
  readonly sideDifference: number;
  /** Mean share of clipped pixels in the patches. */
  readonly clipped: number;
  readonly light: LightEstimate;
  readonly correction: Correction;
}

const isForeign = ({ lab }: PatchSample): boolean => {
  const hue = hueOfLab(lab);
  return chromaOfLab(lab) > FOREIGN.chroma && hue > FOREIGN.from && hue < FOREIGN.to;
};

const sideLightness = (patches: readonly PatchSample[], side: PatchSample['side']): number | undefined => {
  const values = patches.filter((patch) => patch.side === side).map(({ lab }) => lab.l);
  return values.length === 0 ? undefined : median(values);
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const checkColour = (patches: readonly PatchSample[], image: RgbImage): Rejected | undefined => {
  const chroma = median(patches.map(({ lab }) => chromaOfLab(lab)));
  if (chroma < GATE.chroma) {
    return reject('grayscale', 'Take the selfie in colour, without a filter.', chroma, GATE.chroma);
  }
  const tint = tintOf(image);
  return tint !== undefined && tint.variety < GATE.tintVariety && tint.neutral < GATE.tintNeutral
    ? reject('grayscale', 'Take the selfie without a filter: it has a single tint.', tint.variety, GATE.tintVariety)
    : undefined;
};

const checkLight = (patches: readonly PatchSample[]): Rejected | undefined => {
  const clipped = median(patches.map((patch) => patch.clipped));
  if (clipped > GATE.clipped) {
    return reject('too_bright', 'Step out of the direct light.', clipped, GATE.clipped);
  }
  const lightness = median(patches.map(({ lab }) => lab.l));
  return lightness < GATE.skinLightnessLow
    ? reject('too_dark', 'Face a window or a lamp.', lightness, GATE.skinLightnessLow)
    : undefined;
};

const choosePatches = (patches: readonly PatchSample[], image: RgbImage): Measured<readonly PatchSample[]> => {
  const used = patches.filter((patch) => patch.kept >= MIN_KEPT && !isForeign(patch));
  const refused = checkLight(patches) ?? checkColour(patches, image);
  if (refused !== undefined) return refused;
  return used.length >= GATE.patches
    ? accept(used)
    : reject('face_occluded', 'Take away what covers the face: mask, hand or hair.', used.length, GATE.patches);
};

/** Share of the patches left out at each end: shine above, beard and shadow below. */
const TRIM = 0.25;

/** Mean in linear light of the patches of middle brightness; repeats better than a median of nine. */
const middleMean = (patches: readonly Linear[]): Linear => {
  const sorted = patches.toSorted((a, b) => a[0] + a[1] + a[2] - b[0] - b[1] - b[2]);
  const cut = Math.floor(sorted.length * TRIM);
  const middle = sorted.slice(cut, sorted.length - cut);
  return [
    mean(middle.map(([red]) => red)),
    mean(middle.map(([, green]) => green)),
    mean(middle.map(([, , blue]) => blue)),
  ];
};

export const readSkin = (frame: FaceFrame, image: RgbImage): Measured<SkinReading> => {
  const patches = placePatches(frame)
    .map((patch) => samplePatch(patch, frame, image))
    .filter((sample) => sample !== undefined);
  if (patches.length < GATE.patches) {
    return reject('face_occluded', 'Show the whole face in the picture.', patches.length, GATE.patches);
  }
  const checked = choosePatches(patches, image);
  if (!checked.ok) return checked;
  const used = checked.value;
  const light = estimateLight(image);
  const correction = correctLight(middleMean(used.map(({ linear }) => linear)), light);
  const [left, right] = [sideLightness(used, 'left'), sideLightness(used, 'right')];
  return accept({
    lab: correction.lab,
    ita: itaOfLab(correction.lab),
    patches,
    used,
    spread: spreadOf(used.map(({ lab }) => lab.l)),
    sideDifference: left === undefined || right === undefined ? 0 : Math.abs(left - right),
    clipped: mean(patches.map((patch) => patch.clipped)),
    light,
    correction,
  });
};
