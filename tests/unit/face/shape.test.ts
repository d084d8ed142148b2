/** The shape model's inputs and outputs: ratios that ignore roll, scale and aspect, and probabilities. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { frameOf } from '../../../src/lib/face/shape/frame.ts';
import { SHAPE_FEATURES, type ShapeFeature, shapeFeatures } from '../../../src/lib/face/shape/shape-features.ts';
import model from '../../../src/lib/face/shape/shape-model.json' with { type: 'json' };
import { readShape, shapeProbabilities } from '../../../src/lib/face/shape/shape.ts';
import { detection, type Drawing } from './drawn-face.ts';

const LENGTHS: ReadonlySet<string> = new Set([
  'chinY_eye',
  'chinBrow_upperJaw',
  'chinBrow_midJaw',
  'chinMouth_midJaw',
  'chinMidJaw_midJaw',
  'jawDrop_upperJaw',
  'mouthY_upperJaw',
]);

const ratiosOf = (drawing: Drawing, width = 400, height = 400) => {
  const frame = frameOf(detection({ ...drawing, width, height }), { width, height });
  return frame && shapeFeatures(frame);
};

describe('outline ratios', () => {
  it('do not change with roll, size or the aspect of the picture', () => {
    const plain = ratiosOf({});
    fc.assert(
      fc.property(
        fc.double({ min: -44, max: 44, noNaN: true }),
        fc.double({ min: 20, max: 120, noNaN: true }),
        fc.integer({ min: 200, max: 900 }),
        (roll, eyeDistance, width) => {
          const turned = ratiosOf({ roll, eyeDistance }, width, 500);
          for (const [name, value] of Object.entries(plain ?? {})) {
            expect(turned?.[name as keyof typeof turned]).toBeCloseTo(value, 6);
          }
        },
      ),
    );
  });

  it('are undefined when the chin was not found', () => {
    const face = detection();
    const landmarks = Object.fromEntries(Object.entries(face.landmarks).filter(([name]) => name !== 'chinBottom'));
    const frame = frameOf({ ...face, landmarks }, { width: 400, height: 400 });
    expect(frame && shapeFeatures(frame)).toBeUndefined();
  });
});

describe('shape', () => {
  it('has probabilities that sum to 1, most probable first', () => {
    const ratios = ratiosOf({});
    const odds = shapeProbabilities(ratios!);
    expect(odds.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
    expect(odds).toEqual(odds.toSorted((a, b) => b.probability - a.probability));
  });

  /** The average face of the labelled table, with everything that is measured downwards longer or shorter. */
  const oblong = (length: number): number => {
    const ratios = Object.fromEntries(
      SHAPE_FEATURES.map((name, i) => [name, (model.mean[i] ?? 0) * (LENGTHS.has(name) ? length : 1)]),
    ) as Record<ShapeFeature, number>;
    return shapeProbabilities(ratios).find(({ shape }) => shape === 'oblong')?.probability ?? 0;
  };

  it('becomes oblong as the face gets longer', () => {
    expect(oblong(1)).toBeGreaterThan(oblong(0.96));
    expect(oblong(1.04)).toBeGreaterThan(oblong(1));
  });

  it('is unknown for a face unlike all that were labelled', () => {
    const frame = frameOf(detection({ width: 400, height: 400 }), { width: 400, height: 400 })!;
    expect(readShape(frame)).toMatchObject({ value: 'unknown' });
  });

  it('is not told below a probability of 0.35, and names what it might be', () => {
    const told = fc
      .sample(fc.tuple(fc.double({ min: 1.6, max: 2.1, noNaN: true }), fc.double({ min: 0.8, max: 1, noNaN: true })), {
        numRuns: 40,
        seed: 7,
      })
      .map(([chin, jaw]) => {
        const moved = { chinBottom: [0, chin], midJawlineLeft: [-jaw, 1.1], midJawlineRight: [jaw, 1.1] } as const;
        return readShape(frameOf(detection({ moved }), { width: 400, height: 400 })!);
      });
    for (const shape of told) expect(shape.value === 'unknown').toBe(shape.confidence < 0.35);
    expect(new Set(told.map(({ value }) => value)).size).toBeGreaterThan(1);
    expect(told.every(({ runnerUp }) => runnerUp !== 'unknown')).toBe(true);
  });
});
