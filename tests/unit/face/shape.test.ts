/** The shape model's inputs and what it says: numbers that ignore roll and scale, probabilities, and when a name is told. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFeatures } from '../../../src/lib/face/shape/features.ts';
import { type MeshFrame, meshFrameOf } from '../../../src/lib/face/shape/mesh-frame.ts';
import { outlineRatios } from '../../../src/lib/face/shape/outline-ratios.ts';
import model from '../../../src/lib/face/shape/shape-model.json' with { type: 'json' };
import { readShape, SHAPE_INPUTS, shapeInputs, shapeOdds, shapeOf } from '../../../src/lib/face/shape/shape.ts';
import { trustedMesh } from '../../../src/lib/face/frame.ts';
import selfies from '../../../fixtures/selfies/manifest.json' with { type: 'json' };
import { pixelsOf, readMeshes } from '../adapters/image/drawn-meshes.ts';

const MESHES = readMeshes();
const [FIRST] = MESHES;
if (FIRST === undefined) throw new Error('No mesh is kept');

const need = (frame: MeshFrame | undefined): MeshFrame => {
  if (frame === undefined) throw new Error('No frame');
  return frame;
};

const asNumbers = (inputs: readonly number[]): Readonly<Record<string, number>> =>
  Object.fromEntries(SHAPE_INPUTS.map((name, i) => [name, inputs[i] ?? Number.NaN]));

describe('what the shape model reads', () => {
  it('does not change with roll, size or place of the mesh', () => {
    const plain = outlineRatios(need(meshFrameOf(FIRST.points)));
    fc.assert(
      fc.property(
        fc.double({ min: -Math.PI / 4, max: Math.PI / 4, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.double({ min: -500, max: 500, noNaN: true }),
        (roll, scale, shift) => {
          const turned = FIRST.points.map((_, i) => {
            const [x = 0, y = 0] = FIRST.points.slice(i - (i % 2), i - (i % 2) + 2);
            const [cos, sin] = [Math.cos(roll) * scale, Math.sin(roll) * scale];
            return shift + (i % 2 === 0 ? x * cos - y * sin : x * sin + y * cos);
          });
          outlineRatios(need(meshFrameOf(turned))).forEach((ratio, i) => {
            expect(ratio).toBeCloseTo(plain[i] ?? 0, 6);
          });
        },
      ),
    );
  });

  it('is undefined for a mesh without eyes', () => {
    expect(meshFrameOf(FIRST.points.map(() => 1))).toBeUndefined();
  });

  it.each(MESHES)('finds the drawn hairline and the ends of the drawn face in $file', async ({ file, points }) => {
    const frame = need(meshFrameOf(points));
    const numbers = asNumbers(shapeInputs(frame, await pixelsOf(file)));
    const proportions = selfies.items.find((item) => item.file === file)?.proportions;
    if (proportions === undefined) throw new Error(`${file} has no proportions`);
    const eyes = frame.mean(362, 263, 386, 374).x - frame.mean(33, 133, 159, 145).x;

    expect(Math.abs((numbers['hairline_eye'] ?? 0) / eyes / proportions.eyesToHairline - 1)).toBeLessThan(0.2);
    const chin = frame.mean(1, 13).y + (frame.at(152).y - frame.mean(1, 13).y) * (numbers['jaw_ray_90'] ?? 0);
    expect(Math.abs(chin / eyes / proportions.eyesToChin - 1)).toBeLessThan(0.12);
  });
});

describe('shape', () => {
  it('becomes oblong as the chin moves down, and less so as the jaw widens', () => {
    const mean = [...model.mean];
    const oblong = (changes: Readonly<Record<string, number>>): number => {
      const inputs = mean.map((value, i) => value * (changes[SHAPE_INPUTS[i] ?? ''] ?? 1));
      return shapeOdds(model, inputs)[model.classes.indexOf('oblong')] ?? 0;
    };
    const longer = { chinY_eye: 1.05, chinBrow_upperJaw: 1.05, chinBrow_midJaw: 1.05 };
    expect(oblong(longer)).toBeGreaterThan(oblong({}));
    expect(oblong({ midJawWidth_eye: 1.05, midJaw_upperJaw: 1.05 })).toBeLessThan(oblong({}));
  });

  it.each([
    ['one name', [0.5, 0.05, 0.05, 0.05, 0.35], 'heart', 'square'],
    ['one name without a second', [0.45, 0.14, 0.14, 0.14, 0.13], 'heart', 'unknown'],
    ['two names', [0.36, 0.3, 0.2, 0.1, 0.04], 'heart', 'oblong'],
    ['two names by the hundredth', [0.35, 0.25, 0.2, 0.1, 0.1], 'heart', 'oblong'],
    ['no name', [0.35, 0.24, 0.21, 0.1, 0.1], 'unknown', 'unknown'],
  ])('tells %s', (_, odds, value, runnerUp) => {
    const shape = shapeOf(odds, model.classes);
    expect(shape).toMatchObject({ value, runnerUp, confidence: odds[0] });
    expect(shape.candidates.map(({ probability }) => probability)).toEqual(odds.toSorted((a, b) => b - a));
  });

  /** What the engine said when the model was fitted: another fit, or another reading of mesh or pixels, changes it. */
  const TOLD: Readonly<Record<string, readonly [string, string, number]>> = {
    'monk03-cool-oval.jpg': ['oblong', 'oval', 0.8],
    'monk05-olive-square.jpg': ['square', 'oval', 0.76],
    'monk09-cool-heart.jpg': ['oblong', 'oval', 0.63],
  };

  it.each(MESHES)('is told as five candidates for $file', async ({ file, points }) => {
    const shape = readShape(need(meshFrameOf(points)), await pixelsOf(file));
    const [value, runnerUp, confidence] = TOLD[file] ?? [];
    expect(shape).toMatchObject({ value, runnerUp });
    expect(shape.confidence).toBeCloseTo(confidence ?? Number.NaN, 1);
    expect(shape.candidates.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 1);
    expect(shape.candidates.map(({ value: name }) => name).toSorted()).toEqual(model.classes);
  });
});

describe('a mesh', () => {
  it('is trusted where DetectFaces found the same eyes and mouth', async () => {
    for (const { file, face, points } of MESHES) {
      const mesh = { points: Float32Array.from(points), score: 1 };
      expect(trustedMesh(mesh, face, await pixelsOf(file))).toBeDefined();
    }
  });

  it('is not trusted where it lies on something else, or when an eye was not found', async () => {
    const image = await pixelsOf(FIRST.file);
    const moved = { points: Float32Array.from(FIRST.points, (value) => value + image.width / 10), score: 1 };
    expect(trustedMesh(moved, FIRST.face, image)).toBeUndefined();
    const { eyeLeft, ...landmarks } = FIRST.face.landmarks;
    expect(eyeLeft).toBeDefined();
    const mesh = { points: Float32Array.from(FIRST.points), score: 1 };
    expect(trustedMesh(mesh, { ...FIRST.face, landmarks }, image)).toBeUndefined();
    expect(trustedMesh(undefined, FIRST.face, image)).toBeUndefined();
  });
});

describe('features on the mesh', () => {
  const frame = need(meshFrameOf(FIRST.points));
  const points = Array.from({ length: 468 }, (_, i) => frame.at(i));
  /** Mesh points moved by so many eye-corner distances. */
  const moved = (by: Readonly<Record<number, readonly [number, number]>>) =>
    readFeatures(need(meshFrameOf(points.flatMap(({ x, y }, i) => [x + (by[i]?.[0] ?? 0), y + (by[i]?.[1] ?? 0)]))));
  /** A mouth at rest, whatever the drawing's does. */
  const mouth = (red: number, width = 0.5, gap = 0): Record<number, [number, number]> => {
    const [y, wide] = [points[13]?.y ?? 0, width / 2];
    const to = (index: number, x: number, top: number): [number, number] => [
      x - (points[index]?.x ?? 0),
      top - (points[index]?.y ?? 0),
    ];
    return {
      0: to(0, 0, y - red),
      13: to(13, 0, y),
      14: to(14, 0, y + gap),
      17: to(17, 0, y + gap + red),
      61: to(61, -wide, y),
      291: to(291, wide, y),
    };
  };
  const lids = (half: number) => {
    const place = (index: number, outer: number, inner: number, side: 1 | -1): [number, number] => {
      const [a, b] = [points[outer] ?? { x: 0, y: 0 }, points[inner] ?? { x: 0, y: 0 }];
      const reach = half * Math.hypot(a.x - b.x, a.y - b.y);
      return [(a.x + b.x) / 2 - (points[index]?.x ?? 0), (a.y + b.y) / 2 + side * reach - (points[index]?.y ?? 0)];
    };
    return {
      159: place(159, 33, 133, -1),
      145: place(145, 33, 133, 1),
      386: place(386, 263, 362, -1),
      374: place(374, 263, 362, 1),
    };
  };

  it.each([
    ['thin', mouth(0.06), 'lips'],
    ['medium', mouth(0.087), 'lips'],
    ['full', mouth(0.12), 'lips'],
    ['unknown', mouth(0.12, 0.7), 'lips'],
    ['unknown', mouth(0.12, 0.5, 0.1), 'lips'],
    ['narrow', { ...mouth(0.09), ...lids(0.13) }, 'eyes'],
    ['almond', { ...mouth(0.09), ...lids(0.173) }, 'eyes'],
    ['round', { ...mouth(0.09), ...lids(0.22) }, 'eyes'],
    ['unknown', { ...mouth(0.09, 0.7), ...lids(0.22) }, 'eyes'],
    ['upturned', { 133: [0, 0.04], 362: [0, 0.04] }, 'eyeAngle'],
    ['downturned', { 133: [0, -0.06], 362: [0, -0.06] }, 'eyeAngle'],
    ['arched', { 105: [0, -0.06], 334: [0, -0.06] }, 'brows'],
    ['straight', { 105: [0, 0.06], 334: [0, 0.06] }, 'brows'],
  ] as const)('tells %s from points', (expected, by, feature) => {
    expect(moved(by as Readonly<Record<number, readonly [number, number]>>)[feature]).toBe(expected);
  });

  it('does not tell the spacing of the eyes', () => {
    expect(moved({}).eyeSpacing).toBe('unknown');
  });
});
