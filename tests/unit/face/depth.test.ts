/** Depth by relations within the face: how the model is applied, and that it is what the fit wrote. */
import { describe, expect, it } from '@jest/globals';
import { toneOfEvidence } from '../../../src/lib/face/skin/depth.ts';
import model from '../../../src/lib/face/skin/depth-model.json' with { type: 'json' };
import { DEPTH_INPUTS, type DepthEvidence } from '../../../src/lib/face/skin/evidence.ts';
import { circle, offsetsIn, scaled } from '../../../src/lib/face/skin/regions.ts';

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
