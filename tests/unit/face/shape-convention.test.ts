/** Outline ratios of a detected face equal those of the mesh that the labelled table was measured with. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createFaceEngine } from '../../../dev/face-engine/engine.ts';
import { landmarkPoints, toWireLandmarks } from '../../../dev/face-engine/landmarks.ts';
import { loadMeshModel } from '../../../dev/face-engine/mesh-model.ts';
import { decodePicture } from '../../../dev/face-engine/picture.ts';
import { toRekognitionFrame } from '../../../dev/face-engine/rekognition-frame.ts';
import { toFaceDetection } from '../../../src/lib/adapters/aws/rekognition.ts';
import { type FaceFrame, frameOf } from '../../../src/lib/face/shape/frame.ts';
import { type Outline, outlineRatios, shapeFeatures } from '../../../src/lib/face/shape/shape-features.ts';
import type { FaceDetection, LandmarkName, Point } from '../../../src/lib/face/types.ts';
import { detection } from './drawn-face.ts';

const SELFIE = readFileSync(new URL('../../../fixtures/selfies/default.jpg', import.meta.url));

const needFrame = (face: FaceDetection, size: { width: number; height: number }): FaceFrame => {
  const frame = frameOf(face, size);
  if (frame === undefined) throw new Error('No frame');
  return frame;
};

/** Ratios as the table has them: no convention undone. */
const meshRatios = (frame: FaceFrame) => {
  const outline = new Proxy({}, { get: (_, name) => frame.at(name as LandmarkName) }) as Outline;
  return outlineRatios(outline, frame.eyeDistance);
};

describe('the convention of jaw line and chin', () => {
  it.each([0, 20, -35])('is undone exactly for a face rolled by %d degrees', (roll) => {
    const size = { width: 500, height: 400 };
    const mesh = detection({ ...size, roll });
    const pixels = (point: Point): Point => ({ x: point.x * size.width, y: point.y * size.height });
    const points = Object.fromEntries(
      Object.entries(mesh.landmarks).map(([name, point]) => [name, pixels(point)]),
    ) as Parameters<typeof toRekognitionFrame>[0];
    const moved = toRekognitionFrame(points);
    const landmarks = Object.fromEntries(
      Object.entries(moved).map(([name, { x, y }]) => [name, { x: x / size.width, y: y / size.height }]),
    );
    const found = shapeFeatures(needFrame({ ...mesh, landmarks }, size));
    const expected = meshRatios(needFrame(mesh, size));
    for (const [name, value] of Object.entries(expected)) {
      expect(found?.[name as keyof typeof found]).toBeCloseTo(value, 6);
    }
  });

  it('gives the ratios of the raw mesh for a photo that went through the engine', async () => {
    const picture = await decodePicture(SELFIE);
    const [face] = await (await loadMeshModel())(picture);
    if (face === undefined) throw new Error('No face');
    const engine = await createFaceEngine();
    const [detail] = await engine.detect(SELFIE);
    await engine.close();
    if (detail === undefined) throw new Error('No face');
    const answered = toFaceDetection({ ...detail, Landmarks: [...detail.Landmarks] });
    const raw = toFaceDetection({
      ...detail,
      Landmarks: toWireLandmarks(landmarkPoints(face.mesh), picture.width, picture.height),
    });
    const found = shapeFeatures(needFrame(answered, picture));
    const expected = meshRatios(needFrame(raw, picture));
    for (const [name, value] of Object.entries(expected)) {
      expect(Math.abs((found?.[name as keyof typeof found] ?? 0) / value - 1)).toBeLessThan(0.002);
    }
  }, 60_000);
});
