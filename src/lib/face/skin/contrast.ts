/** Skin against what a face carries with it - whites of the eyes, pupils, lips - and against the picture's highlight. */
import type { EyeLight } from './eyes.ts';
import type { FaceFrame } from '../frame.ts';
import type { LightEstimate } from './light.ts';
import { middlePatch } from './patches.ts';
import { samplePatch } from './sample.ts';
import type { Linear } from './skin-color.ts';
import type { RgbImage } from '../types.ts';

export const CONTRASTS = [
  'redBelowWhite',
  'greenBelowWhite',
  'blueBelowWhite',
  'lightRed',
  'lightBlue',
  'lipRed',
  'lipGreen',
  'lipBlue',
  'pupil',
  'highlight',
  'clipped',
] as const;
/** All in stops (log2), but `clipped`: a share. Exposure drops out of all but that one. */
export type Contrasts = Readonly<Record<(typeof CONTRASTS)[number], number>>;

/** The middle of the lower lip, as a share of the way from the eyes to its lower edge; radii in eye distances. */
const LIP = { share: 0.93, shape: { radius: { x: 0.15, y: 0.06 }, weight: 0 } } as const;
const MOST_CLIPPED = 0.5;
/** Linear light of a byte that is nearly black. */
const LEAST = 1e-4;

const stops = (light: number): number => Math.log2(Math.max(light, LEAST));

const lipsOf = (frame: FaceFrame, image: RgbImage): Linear | undefined => {
  const [left, right, edge] = [frame.at('mouthLeft'), frame.at('mouthRight'), frame.at('mouthDown')];
  const at = { x: (left.x + right.x) / 2, y: edge.y * LIP.share };
  const sample = samplePatch(middlePatch(frame, 'lip', at, LIP.shape), frame, image);
  return sample === undefined || sample.kept === 0 ? undefined : sample.linear;
};

export interface Seen {
  readonly skin: Linear;
  readonly eyes: EyeLight;
  readonly light: LightEstimate;
}

/** Lips that cannot be read count as skin. */
export const contrastsOf = (frame: FaceFrame, image: RgbImage, { skin, eyes, light }: Seen): Contrasts => {
  const [red, green, blue] = [stops(skin[0]), stops(skin[1]), stops(skin[2])];
  const luminance = stops(0.2126 * skin[0] + 0.7152 * skin[1] + 0.0722 * skin[2]);
  const lips = lipsOf(frame, image) ?? skin;
  return {
    redBelowWhite: red - eyes.white,
    greenBelowWhite: green - eyes.white,
    blueBelowWhite: blue - eyes.white,
    lightRed: light.cast[0] - light.cast[1],
    lightBlue: light.cast[2] - light.cast[1],
    lipRed: stops(lips[0]) - red,
    lipGreen: stops(lips[1]) - green,
    lipBlue: stops(lips[2]) - blue,
    pupil: eyes.dark - luminance,
    highlight: Math.log2(light.highlight) - luminance,
    clipped: Math.min(MOST_CLIPPED, light.clipped),
  };
};
