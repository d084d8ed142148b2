/** Which shape's placement of blush and bronzer suits a face whose shape is known only as probabilities. */
import type { ShapeCandidate, ShapeProfile } from '../../face/types.ts';
import type { FaceShape } from '../../vocabulary.ts';

/** Longer than wide (1) or wider (-1), and broad above (1) or below (-1): the two lines that placements work against. */
const LINES: Readonly<Record<ShapeCandidate['value'], readonly [length: number, taper: number]>> = {
  oblong: [1, 0],
  oval: [0.3, 0.2],
  heart: [0.2, 1],
  diamond: [0.2, 0.4],
  triangle: [-0.2, -1],
  square: [-0.5, -0.8],
  round: [-1, 0],
};

/**
 * A placement made for one shape works against its opposite, so a face between two is placed as what lies between them: the
 * candidate nearest to the mean of all, each weighted by its probability. `unknown` when no shape is told.
 */
export const placementShape = ({ value, candidates }: ShapeProfile): FaceShape => {
  if (value === 'unknown' || candidates.length === 0) return value;
  const whole = candidates.reduce((sum, { probability }) => sum + probability, 0);
  const middle = ([0, 1] as const).map(
    (line) => candidates.reduce((sum, one) => sum + one.probability * LINES[one.value][line], 0) / whole,
  );
  const off = ({ value: shape }: ShapeCandidate): number =>
    Math.hypot(LINES[shape][0] - (middle[0] ?? 0), LINES[shape][1] - (middle[1] ?? 0));
  return candidates.toSorted((a, b) => off(a) - off(b))[0]?.value ?? value;
};
