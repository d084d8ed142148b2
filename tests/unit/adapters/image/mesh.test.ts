import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createFaceEngine } from '../../../../dev/face-engine/engine.ts';
import { toFaceDetection } from '../../../../src/lib/adapters/aws/rekognition.ts';
import { createFaceMesh } from '../../../../src/lib/adapters/image/mesh.ts';
import type { FaceDetection, FaceMesh } from '../../../../src/lib/face/types.ts';
import { type DrawnMesh, farthest, MESHES, pixelsOf, readMeshes, SELFIES } from './drawn-meshes.ts';

const { meshFace } = createFaceMesh({
  report: (error) => {
    throw error;
  },
});

const DRAWN = ['monk03-cool-oval.jpg', 'monk05-olive-square.jpg', 'monk09-cool-heart.jpg'];

/** `RENEW_MESHES=1` after the portraits or the mesh have changed: look at what has moved before keeping it. */
const renew = async (): Promise<void> => {
  const engine = await createFaceEngine();
  const kept: DrawnMesh[] = [];
  for (const file of DRAWN) {
    const [found] = await engine.detect(readFileSync(`${SELFIES}/${file}`));
    if (found === undefined) throw new Error(`No face in ${file}`);
    const { eyeLeft, eyeRight, mouthLeft, mouthRight, nose } = toFaceDetection(found as never).landmarks;
    const landmarks = { eyeLeft, eyeRight, mouthLeft, mouthRight, nose } as FaceDetection['landmarks'];
    const face: FaceDetection = { ...toFaceDetection(found as never), landmarks };
    const mesh = await meshFace(await pixelsOf(file), face);
    kept.push({ file, face, points: [...(mesh?.points ?? [])].map((value) => Math.round(value * 100) / 100) });
  }
  await engine.close();
  writeFileSync(MESHES, `[\n${kept.map((mesh) => JSON.stringify(mesh)).join(',\n')}\n]\n`);
};

const point = ({ points }: FaceMesh, index: number) => ({ x: points[2 * index] ?? 0, y: points[2 * index + 1] ?? 0 });

describe('The face mesh', () => {
  it('lies where it lay when it was kept, on any machine', async () => {
    if (process.env['RENEW_MESHES'] === '1') await renew();
    const meshes = readMeshes();
    expect(meshes.map(({ file }) => file)).toEqual(DRAWN);
    for (const { file, face, points } of meshes) {
      const mesh = await meshFace(await pixelsOf(file), face);
      expect(mesh?.points).toHaveLength(468 * 2);
      expect(farthest(mesh?.points ?? [], points)).toBeLessThan(0.05);
    }
  });

  it('comes to rest on the face from a start that is off in place and size', async () => {
    const [kept] = readMeshes();
    if (kept === undefined) throw new Error('No mesh is kept');
    const { left, top, width, height } = kept.face.boundingBox;
    const shaken = { left: left + 0.05 * width, top: top - 0.06 * height, width: 1.15 * width, height: 1.1 * height };

    const mesh = await meshFace(await pixelsOf(kept.file), { ...kept.face, boundingBox: shaken });

    const eyes = Math.hypot((kept.points[66] ?? 0) - (kept.points[526] ?? 0));
    expect(farthest(mesh?.points ?? [], kept.points)).toBeLessThan(0.03 * eyes);
  });

  it('follows a face that is upside down in the picture', async () => {
    const [kept] = readMeshes();
    if (kept === undefined) throw new Error('No mesh is kept');
    const image = await pixelsOf(kept.file);
    const { data, width, height } = image;
    const turned = new Uint8Array(data.length);
    for (let at = 0; at < data.length; at += 3) turned.set(data.subarray(at, at + 3), data.length - 3 - at);
    const flip = ({ x, y }: { x: number; y: number }) => ({ x: 1 - x, y: 1 - y });
    const { boundingBox: box, landmarks } = kept.face;
    const face: FaceDetection = {
      ...kept.face,
      boundingBox: { ...box, left: 1 - box.left - box.width, top: 1 - box.top - box.height },
      landmarks: Object.fromEntries(Object.entries(landmarks).map(([name, at]) => [name, flip(at)])),
    };

    const mesh = await meshFace({ data: turned, width, height }, face);

    const chin = point(mesh!, 152);
    expect(Math.abs(chin.x - (width - (kept.points[304] ?? 0)))).toBeLessThan(2);
    expect(Math.abs(chin.y - (height - (kept.points[305] ?? 0)))).toBeLessThan(2);
  });

  it('is not laid on a face without eyes', async () => {
    const [kept] = readMeshes();
    if (kept === undefined) throw new Error('No mesh is kept');

    expect(await meshFace(await pixelsOf(kept.file), { ...kept.face, landmarks: {} })).toBeUndefined();
  });

  it('reports a network that does not load, does without, and loads it anew for the next face', async () => {
    const [kept] = readMeshes();
    if (kept === undefined) throw new Error('No mesh is kept');
    const image = await pixelsOf(kept.file);
    const reports: unknown[] = [];
    let loads = 0;
    const mesher = createFaceMesh({
      report: (error) => reports.push(error),
      load: () => {
        loads += 1;
        if (loads === 1) return Promise.reject(new Error('no file'));
        return Promise.resolve(() => ({ points: new Float32Array(468 * 3), score: 0 }));
      },
    });

    expect(await mesher.meshFace(image, kept.face)).toBeUndefined();
    expect(reports).toEqual([new Error('no file')]);
    expect(await mesher.meshFace(image, kept.face)).toBeDefined();
  });
});
