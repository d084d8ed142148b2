/** What the service is documented, or was seen, to answer besides the ordinary: each a change of an ordinary answer. */
import type { FaceDetail, WireLandmark } from '../face-engine/types.ts';
import { defaultLandmarks } from '../face-engine/landmarks.ts';

/** Of the thirty, what answers of before December 2018 lack. */
const ADDED_2018: readonly string[] = [
  'upperJawlineLeft',
  'midJawlineLeft',
  'chinBottom',
  'midJawlineRight',
  'upperJawlineRight',
];
/** In answers of 2020 and 2021 these two names of a brow are exchanged. */
const SWAPPED_BROWS: Readonly<Record<string, WireLandmark['Type']>> = {
  leftEyeBrowRight: 'leftEyeBrowUp',
  leftEyeBrowUp: 'leftEyeBrowRight',
  rightEyeBrowRight: 'rightEyeBrowUp',
  rightEyeBrowUp: 'rightEyeBrowRight',
};
/** What cats get. */
const NOT_HUMAN = 66.7;
const MAX_FACES = 100;
/** With a blurred or tiny face the service tells its booleans like this, the face being open-eyed or not. */
const UNSURE = 50.4;
/** Four of sixteen wearers of clear glasses read so, with 90.6 to 97.8. */
const CLEAR_GLASSES = 97.8;

type Faces = readonly FaceDetail[];
type Change = (face: FaceDetail) => FaceDetail;

const each =
  (change: Change) =>
  (faces: Faces): Faces =>
    faces.map(change);

const withLandmarks = (change: (landmarks: readonly WireLandmark[]) => readonly WireLandmark[]) =>
  each((face) => ({ ...face, Landmarks: change(face.Landmarks) }));

const withoutBooleans = each(({ BoundingBox, Landmarks, Pose, Quality, Confidence }) => ({
  BoundingBox,
  Landmarks,
  Pose,
  Quality,
  Confidence,
}));

const unsure = (value: boolean) => ({ Value: value, Confidence: UNSURE });

export const ODDITIES = {
  five_landmarks: withLandmarks(defaultLandmarks),
  landmarks_of_2018: withLandmarks((all) => all.filter(({ Type }) => !ADDED_2018.includes(Type))),
  swapped_brows: withLandmarks((all) =>
    all.map((point) => ({ ...point, Type: SWAPPED_BROWS[point.Type] ?? point.Type })),
  ),
  no_landmarks: each(({ Landmarks: _none, ...face }) => face as FaceDetail),
  no_attributes: withoutBooleans,
  unsure_attributes: each((face) => ({
    ...face,
    Eyeglasses: unsure(false),
    Sunglasses: unsure(false),
    EyesOpen: unsure(false),
    MouthOpen: unsure(true),
    FaceOccluded: unsure(true),
  })),
  no_quality: each(({ Quality: _none, ...face }) => face as FaceDetail),
  no_pose: each(({ Pose: _none, ...face }) => face as FaceDetail),
  low_confidence: each((face) => ({ ...face, Confidence: NOT_HUMAN })),
  glasses_as_sunglasses: each((face) => ({
    ...face,
    Eyeglasses: { Value: true, Confidence: 99.9 },
    Sunglasses: { Value: true, Confidence: CLEAR_GLASSES },
  })),
  face_occluded: each((face) => ({ ...face, FaceOccluded: { Value: true, Confidence: 99.9 } })),
  no_faces: () => [],
  hundred_faces: (faces) => faces.slice(0, 1).flatMap((face) => Array.from({ length: MAX_FACES }, () => face)),
} as const satisfies Record<string, (faces: Faces) => Faces>;

export type OddityName = keyof typeof ODDITIES;

export const ODDITY_NAMES = Object.keys(ODDITIES) as OddityName[];

export const isOddityName = (name: unknown): name is OddityName =>
  typeof name === 'string' && Object.hasOwn(ODDITIES, name);
