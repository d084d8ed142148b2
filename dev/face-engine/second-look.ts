/** Looks again, enlarged, where the detector was unsure: it sees the picture at 256 pixels and misses small faces. */
import sharp from 'sharp';
import { MIN_BOX_SCORE, overlap } from './face-choice.ts';
import type { FindMeshes } from './mesh-model.ts';
import type { MeshFace, Picture } from './types.ts';

/** Around the doubtful box, in box sides. */
const CROP = 4;
const ENLARGED = 1024;

interface Crop {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

const cropAround = ({ box: [x, y, width, height] }: MeshFace, picture: Picture): Crop => {
  const side = Math.round(Math.min(picture.width, picture.height, Math.max(64, CROP * Math.max(width, height))));
  const place = (center: number, limit: number) => Math.round(Math.min(limit - side, Math.max(0, center - side / 2)));
  return { left: place(x + width / 2, picture.width), top: place(y + height / 2, picture.height), side };
};

const enlarge = async ({ data, width, height }: Picture, { left, top, side }: Crop): Promise<Picture> => {
  const pixels = await sharp(data, { raw: { width, height, channels: 3 } })
    .extract({ left, top, width: side, height: side })
    .resize(ENLARGED, ENLARGED)
    .raw()
    .toBuffer();
  return { data: pixels, width: ENLARGED, height: ENLARGED };
};

const moveBack = (face: MeshFace, { left, top, side }: Crop): MeshFace => {
  const scale = side / ENLARGED;
  const [x, y, width, height] = face.box;
  return {
    ...face,
    mesh: face.mesh.map(([px, py, pz]) => [left + px * scale, top + py * scale, pz * scale] as const),
    box: [left + x * scale, top + y * scale, width * scale, height * scale],
  };
};

/** Adds the faces that the enlarged crops confirm. */
export const lookAgain = async (
  faces: readonly MeshFace[],
  picture: Picture,
  findMeshes: FindMeshes,
): Promise<MeshFace[]> => {
  const sure = faces.filter((face) => face.boxScore >= MIN_BOX_SCORE);
  const found: MeshFace[] = [...sure];
  for (const doubtful of faces.filter((face) => face.boxScore < MIN_BOX_SCORE).slice(0, 4)) {
    if (found.some((face) => overlap(doubtful, face) > 0.5)) continue;
    const crop = cropAround(doubtful, picture);
    const again = (await findMeshes(await enlarge(picture, crop))).map((face) => moveBack(face, crop));
    found.push(...again.filter((face) => face.boxScore >= MIN_BOX_SCORE && overlap(face, doubtful) > 0.5));
  }
  return found;
};
