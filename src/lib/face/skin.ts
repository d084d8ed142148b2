/** Skin colour of a face: patches sampled, disagreeing ones left out, what remains averaged in linear light. */
import { labToHex } from '../color.ts';
import type { FaceFrame } from './frame.ts';
import { estimateLight, type LightEstimate } from './light.ts';
import { placePatches } from './patches.ts';
import { reject, accept } from './reject.ts';
import { type PatchSample, samplePatch } from './sample.ts';
import { chromaOfLab, hueOfLab, itaOfLab, labOfLinear, type Linear } from './skin-color.ts';
import { median } from './statistics.ts';
import { GATE } from './thresholds.ts';
import type { Lab, Measured, RgbImage } from './types.ts';

/** A patch with fewer kept pixels than this share shows something else than skin. */
const MIN_KEPT = 0.15;

export interface SkinReading {
  readonly lab: Lab;
  readonly hex: string;
  readonly ita: number;
  readonly patches: readonly PatchSample[];
  readonly used: readonly PatchSample[];
  /** Largest difference of L* and of ITA between the patches used. */
  readonly lightnessRange: number;
  readonly light: LightEstimate;
}

const medianOf = (values: readonly Linear[]): Linear => [
  median(values.map((value) => value[0])),
  median(values.map((value) => value[1])),
  median(values.map((value) => value[2])),
];

const range = (values: readonly number[]): number =>
  values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);

const worst = (patches: readonly PatchSample[], share: (patch: PatchSample) => number): number =>
  median(patches.map(share));

/** Hue of the patches, before any correction, that no skin shows under any usual light: from green over blue. */
const FOREIGN_HUE = [110, 275] as const;
const isForeign = ({ lab }: PatchSample): boolean => {
  const hue = hueOfLab(lab);
  return chromaOfLab(lab) > 10 && hue > FOREIGN_HUE[0] && hue < FOREIGN_HUE[1];
};

const checkPatches = (patches: readonly PatchSample[]): Measured<readonly PatchSample[]> => {
  if (patches.length === 0) {
    return reject('face_occluded', 'Show the whole face: the cheeks lie outside the picture.', 0, 1);
  }
  const clipped = worst(patches, (patch) => patch.clippedHigh);
  if (clipped > GATE.clipped) {
    return reject('too_bright', 'Step out of the direct light.', Math.round(clipped * 100) / 100, GATE.clipped);
  }
  const lightness = median(patches.map(({ lab }) => lab.l));
  if (lightness < GATE.skinLightnessLow) {
    return reject('too_dark', 'Face a window or a lamp.', lightness, GATE.skinLightnessLow);
  }
  const chroma = median(patches.map(({ lab }) => chromaOfLab(lab)));
  if (chroma < GATE.chroma) {
    return reject('grayscale', 'Take the selfie in colour, without a filter.', chroma, GATE.chroma);
  }
  const used = patches.filter((patch) => patch.kept >= MIN_KEPT && !isForeign(patch));
  return used.length > 0
    ? accept(used)
    : reject('face_occluded', 'Take away what covers the cheeks: mask, hand or hair.', 0, MIN_KEPT);
};

export const readSkin = (frame: FaceFrame, image: RgbImage): Measured<SkinReading> => {
  const patches = placePatches(frame)
    .map((patch) => samplePatch(patch, frame, image))
    .filter((sample) => sample !== undefined);
  const checked = checkPatches(patches);
  if (!checked.ok) return checked;
  const used = checked.value;
  const lab = labOfLinear(medianOf(used.map(({ linear }) => linear)));
  return accept({
    lab,
    hex: labToHex(lab),
    ita: itaOfLab(lab),
    patches,
    used,
    lightnessRange: range(used.map((patch) => patch.lab.l)),
    light: estimateLight(image),
  });
};
