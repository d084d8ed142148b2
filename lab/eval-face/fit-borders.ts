/** Feature borders and gate limits as quantiles of what a landmark source gives for good photos. */
import { frameOf } from '../../src/lib/face/shape/frame.ts';
import {
  browArch,
  canthalTilt,
  eyeOpening,
  eyeSpacing,
  lipFullness,
  lipWidth,
} from '../../src/lib/face/shape/feature-measures.ts';
import { quantile } from '../../src/lib/face/statistics.ts';
import type { FEATURE_BORDERS } from '../../src/lib/face/gate/thresholds.ts';
import type { FaceDetection } from '../../src/lib/face/types.ts';

type FeatureName = keyof typeof FEATURE_BORDERS;

const MEASURES = { eyeOpening, canthalTilt, eyeSpacing, lipFullness, lipWidth, browArch } as const;
/** A quarter of all faces on each side of the middle class. */
const LOW = 0.25;
const HIGH = 0.75;
/** Share of the interquartile range within which a class is not told; wider where landmarks are known to be weak. */
const MARGIN: Readonly<Record<FeatureName, number>> = {
  eyeOpening: 0.1,
  canthalTilt: 0.1,
  eyeSpacing: 0.25,
  lipFullness: 0.1,
  lipWidth: 0.1,
  browArch: 0.25,
};
/** Share of good photos that a new limit may refuse. */
const REFUSED = 0.01;

export interface Border {
  readonly low: number;
  readonly high: number;
  readonly margin: number;
}

const rounded = (value: number): number => Number(value.toPrecision(3));

/** Picture ratios only: the aspect drops out when the pictures are square, else it has to be known. */
export const fitBorders = (
  faces: readonly FaceDetection[],
  aspect: (face: FaceDetection) => number,
): Readonly<Record<FeatureName, Border>> => {
  const frames = faces.map((face) => frameOf(face, { width: aspect(face), height: 1 })).filter((frame) => !!frame);
  const border = (name: FeatureName): Border => {
    const values = frames.map(MEASURES[name]).filter((value) => value !== undefined);
    const [low, high] = [quantile(values, LOW), quantile(values, HIGH)];
    return { low: rounded(low), high: rounded(high), margin: rounded((high - low) * MARGIN[name]) };
  };
  return Object.fromEntries(
    (Object.keys(MEASURES) as FeatureName[]).map((name) => [name, border(name)]),
  ) as unknown as Readonly<Record<FeatureName, Border>>;
};

/** The limits that would refuse one good photo in a hundred, to be set beside what bad photos measure. */
export const fitGate = (good: readonly FaceDetection[], bad: readonly FaceDetection[]) => {
  const values = (faces: readonly FaceDetection[], read: (face: FaceDetection) => number) => faces.map(read);
  const limits = (read: (face: FaceDetection) => number) => ({
    low: rounded(quantile(values(good, read), REFUSED)),
    high: rounded(quantile(values(good, read), 1 - REFUSED)),
    bad: values(bad, read).map(rounded),
  });
  return {
    brightness: limits(({ quality }) => quality.brightness),
    sharpness: limits(({ quality }) => quality.sharpness),
    yaw: limits(({ pose }) => Math.abs(pose.yaw)),
    pitch: limits(({ pose }) => Math.abs(pose.pitch)),
  };
};
