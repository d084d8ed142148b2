/** The face engine on the drawn selfies, whose eyes are 150 pixels apart around (400, 445) of 800 x 1000. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import { createFaceEngine } from '../../../../dev/face-engine/engine.ts';
import type { FaceDetail, FaceEngine } from '../../../../dev/face-engine/engine.ts';
import { LANDMARK_NAMES } from '../../../../src/lib/face/types.ts';
import type { LandmarkName } from '../../../../src/lib/face/types.ts';
import { defaultPortrait, portraits, readSelfie } from './selfies.ts';

// The first picture compiles the model; on a busy machine that takes a while.
jest.setTimeout(20_000);

let engine: FaceEngine;
beforeAll(async () => {
  engine = await createFaceEngine();
}, 20_000);
afterAll(() => engine.close());

const detect = async (file: string): Promise<FaceDetail[]> => engine.detect(await readSelfie(file), 'all');

const only = (faces: readonly FaceDetail[]): FaceDetail => {
  const [face] = faces;
  if (face === undefined || faces.length !== 1) throw new Error(`expected one face, found ${faces.length}`);
  return face;
};

/** Pixels of the drawn picture. */
const at = (face: FaceDetail, name: LandmarkName): { x: number; y: number } => {
  const landmark = face.Landmarks.find(({ Type }) => Type === name);
  if (landmark === undefined) throw new Error(`no ${name}`);
  return { x: landmark.X * 800, y: landmark.Y * 1000 };
};

describe('the face engine', () => {
  it.each(portraits)('finds one frontal face with open eyes in %s', async (file) => {
    const face = only(await detect(file));

    expect(face.Confidence).toBeGreaterThanOrEqual(99.9);
    expect(Math.abs(face.Pose.Yaw)).toBeLessThan(5);
    expect(Math.abs(face.Pose.Roll)).toBeLessThan(3);
    expect(face.EyesOpen?.Value).toBe(true);
    expect(face.Sunglasses?.Value).toBe(false);
    expect(face.FaceOccluded?.Value).toBe(false);
  });

  it('puts the landmarks where the portrait has them', async () => {
    const face = only(await detect(defaultPortrait));

    expect(face.Landmarks.map(({ Type }) => Type)).toEqual([...LANDMARK_NAMES]);
    for (const [name, x, y] of [
      ['eyeLeft', 325, 443],
      ['eyeRight', 475, 443],
      ['mouthLeft', 340, 600],
      ['mouthRight', 460, 600],
      ['nose', 400, 525],
      ['chinBottom', 400, 718],
    ] as const) {
      const point = at(face, name);
      expect(Math.hypot(point.x - x, point.y - y) / 150).toBeLessThan(0.12);
    }
  });

  it.each(portraits)('lays the same head on every face, whatever its mouth and eyes are like: %s', async (file) => {
    const face = only(await detect(file));
    const width = (left: LandmarkName, right: LandmarkName): number => at(face, right).x - at(face, left).x;
    const share = (left: LandmarkName, right: LandmarkName): number =>
      width(left, right) / width('eyeLeft', 'eyeRight');

    // Frontal public answers since 2022: 0.830 to 0.840, 0.367 to 0.375, 0.36 to 0.39, 1.75 to 1.81.
    expect(Math.abs(share('mouthLeft', 'mouthRight') - 0.835)).toBeLessThan(0.01);
    expect(Math.abs(share('noseLeft', 'noseRight') - 0.371)).toBeLessThan(0.01);
    expect(Math.abs(share('leftEyeLeft', 'leftEyeRight') - 0.375)).toBeLessThan(0.02);
    expect(Math.abs(share('midJawlineLeft', 'midJawlineRight') - 1.78)).toBeLessThan(0.03);
  });

  it('answers in the frame of the picture after its EXIF rotation', async () => {
    const upright = await readSelfie(defaultPortrait);
    const turned = await sharp(upright).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer();

    const [before] = await engine.detect(upright);
    const [after] = await engine.detect(turned);

    expect(after?.BoundingBox.Left).toBeCloseTo(before?.BoundingBox.Left ?? 0, 1);
    expect(Math.abs(after?.Pose.Roll ?? 90)).toBeLessThan(3);
  });

  it.each([
    ['no-face.jpg', 0],
    ['two-faces.jpg', 2],
    ['small-face.jpg', 1],
  ])('counts the faces of %s', async (file, count) => {
    await expect(detect(file)).resolves.toHaveLength(count);
  });

  it.each([
    ['masked.jpg', { FaceOccluded: true, Sunglasses: false }],
    ['sunglasses.jpg', { FaceOccluded: true, Sunglasses: true }],
    ['eyes-closed.jpg', { FaceOccluded: false, EyesOpen: false }],
  ] as const)('tells what is wrong with %s', async (file, expected) => {
    const face = only(await detect(file));

    for (const [name, value] of Object.entries(expected)) {
      expect(face[name as keyof typeof expected]).toMatchObject({ Value: value });
    }
  });

  it('is as sure as the service: of every face, of a free one, and of open eyes only if they are wide', async () => {
    const face = only(await detect(defaultPortrait));

    expect(face.Confidence).toBeGreaterThanOrEqual(99.9);
    expect(face.FaceOccluded?.Confidence).toBeGreaterThanOrEqual(99.7);
    expect(face.EyesOpen?.Confidence).toBeLessThan(99.9);
    expect(only(await detect('blurred.jpg')).EyesOpen?.Confidence).toBeLessThan(60);
  });

  it('puts a good, a dark, a bright and a blurred selfie on the scales of the service', async () => {
    const qualities = await Promise.all(
      [defaultPortrait, 'too-dark.jpg', 'too-bright.jpg', 'blurred.jpg'].map(
        async (file) => only(await detect(file)).Quality,
      ),
    );
    const [good, dark, bright, blurred] = qualities;

    expect(good?.Brightness).toBeGreaterThan(60);
    expect(good?.Sharpness).toBeGreaterThan(67);
    expect(dark?.Brightness).toBeLessThan(15);
    expect(bright?.Brightness).toBeGreaterThan(98);
    expect(blurred?.Sharpness).toBeLessThan(5);
  });

  it('reports the tilt of a head clockwise as positive roll', async () => {
    expect(only(await detect('tilted.jpg')).Pose.Roll).toBeCloseTo(60, -1);
  });

  it('rejects bytes that are no picture and goes on', async () => {
    await expect(engine.detect(Buffer.from('not a picture'))).rejects.toThrow();
    await expect(detect(defaultPortrait)).resolves.toHaveLength(1);
  });

  it('rejects calls after it was closed', async () => {
    const other = await createFaceEngine();
    await other.close();

    await expect(other.detect(await readSelfie(defaultPortrait))).rejects.toThrow('closed');
  });
});
