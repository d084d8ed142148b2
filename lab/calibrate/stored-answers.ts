/** Public answers of DetectFaces and its sisters, kept as numbers: one face a line, back in the shape of the wire. */
import { readFileSync } from 'node:fs';
import type { FaceDetail, LandmarkType } from '@aws-sdk/client-rekognition';

export interface StoredFace {
  readonly year: number;
  /** Such as `ALL` or `CompareFaces`. */
  readonly request: string;
  /** Pixels; of usual size in the right proportion when only that is known. */
  readonly size: { readonly width: number; readonly height: number };
  readonly face: FaceDetail;
}

interface StoredBoolean {
  readonly value: boolean;
  readonly confidence: number;
}

const BOOLEANS = [
  'Eyeglasses',
  'Sunglasses',
  'EyesOpen',
  'MouthOpen',
  'FaceOccluded',
  'Smile',
  'Beard',
  'Mustache',
] as const;

type StoredLine = Readonly<Partial<Record<(typeof BOOLEANS)[number], StoredBoolean>>> & {
  readonly year: number;
  readonly request: string;
  readonly boundingBox: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly landmarks: Readonly<Record<string, readonly [number, number]>>;
  readonly pose: { readonly yaw: number; readonly pitch: number; readonly roll: number };
  readonly quality: { readonly brightness: number; readonly sharpness: number };
  readonly confidence: number;
  readonly size?: readonly [number, number];
  readonly aspectInferred?: number;
};

const USUAL_HEIGHT = 1200;

const booleansOf = (line: StoredLine): Partial<FaceDetail> =>
  Object.fromEntries(
    BOOLEANS.flatMap((name) => {
      const stored = line[name];
      return stored === undefined ? [] : [[name, { Value: stored.value, Confidence: stored.confidence }]];
    }),
  );

const toStoredFace = (line: StoredLine): StoredFace => {
  const { boundingBox: box, pose, quality, size, aspectInferred = 1 } = line;
  const [width, height] = size ?? [USUAL_HEIGHT * aspectInferred, USUAL_HEIGHT];
  const face: FaceDetail = {
    BoundingBox: { Left: box.left, Top: box.top, Width: box.width, Height: box.height },
    Landmarks: Object.entries(line.landmarks).map(([Type, [X, Y]]) => ({ Type: Type as LandmarkType, X, Y })),
    Pose: { Yaw: pose.yaw, Pitch: pose.pitch, Roll: pose.roll },
    Quality: { Brightness: quality.brightness, Sharpness: quality.sharpness },
    Confidence: line.confidence,
    ...booleansOf(line),
  };
  return { year: line.year, request: line.request, size: { width, height }, face };
};

export const readStoredAnswers = (file: string): readonly StoredFace[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => toStoredFace(JSON.parse(text) as StoredLine));
