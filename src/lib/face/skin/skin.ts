/** Skin color and tone of a face: patches sampled, foreign ones left out, the mean of the rest freed from the light. */
import { correctLight, type Correction, withoutCast } from './correct-light.ts';
import type { FaceFrame } from '../frame.ts';
import { estimateLight, type LightEstimate } from './light.ts';
import { type DepthReading, readDepth, widened } from './depth.ts';
import { placePatches } from './patches.ts';
import { accept, GATE, reject, type Rejected } from '../rejections.ts';
import { type PatchSample, samplePatch } from './sample.ts';
import { chromaOfLab, hueOfLab, itaOfLab, labOfLinear, type Linear } from '../../color.ts';
import { median, spreadOf } from '../statistics.ts';
import { tintOf } from './tint.ts';
import type { FaceMesh, Lab, Measured, RgbImage } from '../types.ts';

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
  /** Mean share of the patches' pixels that lost a channel to the light, and of those that lost red alone. */
  readonly clipped: number;
  readonly redClipped: number;
  readonly light: LightEstimate;
  readonly correction: Correction;
  readonly depth: DepthReading;
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

/** Share of pixels with a lost red from which the depth is told more widely. */
const RED_LOST = 0.5;
const redLost = (patches: readonly PatchSample[]): number => mean(patches.map(({ redClipped }) => redClipped));

const checkColor = (patches: readonly PatchSample[], image: RgbImage): Rejected | undefined => {
  const chroma = median(patches.map(({ lab }) => chromaOfLab(lab)));
  if (chroma < GATE.chroma) {
    return reject('grayscale', 'Take the selfie in color, without a filter.', chroma, GATE.chroma);
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
  const refused = checkLight(patches) ?? checkColor(patches, image);
  if (refused !== undefined) return refused;
  return used.length >= GATE.patches
    ? accept(used)
    : reject('face_occluded', 'Take away what covers the face: mask, hand or hair.', used.length, GATE.patches);
};

/** L* off the middle patch beyond which a patch shows shine, a fringe or a shadow; patches of evenly lit skin differ by 3 to 8. */
const OUTLIER = 15;

/** Lightness that half of the patches' weight does not exceed. */
const middleLightness = (patches: readonly PatchSample[]): number => {
  const sorted = patches.toSorted((a, b) => a.lab.l - b.lab.l);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let passed = 0;
  return sorted.find(({ weight }) => (passed += weight) >= half)?.lab.l ?? 0;
};

/** Weighted mean in linear light of the patches near the middle one. */
const meanSkin = (patches: readonly PatchSample[]): Linear => {
  const middle = middleLightness(patches);
  const near = patches.filter(({ lab }) => Math.abs(lab.l - middle) <= OUTLIER);
  const total = near.reduce((sum, { weight }) => sum + weight, 0);
  const channel = (at: 0 | 1 | 2): number =>
    near.reduce((sum, { linear, weight }) => sum + linear[at] * weight, 0) / total;
  return [channel(0), channel(1), channel(2)];
};

/** The depth and the color freed from the light, from the patches that show skin. */
const readTone = (mesh: FaceMesh | undefined, image: RgbImage, used: readonly PatchSample[]) => {
  const light = estimateLight(image);
  const skin = withoutCast(meanSkin(used), light);
  const read = readDepth(mesh, image, labOfLinear(skin));
  const depth = redLost(used) > RED_LOST ? widened(read) : read;
  return { light, depth, correction: correctLight(skin, light, depth) };
};

/** `mesh`: one whose regions show this face's parts, if there is one. */
export const readSkin = (frame: FaceFrame, image: RgbImage, mesh?: FaceMesh): Measured<SkinReading> => {
  const patches = placePatches(frame)
    .map((patch) => samplePatch(patch, frame, image))
    .filter((sample) => sample !== undefined);
  if (patches.length < GATE.patches) {
    return reject('face_occluded', 'Show the whole face in the picture.', patches.length, GATE.patches);
  }
  const checked = choosePatches(patches, image);
  if (!checked.ok) return checked;
  const used = checked.value;
  const read = readTone(mesh, image, used);
  const [left, right] = [sideLightness(used, 'left'), sideLightness(used, 'right')];
  return accept({
    ...read,
    lab: read.correction.lab,
    ita: itaOfLab(read.correction.lab),
    patches,
    used,
    spread: spreadOf(used.map(({ lab }) => lab.l)),
    sideDifference: left === undefined || right === undefined ? 0 : Math.abs(left - right),
    clipped: mean(patches.map((patch) => patch.clipped + patch.redClipped)),
    redClipped: redLost(used),
  });
};
