/** Eyes, lips and brows from roll-corrected landmarks; `unknown` near a border and where a landmark is missing. */
import type { BrowShape, EyeAngle, EyeShape, EyeSpacing, LipFullness, LipWidth } from '../../vocabulary.ts';
import { browArch, canthalTilt, eyeOpening, eyeSpacing, lipFullness, lipWidth } from './feature-measures.ts';
import type { FaceFrame } from './frame.ts';
import { FEATURE_BORDERS } from '../gate/thresholds.ts';
import type { Attribute, FaceDetection, FaceFeatures } from '../types.ts';

/** Two borders split a measure into three classes; within `margin` of a border the class is not told. */
interface Border {
  readonly low: number;
  readonly high: number;
  readonly margin: number;
}

const classify = <T extends string>(
  measure: number | undefined,
  border: Border,
  names: readonly [T, T, T],
): T | 'unknown' => {
  if (measure === undefined || !Number.isFinite(measure)) return 'unknown';
  if (Math.min(Math.abs(measure - border.low), Math.abs(measure - border.high)) < border.margin) return 'unknown';
  if (measure < border.low) return names[0];
  return measure > border.high ? names[2] : names[1];
};

/** An open mouth or a smile changes the lips: Rekognition's word on it is believed from this confidence on. */
const isOpen = (attribute: Attribute | undefined): boolean =>
  attribute !== undefined && attribute.value && attribute.confidence >= 80;

export const readFeatures = (frame: FaceFrame, face: FaceDetection): FaceFeatures => {
  const open = isOpen(face.mouthOpen);
  const lips = open ? undefined : lipFullness(frame);
  const width = open ? undefined : lipWidth(frame);
  return {
    lips: classify<LipFullness>(lips, FEATURE_BORDERS.lipFullness, ['thin', 'medium', 'full']),
    lipWidth: classify<LipWidth>(width, FEATURE_BORDERS.lipWidth, ['narrow', 'average', 'wide']),
    eyes: classify<EyeShape>(eyeOpening(frame), FEATURE_BORDERS.eyeOpening, ['narrow', 'almond', 'round']),
    eyeAngle: classify<EyeAngle>(canthalTilt(frame), FEATURE_BORDERS.canthalTilt, [
      'downturned',
      'straight',
      'upturned',
    ]),
    eyeSpacing: classify<EyeSpacing>(eyeSpacing(frame), FEATURE_BORDERS.eyeSpacing, ['close', 'average', 'wide']),
    brows: classify<BrowShape>(browArch(frame), FEATURE_BORDERS.browArch, ['straight', 'soft', 'arched']),
  };
};
