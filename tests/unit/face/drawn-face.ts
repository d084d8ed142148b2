/** Makes detections and pixels with known values, so that a test can say what a measurement must find. */
import { hexToSrgb } from '../../../src/lib/color.ts';
import { measureFace, selectFace } from '../../../src/lib/face/profile.ts';
import type {
  FaceDetection,
  FaceMesh,
  FaceProfile,
  LandmarkName,
  Measured,
  Point,
  RgbImage,
} from '../../../src/lib/face/types.ts';

/** In eye distances from the eye midpoint; proportions of an average face. */
const FACE: Readonly<Record<LandmarkName, readonly [number, number]>> = {
  eyeLeft: [-0.5, 0],
  eyeRight: [0.5, 0],
  leftPupil: [-0.5, 0],
  rightPupil: [0.5, 0],
  leftEyeLeft: [-0.72, -0.005],
  leftEyeRight: [-0.29, 0.015],
  leftEyeUp: [-0.5, -0.07],
  leftEyeDown: [-0.5, 0.08],
  rightEyeLeft: [0.29, 0.015],
  rightEyeRight: [0.72, -0.005],
  rightEyeUp: [0.5, -0.07],
  rightEyeDown: [0.5, 0.08],
  leftEyeBrowLeft: [-0.86, -0.3],
  leftEyeBrowUp: [-0.55, -0.45],
  leftEyeBrowRight: [-0.2, -0.35],
  rightEyeBrowLeft: [0.2, -0.35],
  rightEyeBrowUp: [0.55, -0.45],
  rightEyeBrowRight: [0.86, -0.3],
  nose: [0, 0.6],
  noseLeft: [-0.28, 0.68],
  noseRight: [0.28, 0.68],
  mouthLeft: [-0.4, 1.1],
  mouthRight: [0.4, 1.1],
  mouthUp: [0, 1],
  mouthDown: [0, 1.28],
  upperJawlineLeft: [-1.12, 0],
  upperJawlineRight: [1.12, 0],
  midJawlineLeft: [-0.92, 1.1],
  midJawlineRight: [0.92, 1.1],
  chinBottom: [0, 1.85],
};

export interface Drawing {
  readonly width?: number;
  readonly height?: number;
  readonly eyeDistance?: number;
  /** Degrees, clockwise. */
  readonly roll?: number;
  readonly moved?: Partial<Record<LandmarkName, readonly [number, number]>>;
  readonly face?: Partial<Omit<FaceDetection, 'landmarks'>>;
}

/** A face in the middle of a picture, `eyeDistance` in pixels. */
export const detection = (drawing: Drawing = {}): FaceDetection => {
  const { width = 400, height = 400, eyeDistance = 80, roll = 0, moved = {}, face = {} } = drawing;
  const turn = (roll * Math.PI) / 180;
  const place = ([u, v]: readonly [number, number]): Point => ({
    x: (width / 2 + eyeDistance * (u * Math.cos(turn) - v * Math.sin(turn))) / width,
    y: (height * 0.4 + eyeDistance * (u * Math.sin(turn) + v * Math.cos(turn))) / height,
  });
  const landmarks = Object.fromEntries(
    Object.entries({ ...FACE, ...moved }).map(([name, point]) => [name, place(point)]),
  );
  return {
    boundingBox: {
      left: 0.5 - (1.1 * eyeDistance) / width,
      top: 0.4 - eyeDistance / height,
      width: (2.2 * eyeDistance) / width,
      height: (3 * eyeDistance) / height,
    },
    landmarks,
    pose: { yaw: 0, pitch: 0, roll },
    quality: { brightness: 70, sharpness: 90 },
    confidence: 99.9,
    ...face,
  };
};

/** `colorAt` gives the bytes of each pixel. */
export const paint = (
  width: number,
  height: number,
  colorAt: (x: number, y: number) => readonly [number, number, number],
): RgbImage => {
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const [red, green, blue] = colorAt(at % width, Math.floor(at / width));
    data[at * 3] = red;
    data[at * 3 + 1] = green;
    data[at * 3 + 2] = blue;
  }
  return { data, width, height };
};

/** Deterministic noise, -1..1, so that no patch is a single color. */
export const noise = (x: number, y: number): number => {
  const value = Math.sin(x * 12.9898 + y * 78.233) * 43758.5453;
  return 2 * (value - Math.floor(value)) - 1;
};

/** Skin of one color with a little texture, a light grey wall that shows the light's color, and a blue shirt. */
export const skinPicture = (hex: string, width = 400, height = 400): RgbImage => {
  const skin = hexToSrgb(hex);
  return paint(width, height, (x, y) => {
    const [dx, dy] = [(x - width / 2) / (width * 0.3), (y - height * 0.5) / (height * 0.42)];
    if (y > height * 0.93) return [110, 130, 175].map((byte) => (byte * (0.4 + x / width)) | 0) as never;
    if (dx * dx + dy * dy > 1) return [205, 205, 205];
    const shift = 1 + 0.03 * noise(x, y);
    return [skin[0] * shift, skin[1] * shift, skin[2] * shift];
  });
};

/** As the pipeline goes from DetectFaces' answer to a profile; without a mesh, geometry is unknown. */
export const profileOfFaces = (
  faces: readonly FaceDetection[],
  image: RgbImage,
  mesh?: FaceMesh,
): Measured<FaceProfile> => {
  const face = selectFace(faces, image);
  const measured = face.ok ? measureFace({ face: face.value, image, mesh }) : face;
  return measured.ok ? { ok: true, value: measured.value.profile } : measured;
};
