/** What DetectFaces says of eyes, glasses and cover, held against the pixels at the mesh's points. */
import { describe, expect, it } from '@jest/globals';
import { checkSize } from '../../../src/lib/face/gate/gate.ts';
import { readMeshEvidence } from '../../../src/lib/face/gate/mesh-evidence.ts';
import { checkWithMesh, type Witnesses } from '../../../src/lib/face/gate/mesh-gate.ts';
import { GATE, MESH_GATE } from '../../../src/lib/face/rejections.ts';
import { EYES, LOWER_FACE } from '../../../src/lib/face/mesh-points.ts';
import { trustedMesh } from '../../../src/lib/face/frame.ts';
import type { FaceDetection, FaceMesh, RgbImage } from '../../../src/lib/face/types.ts';
import { pixelsOf, readMeshes } from '../adapters/image/drawn-meshes.ts';
import { detection } from './drawn-face.ts';

const [drawn] = readMeshes();
if (drawn === undefined) throw new Error('No mesh is kept');
const image = await pixelsOf(drawn.file);
const mesh: FaceMesh = { points: Float32Array.from(drawn.points), score: 1 };
const yes = (confidence: number) => ({ value: true, confidence });
const no = (confidence: number) => ({ value: false, confidence });

const at = (index: number) => ({ x: mesh.points[2 * index] ?? 0, y: mesh.points[2 * index + 1] ?? 0 });
const unit = Math.hypot(at(263).x - at(33).x, at(263).y - at(33).y);

/** Discs of one color at points of the mesh, radius in eye-corner distances. */
const painted = (indices: readonly number[], radius: number, color: readonly [number, number, number]): RgbImage => {
  const data = new Uint8Array(image.data);
  const reach = Math.ceil(radius * unit);
  for (const center of indices.map(at)) {
    for (let y = Math.round(center.y) - reach; y <= center.y + reach; y += 1) {
      const half = Math.round(Math.sqrt(Math.max(0, reach ** 2 - (y - center.y) ** 2)));
      for (let x = Math.round(center.x) - half; x <= center.x + half; x += 1)
        data.set(color, (y * image.width + x) * 3);
    }
  }
  return { ...image, data };
};

const eyePoints = EYES.flatMap(({ outer, inner, up, down }) => [outer, inner, up, down]);
const darkGlasses = painted(eyePoints, 0.17, [20, 20, 22]);
const maskOf = (color: readonly [number, number, number]): RgbImage =>
  painted([...LOWER_FACE, 0, 17, 61, 291, 205, 425], 0.2, color);
const [red = 0, green = 0, blue = 0] = image.data.subarray(
  (Math.round(at(6).y) * image.width + Math.round(at(6).x)) * 3,
);

const decide = (face: Partial<FaceDetection>, others: Partial<Witnesses> = {}): string => {
  const seen = { ...drawn.face, ...face };
  const trusted = trustedMesh(mesh, seen, image);
  return checkWithMesh({ face: seen, image, mesh, trusted, ...others })?.rejection.code ?? 'ok';
};
const WITHOUT = { mesh: undefined, trusted: undefined } as const;
const pose = (pitch: number) => ({ pose: { yaw: 0, pitch, roll: 0 } });

describe('The gate with a mesh', () => {
  it('lets a clear face pass', () => {
    expect(decide({})).toBe('ok');
    expect(readMeshEvidence(mesh, image).eyeOpenness).toBeGreaterThan(MESH_GATE.eyesClosed);
  });

  it.each([
    ['clear glasses that DetectFaces calls sunglasses', { sunglasses: yes(97.8) }, {}, 'ok'],
    ['dark glasses', { sunglasses: yes(97.8) }, { image: darkGlasses }, 'sunglasses'],
    [
      'dark glasses that cover the face, too',
      { sunglasses: yes(99), faceOccluded: yes(99) },
      { image: darkGlasses },
      'sunglasses',
    ],
    ['sunglasses without a mesh', { sunglasses: yes(GATE.attribute + 1) }, WITHOUT, 'sunglasses'],
    ['sunglasses perhaps', { sunglasses: yes(GATE.attribute - 1) }, WITHOUT, 'ok'],
    ['open eyes that DetectFaces calls closed', { eyesOpen: no(99) }, {}, 'ok'],
    ['closed eyes without a mesh', { eyesOpen: no(99) }, WITHOUT, 'eyes_closed'],
    ['perhaps closed eyes without a mesh', { eyesOpen: no(81) }, WITHOUT, 'ok'],
    ['a covered face', { faceOccluded: yes(GATE.attribute + 1) }, {}, 'face_occluded'],
    ['a perhaps covered face', { faceOccluded: yes(GATE.attribute - 1) }, {}, 'ok'],
    ['a blue mask that DetectFaces did not see', {}, { image: maskOf([95, 160, 216]) }, 'face_occluded'],
    ['a white mask', {}, { image: maskOf([214, 214, 216]) }, 'face_occluded'],
    ['a black mask', {}, { image: maskOf([32, 32, 34]) }, 'face_occluded'],
    ["a mask of the skin's own color", {}, { image: maskOf([red, green, blue]) }, 'face_occluded'],
    ['a grey beard', {}, { image: painted(LOWER_FACE, 0.07, [190, 186, 180]) }, 'ok'],
    ['a black beard', {}, { image: painted(LOWER_FACE, 0.07, [34, 33, 33]) }, 'ok'],
    [
      'a white mask under a mesh off the landmarks',
      {},
      { image: maskOf([214, 214, 216]), trusted: undefined },
      'face_occluded',
    ],
    ['a face seen from below', pose(28), {}, 'ok'],
    ['a face seen from below without a mesh', pose(28), WITHOUT, 'face_turned'],
  ])('decides on %s', (_what, face, others, expected) => {
    expect(decide(face, others)).toBe(expected);
  });

  it('refuses a face that the edge of the picture cuts', () => {
    const cut: FaceMesh = { ...mesh, points: mesh.points.map((value, at) => (at % 2 === 0 ? value - 330 : value)) };
    expect(decide({}, { mesh: cut, trusted: undefined })).toBe('face_occluded');
  });
});

describe('The five landmarks', () => {
  it('lie inside the picture', () => {
    const face = detection();
    const beyond = { ...face, landmarks: { ...face.landmarks, eyeLeft: { x: -0.01, y: 0.4 } } };
    const result = checkSize(beyond, { width: 400, height: 400 });
    expect(result.ok ? 'ok' : result.rejection.code).toBe('face_occluded');
  });
});
