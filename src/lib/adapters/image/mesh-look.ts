/** Looks at a face through the mesh's network, each look at the box of the one before. */
import { EYE_CORNERS, pointOf } from '../../face/mesh-points.ts';
import type { FaceMesh, RgbImage } from '../../face/types.ts';
import { CROP_VALUES, cropInto, fromCrop, rollOf, type Square, squareAround } from './mesh-crop.ts';
import type { NetworkOutput, RunNetwork } from './mesh-network.ts';

/** Times the longer side of the mesh's own box. */
const OWN_SCALE = 1.5;

const toPicture = ({ points, score }: NetworkOutput, square: Square): FaceMesh => {
  const placed = new Float32Array((points.length / 3) * 2);
  for (let index = 0; index < points.length / 3; index++) {
    const { x, y } = fromCrop(square, points[3 * index] ?? 0, points[3 * index + 1] ?? 0);
    placed.set([x, y], 2 * index);
  }
  return { points: placed, score };
};

/** Where to look next, knowing where the face was. */
export const squareOf = (mesh: FaceMesh): Square =>
  squareAround(mesh.points, rollOf(pointOf(mesh, EYE_CORNERS.left), pointOf(mesh, EYE_CORNERS.right)), OWN_SCALE);

export const layMesh = (run: RunNetwork, image: RgbImage, start: Square, passes: number): FaceMesh => {
  const crop = new Float32Array(CROP_VALUES);
  const look = (square: Square): FaceMesh => {
    cropInto(crop, image, square);
    return toPicture(run(crop), square);
  };
  let mesh = look(start);
  for (let pass = 1; pass < passes; pass++) mesh = look(squareOf(mesh));
  return mesh;
};
