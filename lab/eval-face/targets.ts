/** The targets that the measurement is held to on the development photos, each with what was reached. */
import type { Figures } from './report/report.ts';
import type { ShapeFigures } from './fit/shape-figures.ts';

export interface Target {
  readonly name: string;
  readonly wanted: string;
  readonly reached: string;
  readonly met: boolean;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const target = (name: string, wanted: string, reached: string, met: boolean): Target => ({
  name,
  wanted,
  reached,
  met,
});

const toneTargets = ({ good, perturbed, repeatability }: Figures): readonly Target[] => {
  const groups = Object.entries(good.byDepth);
  const [worst, figures] = groups.toSorted(([, a], [, b]) => b.meanError - a.meanError)[0] ?? ['', undefined];
  const ratio = (figures?.meanError ?? Number.NaN) / good.meanError;
  const gain = perturbed.withinOne - perturbed.baselineWithinOne;
  return [
    target('good photos within one step', 'at least 93 %', percent(good.withinOne), good.withinOne >= 0.93),
    target('good photos, mean error', 'at most 0.6', good.meanError.toFixed(2), good.meanError <= 0.6),
    target(
      'worst depth group',
      'at most 1.5 times the mean error',
      `${ratio.toFixed(2)} times (${worst})`,
      ratio <= 1.5,
    ),
    target(
      'perturbed, over the baseline',
      'at least 6 points',
      `${percent(gain)} within one step, ${percent(perturbed.wrong)} of all told wrongly`,
      gain >= 0.06,
    ),
    target('same person, same tone', 'at least 90 %', percent(repeatability.same), repeatability.same >= 0.9),
  ];
};

const shapeTargets = (shape: ShapeFigures): readonly Target[] => [
  target(
    'face shape, first',
    'at least 49 %',
    `${percent(shape.first)} of all, ${percent(shape.rightOfOne)} where one name is told`,
    shape.first >= 0.49,
  ),
  target(
    'face shape, first two',
    'at least 76 %',
    `${percent(shape.firstTwo)} of all, ${percent(shape.rightOfTwo)} where two are told`,
    shape.firstTwo >= 0.76,
  ),
  target(
    'face shape, calibration error',
    'under 0.03',
    shape.calibrationError.toFixed(3),
    shape.calibrationError < 0.03,
  ),
];

export const targetsOf = (figures: Figures, shape: ShapeFigures | undefined): readonly Target[] => [
  ...toneTargets(figures),
  ...(shape === undefined ? [] : shapeTargets(shape)),
];
