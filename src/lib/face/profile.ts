/** The face profile: one face chosen and checked, its skin and geometry measured, each with how far to believe it. */
import { labToHex } from '../color.ts';
import { readFeatureColors } from './colors/feature-colors.ts';
import { frameOf, skinMesh, trustedMesh } from './frame.ts';
import { checkFace, checkSize, chooseFace } from './gate/gate.ts';
import { checkWithMesh } from './gate/mesh-gate.ts';
import { accept, reject } from './rejections.ts';
import { readFeatures, UNKNOWN_FEATURES } from './shape/features.ts';
import { meshFrameOf } from './shape/mesh-frame.ts';
import { readShape, UNKNOWN_SHAPE } from './shape/shape.ts';
import { colorDoubt, lightVerdict } from './skin/light-verdict.ts';
import { depthOfMonk } from './skin/monk.ts';
import { patchColors } from './skin/sample.ts';
import { readSkin, type SkinReading } from './skin/skin.ts';
import { undertoneEvidence, undertoneOf } from './skin/undertone.ts';
import { rounded } from './statistics.ts';
import type {
  FaceDetection,
  FaceMesh,
  FaceProfile,
  Measured,
  MeasuredFace,
  PhotoReading,
  RgbImage,
  SkinProfile,
} from './types.ts';

export const FACE_VERSION = 'face-2026.12.1';

interface ProfileInput {
  /** As `selectFace` gives it. */
  readonly face: FaceDetection;
  /** EXIF-rotated, and shrunk or not: landmarks are ratios. */
  readonly image: RgbImage;
  /** Laid on this face of this image; undefined when that could not be done. */
  readonly mesh: FaceMesh | undefined;
}

/** The reading in the contract's words. */
const describeSkin = (reading: SkinReading): SkinProfile => {
  const { lab, ita } = reading;
  const { tone, range, confidence } = reading.depth;
  const monk = Math.round(tone);
  const undertone = undertoneOf(undertoneEvidence(lab, colorDoubt(reading)));
  return {
    hex: labToHex(lab),
    lab: { l: rounded(lab.l, 1), a: rounded(lab.a, 1), b: rounded(lab.b, 1) },
    ita: rounded(ita, 1),
    monk,
    range,
    depth: depthOfMonk(monk),
    undertone: undertone.value,
    confidence: {
      depth: confidence,
      undertone: rounded(undertone.confidence, 2),
    },
    lighting: lightVerdict(reading),
    patches: patchColors(reading.used),
  };
};

const qualityOf = ({ quality, pose }: FaceDetection): FaceProfile['quality'] => ({
  brightness: rounded(quality.brightness, 1),
  sharpness: rounded(quality.sharpness, 1),
  yaw: rounded(pose.yaw, 1),
  pitch: rounded(pose.pitch, 1),
  roll: rounded(pose.roll, 1),
});

/** The face whose look is wanted, if DetectFaces' word on it allows a profile; nothing costly has been done by then. */
export const selectFace = (faces: readonly FaceDetection[], image: RgbImage): Measured<FaceDetection> => {
  const chosen = chooseFace(faces);
  if (!chosen.ok) return chosen;
  // Size first: what a detector says about eyes and cover of a tiny face is worth little.
  const sized = checkSize(chosen.value, image.source ?? image);
  return sized.ok ? checkFace(sized.value) : sized;
};

const readingOf = (reading: SkinReading): PhotoReading => {
  const { offset, error, redness } = undertoneEvidence(reading.lab, colorDoubt(reading));
  const { tone, error: toneError } = reading.depth;
  return {
    algorithmVersion: FACE_VERSION,
    tone: rounded(tone, 2),
    toneError,
    hue: rounded(offset, 1),
    hueError: rounded(error, 1),
    redness: rounded(redness, 1),
  };
};

/** Pure: the same face and pixels give the same profile. A selfie that cannot be measured comes back with its cause. */
export const measureFace = ({ face, image, mesh }: ProfileInput): Measured<MeasuredFace> => {
  const trusted = trustedMesh(mesh, face, image);
  const refused = checkWithMesh({ face, image, mesh, trusted });
  if (refused !== undefined) return refused;
  const frame = frameOf(face, image, trusted);
  if (frame === undefined) {
    return reject('face_occluded', 'Show the whole face: eyes, nose and mouth.', 'eyes or mouth not found', 'found');
  }
  const skin = readSkin(frame, image, skinMesh(mesh, face, image));
  if (!skin.ok) return skin;
  const geometry = trusted && meshFrameOf(trusted.points);
  const profile: FaceProfile = {
    skin: describeSkin(skin.value),
    shape: geometry ? readShape(geometry, image) : UNKNOWN_SHAPE,
    features: geometry ? readFeatures(geometry) : UNKNOWN_FEATURES,
    colors: trusted ? readFeatureColors({ face, image, mesh: trusted, skin: skin.value }) : {},
    quality: qualityOf(face),
    source: { undertone: 'measured', depth: 'measured', shape: 'measured' },
  };
  return accept({ profile, reading: readingOf(skin.value) });
};
