/** How many stops a picture seems to be over- or underexposed, by its highlights and by the whites of the eyes. */
import type { EyeLight } from './eyes.ts';
import type { LightEstimate } from './light.ts';
import { clamp } from '../statistics.ts';

/** Stops below which the brightest 2 % of a picture mean that light is missing; well exposed portraits have -0.1 to -0.6. */
const HIGHLIGHT = -0.7;
/** The whites of the eyes in well exposed portraits; within `free` of it nothing is concluded. */
const WHITES = { typical: -1.65, free: 0.4, weight: 0.3, most: 1.5 } as const;
/** Stops taken down for each share of the picture that is clipped beyond `free`. */
const CLIPPED = { free: 0.1, weight: 0.72 } as const;
/** At most one stop is given or taken: a picture may show nothing bright, and eyes may lie in shadow. */
const MOST = 1;

/** Stops by which the eyes are darker (positive) or lighter than in a well exposed portrait, beyond what is usual. */
export const eyeEvidence = (eyes: EyeLight | undefined): number => {
  if (eyes === undefined) return 0;
  const off = WHITES.typical - eyes.white;
  return clamp(Math.sign(off) * Math.max(0, Math.abs(off) - WHITES.free), -WHITES.most, WHITES.most);
};

/** Stops to add to the picture, -1..1. */
export const missingStops = (light: LightEstimate, eyes: EyeLight | undefined): number => {
  const dark = Math.max(0, HIGHLIGHT - Math.log2(light.highlight));
  const clipped = CLIPPED.weight * Math.max(0, light.clipped - CLIPPED.free);
  return clamp(dark + WHITES.weight * eyeEvidence(eyes) - clipped, -MOST, MOST);
};
