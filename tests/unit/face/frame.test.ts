import { describe, expect, it } from '@jest/globals';
import { frameOf, meshDisagreement, skinMesh, toImage, trustedMesh } from '../../../src/lib/face/frame.ts';
import { FACE_VERSION, measureFace, selectFace } from '../../../src/lib/face/profile.ts';
import { placePatches } from '../../../src/lib/face/skin/patches.ts';
import type { FaceDetection, FaceMesh, Point } from '../../../src/lib/face/types.ts';
import { pixelsOf, readMeshes } from '../adapters/image/drawn-meshes.ts';
import { detection, skinPicture } from './drawn-face.ts';

const kept = readMeshes();
const meshOf = ({ points }: (typeof kept)[number]): FaceMesh => ({ points: Float32Array.from(points), score: 1 });

/** Only what DetectFaces tells whatever it is asked. */
const fiveOf = (face: FaceDetection): FaceDetection => {
  const { eyeLeft, eyeRight, mouthLeft, mouthRight, nose } = face.landmarks;
  return { ...face, landmarks: { eyeLeft, eyeRight, mouthLeft, mouthRight, nose } as FaceDetection['landmarks'] };
};

/** Inner and outer rims of eyes, brows and lips, and the nostrils: what no patch may touch. */
const FOREIGN = {
  'left eye': [33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
  'right eye': [362, 382, 381, 380, 374, 373, 390, 249, 263, 466, 388, 387, 386, 385, 384, 398],
  'left brow': [70, 63, 105, 66, 107, 55, 65, 52, 53, 46],
  'right brow': [336, 296, 334, 293, 300, 276, 283, 282, 295, 285],
  lips: [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146],
  nostrils: [98, 97, 2, 326, 327],
} as const;

describe('The frame of a face', () => {
  it.each(kept)('keeps every patch of $file clear of eyes, brows, lips and nostrils', async (drawn) => {
    const image = await pixelsOf(drawn.file);
    const mesh = meshOf(drawn);
    const frame = frameOf(drawn.face, image, mesh);
    if (frame === undefined) throw new Error('No frame');
    for (const { name, center, radius } of placePatches(frame)) {
      const inside = Object.values(FOREIGN)
        .flat()
        .filter((index) => {
          const offset = {
            x: (mesh.points[2 * index] ?? 0) - center.x,
            y: (mesh.points[2 * index + 1] ?? 0) - center.y,
          };
          const along = (offset.x * frame.u.x + offset.y * frame.u.y) / radius.x;
          const across = (offset.x * frame.v.x + offset.y * frame.v.y) / radius.y;
          return Math.hypot(along, across) <= 1;
        });
      expect({ name, inside }).toEqual({ name, inside: [] });
    }
  });

  it.each(kept)(
    'puts the patches of $file nearly where the mesh does when there are only five points',
    async (drawn) => {
      const image = await pixelsOf(drawn.file);
      const [byMesh, byFive] = [frameOf(drawn.face, image, meshOf(drawn)), frameOf(fiveOf(drawn.face), image)];
      if (byMesh === undefined || byFive === undefined) throw new Error('No frame');
      const others = placePatches(byFive);
      for (const [index, { center }] of placePatches(byMesh).entries()) {
        const other = others[index]?.center ?? { x: 0, y: 0 };
        expect(Math.hypot(center.x - other.x, center.y - other.y) / byMesh.eyeDistance).toBeLessThan(0.25);
      }
    },
  );

  it('follows the pose when there are only five points: the jaw moves against the nose', () => {
    const face = fiveOf(detection());
    const { nose } = face.landmarks as { readonly nose: Point };
    const size = { width: 400, height: 400 };
    const turned = { ...face, landmarks: { ...face.landmarks, nose: { x: nose.x + 0.03, y: nose.y } } };
    const jaw = (of: FaceDetection): number => {
      const frame = frameOf(of, size);
      return frame === undefined ? Number.NaN : toImage(frame, frame.at('upperJawLeft')).x;
    };

    expect(jaw(turned)).toBeCloseTo(jaw(face) - 0.03 * 400);
  });
});

describe('The mesh', () => {
  const [drawn] = kept;
  if (drawn === undefined) throw new Error('No mesh is kept');
  const moved = (by: number): FaceMesh => ({ points: meshOf(drawn).points.map((value) => value + by), score: 1 });

  it('is believed where it lies on the face that DetectFaces found, and nowhere else', async () => {
    const image = await pixelsOf(drawn.file);
    const mesh = meshOf(drawn);
    const eyes = frameOf(drawn.face, image)?.eyeDistance ?? 0;

    expect(meshDisagreement(mesh, drawn.face, image)).toBeLessThan(0.12);
    expect(trustedMesh(mesh, drawn.face, image)).toBe(mesh);
    expect(trustedMesh(moved(0.15 * eyes), drawn.face, image)).toBeUndefined();
    expect(skinMesh(moved(0.15 * eyes), drawn.face, image)).toBeDefined();
    expect(skinMesh(moved(0.3 * eyes), drawn.face, image)).toBeUndefined();
    expect(
      trustedMesh({ points: new Float32Array(936).fill(Number.NaN), score: 1 }, drawn.face, image),
    ).toBeUndefined();
  });

  it('is not needed to read the skin of a face with five landmarks', async () => {
    const image = await pixelsOf(drawn.file);
    const face = fiveOf(drawn.face);
    const faces = [meshOf(drawn), undefined].map((mesh) => measureFace({ face, image, mesh }));
    const versions = faces.map((one) => one.ok && one.value.reading.algorithmVersion);
    const tones = faces.map((one) => (one.ok ? one.value.profile.skin.monk : one.rejection));

    expect(tones[0]).toEqual(expect.any(Number));
    expect(versions).toEqual([FACE_VERSION, FACE_VERSION]);
    expect(Math.abs(Number(tones[0]) - Number(tones[1]))).toBeLessThanOrEqual(1);
  });

  it('has nothing to lie on when DetectFaces found no mouth', () => {
    const { eyeLeft, eyeRight } = detection().landmarks;
    const face = { ...detection(), landmarks: { eyeLeft, eyeRight } as FaceDetection['landmarks'] };
    const selected = selectFace([face], skinPicture('#c08e6e'));

    expect(selected.ok ? 'ok' : selected.rejection.code).toBe('face_occluded');
  });
});
