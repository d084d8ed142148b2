/** Where the faces of a picture are, by the detector of the package that the mesh comes from (BlazeFace, back camera, 256 px). */
import { rollOf, type Square } from '../../../../src/lib/adapters/image/mesh-crop.ts';
import { loadGraph, type ModelFiles } from '../../../../src/lib/adapters/image/mesh-network.ts';
import type { Point, RgbImage } from '../../../../src/lib/face/types.ts';

const SIDE = 256;
const NAME = 'StatefulPartitionedCall/functional_1/conv2d_';
/** Scores and boxes of the fine grid, then of the coarse one. */
const OUTPUTS = [33, 35, 34, 36].map((layer) => `${NAME}${layer}/BiasAdd`);
/** Cells a side, and anchors in each. */
const GRIDS = [
  { cells: 16, anchors: 2 },
  { cells: 8, anchors: 6 },
] as const;
/** Of one anchor: a box as center and size, then six points, the eyes first. */
const VALUES = 16;
/** Portraits reach 0.75 and more, patterns that look like a face stay under it. */
const LEAST_SCORE = 0.5;
/** Times the box, which ends at brows and chin. */
const START_SCALE = 1.6;

/** Which of `length` pixels lies under each of the model's, centered in a square of `longest`; none beside the picture. */
const sources = (length: number, longest: number): readonly (number | undefined)[] =>
  Array.from({ length: SIDE }, (_, index) => {
    const at = Math.floor(((index + 0.5) * longest) / SIDE - (longest - length) / 2);
    return at >= 0 && at < length ? at : undefined;
  });

/** The picture within a square, black beside it, by the model's own arithmetic. */
const letterbox = ({ data, width, height }: RgbImage): Float32Array => {
  const out = new Float32Array(SIDE * SIDE * 3).fill(-0.5);
  const longest = Math.max(width, height);
  const columns = sources(width, longest);
  sources(height, longest).forEach((y, row) => {
    if (y === undefined) return;
    columns.forEach((x, column) => {
      if (x === undefined) return;
      const [from, to] = [(y * width + x) * 3, (row * SIDE + column) * 3];
      for (let channel = 0; channel < 3; channel++) out[to + channel] = (data[from + channel] ?? 0) / 127.5 - 0.5;
    });
  });
  return out;
};

interface Found {
  readonly score: number;
  readonly values: Float32Array;
  /** In pixels of the model's picture. */
  readonly anchor: Point;
}

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

const bestOf = (outputs: readonly Float32Array[]): Found | undefined => {
  let best: Found | undefined;
  GRIDS.forEach(({ cells, anchors }, grid) => {
    const [scores, boxes] = [outputs[2 * grid] ?? new Float32Array(), outputs[2 * grid + 1] ?? new Float32Array()];
    scores.forEach((logit, index) => {
      const score = logistic(logit);
      if (score < LEAST_SCORE || score <= (best?.score ?? 0)) return;
      const cell = Math.floor(index / anchors);
      const step = SIDE / cells;
      const anchor = { x: ((cell % cells) + 0.5) * step, y: (Math.floor(cell / cells) + 0.5) * step };
      best = { score, anchor, values: boxes.subarray(index * VALUES, (index + 1) * VALUES) };
    });
  });
  return best;
};

export type DetectFace = (image: RgbImage) => Square | undefined;

/** The surest face's square, to start the mesh from. */
export const loadDetector = (files: ModelFiles): DetectFace => {
  const run = loadGraph(files, { input: 'input', side: SIDE, outputs: OUTPUTS });
  return (image) => {
    const found = bestOf(run(letterbox(image)));
    if (!found) return undefined;
    const longest = Math.max(image.width, image.height);
    const [left, top] = [(longest - image.width) / 2, (longest - image.height) / 2];
    const scale = longest / SIDE;
    const point = (index: number): Point => ({
      x: ((found.values[index] ?? 0) + found.anchor.x) * scale - left,
      y: ((found.values[index + 1] ?? 0) + found.anchor.y) * scale - top,
    });
    const side = Math.max(found.values[2] ?? 0, found.values[3] ?? 0) * scale * START_SCALE;
    return { center: point(0), side, roll: rollOf(point(4), point(6)) };
  };
};
