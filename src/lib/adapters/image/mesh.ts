/** Lays the 468-point face mesh on a detected face: three upright looks, each at the box of the one before. */
import type { FaceDetection, Point, RgbImage } from '../../face/types.ts';
import type { MeshFace } from '../../use-cases/ports.ts';
import { rollOf, type Square } from './mesh-crop.ts';
import { layMesh } from './mesh-look.ts';
import type { RunNetwork } from './mesh-network.ts';

/**
 * From DetectFaces' box a first look is 1.2 % of the eye-corner distance off what a detector's own start gives, a second 0.6,
 * a third 0.2 (26 public answers with their photos).
 */
const PASSES = 3;
/** Times the longer side of DetectFaces' box. */
const START_SCALE = 1.25;

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
      return start === undefined ? undefined : guarded((run) => layMesh(run, image, start, PASSES));
    },
  };
};
