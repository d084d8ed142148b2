/** Gate limits as quantiles of what a landmark source gives for good photos. */
import { quantile } from '../../src/lib/face/statistics.ts';
import type { FaceDetection } from '../../src/lib/face/types.ts';

/** Share of good photos that a new limit may refuse. */
const REFUSED = 0.01;

const rounded = (value: number): number => Number(value.toPrecision(3));

/** The limits that would refuse one good photo in a hundred, to be set beside what bad photos measure. */
export const gateLimits = (good: readonly FaceDetection[], bad: readonly FaceDetection[]) => {
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
