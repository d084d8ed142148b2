/** The face profile: one face chosen and checked, its skin and geometry measured, each with how far to believe it. */
import { readFeatures } from './features.ts';
import { frameOf } from './frame.ts';
import { checkFace, checkSize, chooseFace } from './gate.ts';
import { colourTrust, depthConfidence, readLighting } from './lighting.ts';
import { depthOfMonk, monkOfIta } from './monk.ts';
import { accept, reject } from './reject.ts';
import { readShape } from './shape.ts';
import { readSkin, type SkinReading } from './skin.ts';
import type { FaceDetection, FaceProfile, Measured, RgbImage, SkinProfile } from './types.ts';
import { readUndertone } from './undertone.ts';

export interface ProfileInput {
  readonly faces: readonly FaceDetection[];
  /** EXIF-rotated, and shrunk or not: landmarks are ratios. */
  readonly image: RgbImage;
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

const skinProfile = (reading: SkinReading, face: FaceDetection): SkinProfile => {
  const monk = Math.round(monkOfIta(reading.ita));
  const undertone = readUndertone(reading.lab, reading.ita, colourTrust(reading));
  return {
    hex: reading.hex,
    lab: { l: rounded(reading.lab.l, 1), a: rounded(reading.lab.a, 1), b: rounded(reading.lab.b, 1) },
    ita: rounded(reading.ita, 1),
    monk,
    depth: depthOfMonk(monk),
    undertone: undertone.value,
    confidence: {
      depth: rounded(depthConfidence(reading, face), 2),
      undertone: rounded(undertone.confidence, 2),
    },
    lighting: readLighting(reading, face),
  };
};

const qualityOf = ({ quality, pose }: FaceDetection): FaceProfile['quality'] => ({
  brightness: rounded(quality.brightness, 1),
  sharpness: rounded(quality.sharpness, 1),
  yaw: rounded(pose.yaw, 1),
  pitch: rounded(pose.pitch, 1),
  roll: rounded(pose.roll, 1),
});

const measure = (face: FaceDetection, image: RgbImage): Measured<FaceProfile> => {
  const frame = frameOf(face, image);
  if (frame === undefined) {
    return reject('face_occluded', 'Show the whole face: eyes, nose and mouth.', 'eyes or mouth not found', 'found');
  }
  const skin = readSkin(frame, image);
  if (!skin.ok) return skin;
  return accept({
    skin: skinProfile(skin.value, face),
    shape: readShape(frame),
    features: readFeatures(frame, face),
    quality: qualityOf(face),
    source: { undertone: 'measured', depth: 'measured', shape: 'measured' },
  });
};

/** Pure: the same faces and pixels give the same profile. A selfie that cannot be measured comes back with its cause. */
export const profileFace = ({ faces, image }: ProfileInput): Measured<FaceProfile> => {
  const chosen = chooseFace(faces);
  if (!chosen.ok) return chosen;
  const checked = checkFace(chosen.value);
  if (!checked.ok) return checked;
  const sized = checkSize(checked.value, image.source ?? image);
  return sized.ok ? measure(sized.value, image) : sized;
};
