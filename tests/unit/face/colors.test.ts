/** Colors of lips, brows, irises and hair: words for colors that are known, and the drawn faces' own colors found again. */
import { describe, expect, it } from '@jest/globals';
import { nameOfBrows, nameOfHair, nameOfIris, nameOfLips, sureness } from '../../../src/lib/face/colors/names.ts';
import { hexToLab } from '../../../src/lib/color.ts';
import { LOWER_LIP, polygonOf, UPPER_LIP } from '../../../src/lib/face/mesh-points.ts';
import { measureFace } from '../../../src/lib/face/profile.ts';
import { offsetsIn, type Polygon } from '../../../src/lib/face/skin/regions.ts';
import type { FaceDetection, FaceMesh, FeatureColors, RgbImage } from '../../../src/lib/face/types.ts';
import { pixelsOf, readMeshes } from '../adapters/image/drawn-meshes.ts';

const [copper, , deep] = readMeshes();
if (copper === undefined || deep === undefined) throw new Error('No meshes are kept');
const image = await pixelsOf(copper.file);
const mesh: FaceMesh = { points: Float32Array.from(copper.points), score: 1 };

const colorsOf = (picture: RgbImage, face: Partial<FaceDetection> = {}): FeatureColors => {
  const measured = measureFace({ face: { ...copper.face, ...face }, image: picture, mesh });
  if (!measured.ok) throw new Error(measured.rejection.code);
  return measured.value.profile.colors ?? {};
};

type Rgb = readonly [number, number, number];

const filled = (picture: RgbImage, outline: Polygon, color: Rgb): RgbImage => {
  const data = new Uint8Array(picture.data);
  for (const at of offsetsIn({ outline }, picture, 1e9)) data.set(color, at);
  return { ...picture, data };
};

const distance = (one = '#000000', other: string): number => {
  const [a, b] = [hexToLab(one), hexToLab(other)];
  return Math.hypot(a.l - b.l, a.a - b.a, a.b - b.b);
};

describe('names', () => {
  it.each([
    [nameOfIris, '#27221d', 'brown'],
    [nameOfIris, '#56688a', 'blue'],
    [nameOfIris, '#5f5c5a', 'grey'],
    [nameOfIris, '#585d45', 'green'],
    [nameOfIris, '#6b553c', 'hazel'],
    [nameOfHair, '#17161a', 'black'],
    [nameOfHair, '#3a2218', 'dark_brown'],
    [nameOfHair, '#5e4838', 'brown'],
    [nameOfHair, '#b08a55', 'blonde'],
    [nameOfHair, '#8a4a26', 'red'],
    [nameOfHair, '#b5b5b7', 'grey'],
    [nameOfBrows, '#2b2523', 'black'],
    [nameOfBrows, '#9a8067', 'blonde'],
    [nameOfLips, '#6b4038', 'brown'],
    [nameOfLips, '#6a2a4a', 'berry'],
    [nameOfLips, '#c98a90', 'pink'],
    [nameOfLips, '#b01f2a', 'red'],
    [nameOfLips, '#a9696d', 'rose'],
  ] as const)('%# %s of %s: %s', (name, hex, expected) => {
    expect(name(hexToLab(hex))).toBe(expected);
  });

  it('are surer the further a color lies from a border', () => {
    const error = { l: 4, a: 2, b: 2 };
    expect(sureness(nameOfBrows, { l: 5, a: 0, b: 0 }, error)).toBe(1);
    expect(sureness(nameOfBrows, { l: 21, a: 0, b: 0 }, error)).toBeLessThan(0.7);
  });
});

describe('a drawn face', () => {
  it('shows its copper hair and its blue irises', () => {
    const { hair, eyes } = colorsOf(image);
    expect(hair?.name).toBe('red');
    expect(distance(hair?.hex, '#8a4a26')).toBeLessThan(8);
    expect(eyes?.name).toBe('blue');
  });

  it('shows black hair and brown irises on deep skin', async () => {
    const measured = measureFace({
      face: deep.face,
      image: await pixelsOf(deep.file),
      mesh: { points: Float32Array.from(deep.points), score: 1 },
    });
    const { hair, eyes, lips } = measured.ok ? (measured.value.profile.colors ?? {}) : {};
    expect([hair?.name, eyes?.name, lips?.name]).toEqual(['black', 'brown', 'brown']);
  });

  it('is told with less confidence under lipstick and behind glasses', () => {
    const plain = colorsOf(image);
    const upper = filled(image, polygonOf(mesh, UPPER_LIP), [170, 15, 40]);
    const painted = colorsOf(filled(upper, polygonOf(mesh, LOWER_LIP), [205, 30, 55])).lips;
    expect(painted).toMatchObject({ name: 'unknown' });
    expect(painted?.confidence).toBeLessThan(plain.lips?.confidence ?? 0);
    const glasses = colorsOf(image, { eyeglasses: { value: true, confidence: 99 } }).eyes;
    expect(glasses?.confidence).toBeCloseTo(0.6 * (plain.eyes?.confidence ?? 0), 1);
  });

  it('has no hair where a bare head ends in front of a wall, nor where a blue hat begins', () => {
    const top = mesh.points[2 * 10 + 1] ?? 0;
    const above = (y: number): Polygon => [
      { x: 0, y: 0 },
      { x: image.width, y: 0 },
      { x: image.width, y },
      { x: 0, y },
    ];
    const [red = 0, green = 0, blue = 0] = image.data;
    expect(colorsOf(filled(image, above(top), [red, green, blue])).hair).toBeUndefined();
    expect(colorsOf(filled(image, above(top), [30, 60, 170])).hair).toBeUndefined();
  });

  it('has no color without a mesh', () => {
    const measured = measureFace({ face: copper.face, image, mesh: undefined });
    expect(measured.ok && measured.value.profile.colors).toEqual({});
  });
});
