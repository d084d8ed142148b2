/** Lays the 468-point face mesh on a detected face: three upright looks, each at the box of the one before. */
import { EYE_CORNERS } from '../../face/mesh-points.ts';
import type { FaceDetection, FaceMesh, Point, RgbImage } from '../../face/types.ts';
import type { MeshFace } from '../../use-cases/ports.ts';
import { CROP_VALUES, cropInto, fromCrop, rollOf, type Square, squareAround } from './mesh-crop.ts';
import type { NetworkOutput, RunNetwork } from './mesh-model.ts';

/**
 * From DetectFaces' box a first look is 1.2 % of the eye-corner distance off what a detector's own start gives, a second 0.6,
 * a third 0.2 (26 public answers with their photos).
 */
const PASSES = 3;
/** Times the longer side of DetectFaces' box, and of the mesh's own. */
const START_SCALE = 1.25;
const OWN_SCALE = 1.5;

const pixel = ({ x, y }: Point, { width, height }: RgbImage): Point => ({ x: x * width, y: y * height });

/** Undefined without eyes: which way up the face is would be a guess. */
const startOf = ({ boundingBox, landmarks }: FaceDetection, image: RgbImage): Square | undefined => {
  if (landmarks.eyeLeft === undefined || landmarks.eyeRight === undefined) return undefined;
  const { left, top, width, height } = boundingBox;
  const side = Math.max(width * image.width, height * image.height) * START_SCALE;
  if (!(side > 0)) return undefined;
  return {
    center: pixel({ x: left + width / 2, y: top + height / 2 }, image),
    side,
    roll: rollOf(pixel(landmarks.eyeLeft, image), pixel(landmarks.eyeRight, image)),
  };
};

const pointAt = (points: Float32Array, index: number): Point => ({
  x: points[2 * index] ?? 0,
  y: points[2 * index + 1] ?? 0,
});

const toPicture = ({ points, score }: NetworkOutput, square: Square): FaceMesh => {
  const placed = new Float32Array((points.length / 3) * 2);
  for (let index = 0; index < points.length / 3; index++) {
    const { x, y } = fromCrop(square, points[3 * index] ?? 0, points[3 * index + 1] ?? 0);
    placed.set([x, y], 2 * index);
  }
  return { points: placed, score };
};

const layMesh = (run: RunNetwork, image: RgbImage, start: Square): FaceMesh => {
  const crop = new Float32Array(CROP_VALUES);
  const look = (square: Square): FaceMesh => {
    cropInto(crop, image, square);
    return toPicture(run(crop), square);
  };
  let mesh = look(start);
  for (let pass = 1; pass < PASSES; pass++) {
    const roll = rollOf(pointAt(mesh.points, EYE_CORNERS.left), pointAt(mesh.points, EYE_CORNERS.right));
    mesh = look(squareAround(mesh.points, roll, OWN_SCALE));
  }
  return mesh;
};

/** Imported when it is needed: its half a megabyte of code is no part of a function's start. */
const loadNetwork = async (): Promise<RunNetwork> => {
  const model = await import('./mesh-model.ts');
  return model.loadNetwork();
};

export interface FaceMesher {
  /** Starts loading, which fits into the wait for DetectFaces. */
  readonly prepare: () => Promise<void>;
  readonly meshFace: MeshFace;
}

export interface FaceMesherOptions {
  readonly report: (error: unknown) => void;
  readonly load?: () => Promise<RunNetwork>;
}

/**
 * Loaded when first asked for, and kept: weights and code take about 40 MB. A network that fails costs the face its
 * geometry, not the user the look, and is loaded anew for the next one.
 */
export const createFaceMesh = ({ report, load = loadNetwork }: FaceMesherOptions): FaceMesher => {
  let loading: Promise<RunNetwork> | undefined;
  const network = (): Promise<RunNetwork> => (loading ??= load());
  const guarded = async <T>(task: (run: RunNetwork) => T): Promise<T | undefined> => {
    try {
      return task(await network());
    } catch (error) {
      loading = undefined;
      report(error);
      return undefined;
    }
  };
  return {
    prepare: async () => {
      await guarded(() => undefined);
    },
    meshFace: async (image, face) => {
      const start = startOf(face, image);
      return start === undefined ? undefined : guarded((run) => layMesh(run, image, start));
    },
  };
};
