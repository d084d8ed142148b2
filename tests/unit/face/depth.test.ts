/** Depth by relations within the face: how the model is applied, and that it is what the fit wrote. */
import { describe, expect, it } from '@jest/globals';
import { readDepth, toneOfEvidence, widened } from '../../../src/lib/face/skin/depth.ts';
import model from '../../../src/lib/face/skin/depth-model.json' with { type: 'json' };
import { DEPTH_INPUTS, type DepthEvidence } from '../../../src/lib/face/skin/evidence.ts';
import { circle, offsetsIn, scaled } from '../../../src/lib/face/skin/regions.ts';
import type { FaceMesh, RgbImage } from '../../../src/lib/face/types.ts';
import { randomFrom } from '../../../dev/faults/random.ts';
import { pixelsOf, readMeshes } from '../adapters/image/drawn-meshes.ts';

const evidence = (changes: Partial<DepthEvidence> = {}): DepthEvidence => ({
  ...(Object.fromEntries(DEPTH_INPUTS.map((name) => [name, 0])) as Record<keyof DepthEvidence, number>),
  patchSpread: 0.7,
  ...changes,
});

describe('the tone', () => {
  it('has a weight for each input, and none for what painted lips hide', () => {
    expect(Object.keys(model.withLips.inputs)).toEqual([...DEPTH_INPUTS]);
    expect(DEPTH_INPUTS.filter((name) => !(name in model.withoutLips.inputs))).toEqual([
      'lipRedness',
      'lipYellowness',
      'lipStops',
    ]);
  });

  it.each(['middleIta', 'lightSkin'] as const)('falls as %s rises', (name) => {
    expect(toneOfEvidence(evidence({ [name]: 40 }))).toBeLessThan(toneOfEvidence(evidence()));
  });

  it('does not follow red lipstick', () => {
    const painted = toneOfEvidence(evidence({ lipRedness: model.paintedLips + 1, lipStops: -2 }));
    expect(toneOfEvidence(evidence({ lipRedness: 60, lipYellowness: 20, lipStops: 0 }))).toBe(painted);
  });

  it('stays on the scale, whatever the picture', () => {
    const wild = Object.fromEntries(DEPTH_INPUTS.map((name) => [name, 1e6])) as unknown as DepthEvidence;
    const tone = toneOfEvidence(wild);
    expect(tone).toBeGreaterThanOrEqual(1);
    expect(tone).toBeLessThanOrEqual(10);
  });
});

describe('a reading', () => {
  const [kept] = readMeshes();
  if (kept === undefined) throw new Error('No mesh is kept');
  const mesh: FaceMesh = { points: Float32Array.from(kept.points), score: 1 };
  const gray = { l: 60, a: 14, b: 18 };

  /** The drawing at some exposure, each of its pixels a little lighter or darker, as no drawing and every photo has it. */
  const grained = async (exposure: number): Promise<RgbImage> => {
    const image = await pixelsOf(kept.file);
    const random = randomFrom(7);
    const data = new Uint8Array(image.data);
    for (let block = 0; block < data.length / 3; block += 1) {
      const [x, y] = [block % image.width, Math.floor(block / image.width)];
      const shade = 1 + 0.5 * Math.sin(x / 61) * Math.cos(y / 47) + 0.04 * (random.next() - 0.5);
      for (let channel = 0; channel < 3; channel += 1) {
        const at = 3 * block + channel;
        const linear = ((data[at] ?? 0) / 255) ** 2.2 * shade * exposure;
        data[at] = Math.round(255 * Math.min(1, linear) ** (1 / 2.2));
      }
    }
    return { ...image, data };
  };

  it('of a flat drawing goes by lightness alone, and is told with more room', async () => {
    const flat = readDepth(mesh, await pixelsOf(kept.file), gray);
    expect(flat).toMatchObject({ byRelations: false, confidence: 0.7, error: 1.4 });
  });

  it('goes by relations where there are any, and an exposure of half the light leaves them alone', async () => {
    const [bright, dim] = [readDepth(mesh, await grained(1), gray), readDepth(mesh, await grained(0.5), gray)];
    expect([bright.byRelations, dim.byRelations]).toEqual([true, true]);
    expect(Math.abs(bright.tone - dim.tone)).toBeLessThan(1);
  });

  it('is told with more room where red is lost', () => {
    const sure = { tone: 3, range: [2, 4], confidence: 0.9, error: 0.75, steps: 1, byRelations: true } as const;
    expect(widened(sure)).toEqual({ ...sure, range: [1, 5], steps: 2, error: 1.4 });
  });
});

describe('a region', () => {
  const image = { data: new Uint8Array(100 * 100 * 3), width: 100, height: 100 };

  it('holds the pixels of a circle, but not of a hole in it', () => {
    const outline = circle({ x: 50, y: 50 }, 20);
    const whole = offsetsIn({ outline }, image, 1e9).length;
    const ring = offsetsIn({ outline, holes: [scaled(outline, 0.5)] }, image, 1e9).length;
    expect(Math.abs(whole - Math.PI * 400)).toBeLessThan(50);
    expect(ring / whole).toBeCloseTo(0.75, 1);
  });

  it('is cut at the border of the picture', () => {
    const half = offsetsIn({ outline: circle({ x: 0, y: 50 }, 20) }, image, 1e9);
    expect(Math.abs(half.length - Math.PI * 200)).toBeLessThan(40);
    expect(offsetsIn({ outline: circle({ x: -50, y: 50 }, 20) }, image, 1e9)).toEqual([]);
  });
});
