/** How light the whites and how dark the darkest parts of the eyes are: what tells a dark photo from dark skin. */
import { linearFromSrgb } from '../../color.ts';
import { type FaceFrame, toImage } from '../frame.ts';
import { ellipseOffsets } from './sample.ts';
import { quantile } from '../statistics.ts';
import type { FacePart } from '../mesh-points.ts';
import type { RgbImage } from '../types.ts';

export interface EyeLight {
  /** Stops (log2) of linear luminance, mean of both eyes: 0 is white, typical portraits have -1.5. */
  readonly white: number;
  readonly dark: number;
}

/** In widths of the eye: a little beyond the corners and the lids, so that a smile's narrower eye still shows its white. */
const RADIUS = { x: 0.5, y: 0.2 } as const;
/** Below the line of the corners, in widths of the eye. */
const DROP = 0.02;
/** Quantiles of luminance; the highest few are reflections of lamps. */
const WHITE = 0.95;
const DARK = 0.1;
/** An eye of fewer pixels than this shows no white. */
const MIN_PIXELS = 30;
/** Stops between an eye's white and its pupil, at least: 2.0 in the sample photos. Less is a closed or covered eye. */
const LEAST_CONTRAST = 1.5;
/** Linear light of a byte that is nearly black. */
const LEAST = 1e-4;

const EYES = [
  ['leftEyeLeft', 'leftEyeRight'],
  ['rightEyeLeft', 'rightEyeRight'],
] as const satisfies readonly (readonly [FacePart, FacePart])[];

const luminances = (frame: FaceFrame, image: RgbImage, corners: (typeof EYES)[number]): readonly number[] => {
  const [from, to] = [frame.at(corners[0]), frame.at(corners[1])];
  const width = Math.hypot(to.x - from.x, to.y - from.y);
  const center = toImage(frame, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 + DROP * width });
  const radius = { x: RADIUS.x * width, y: RADIUS.y * width };
  if (!(width > 0)) return [];
  const byte = (at: number): number => linearFromSrgb(image.data[at] ?? 0);
  return ellipseOffsets({ center, radius }, frame, image).map(
    (at) => 0.2126 * byte(at) + 0.7152 * byte(at + 1) + 0.0722 * byte(at + 2),
  );
};

const stops = (luminance: number): number => Math.log2(Math.max(luminance, LEAST));

/** Undefined when an eye was not found, is too small, or shows no white: skin would be taken for a dark white. */
export const readEyes = (frame: FaceFrame, image: RgbImage): EyeLight | undefined => {
  const [left = [], right = []] = EYES.map((corners) => luminances(frame, image, corners));
  if (Math.min(left.length, right.length) < MIN_PIXELS) return undefined;
  const meanStops = (share: number): number => (stops(quantile(left, share)) + stops(quantile(right, share))) / 2;
  const [white, dark] = [meanStops(WHITE), meanStops(DARK)];
  return white - dark < LEAST_CONTRAST ? undefined : { white, dark };
};
