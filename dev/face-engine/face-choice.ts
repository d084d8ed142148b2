/** Which of the detector's candidates are faces. */
import type { MeshFace } from './types.ts';

/** The detector's own scores: portraits reach 0.75 and more, patterns that look like a face stay under 0.5. */
export const MIN_BOX_SCORE = 0.5;

const area = (face: MeshFace): number => face.box[2] * face.box[3];

/** Share of the smaller box that lies in the other one. */
export const overlap = (a: MeshFace, b: MeshFace): number => {
  const [ax, ay, aw, ah] = a.box;
  const [bx, by, bw, bh] = b.box;
  const width = Math.max(0, Math.min(ax + aw, bx + bw) - Math.max(ax, bx));
  const height = Math.max(0, Math.min(ay + ah, by + bh) - Math.max(ay, by));
  return (width * height) / Math.max(1, Math.min(area(a), area(b)));
};

/** Non-maximum suppression: the detector's own keeps a second box inside a large face. */
export const distinctFaces = (faces: readonly MeshFace[]): MeshFace[] => {
  const kept: MeshFace[] = [];
  for (const face of faces.toSorted((a, b) => b.boxScore - a.boxScore)) {
    if (face.boxScore >= MIN_BOX_SCORE && kept.every((better) => overlap(face, better) <= 0.5)) kept.push(face);
  }
  return kept.toSorted((a, b) => area(b) - area(a));
};
