/** What the pixels at the mesh's points say of a face: eyes open or behind dark glass, the lower half covered, cut off. */
import { meshPoint } from '../frame.ts';
import { EYES, LOWER_FACE, UPPER_FACE } from '../mesh-points.ts';
import { lipContrast } from '../skin/mesh-pixels.ts';
import { quantile } from '../statistics.ts';
import type { FaceMesh, Point, RgbImage } from '../types.ts';

export interface MeshEvidence {
  /** Grows with a dark iris, whites less red than the lid, lids apart; the better of both eyes. Open eyes have more than 0.3. */
  readonly eyeOpenness: number;
  /** Median of what lies over an eye against the cheek under it, the lighter of both eyes; dark glass leaves little. */
  readonly eyeLight: number;
  /** Chromaticity distance of mouth, chin and jowls (the second least of four places) from the skin above. */
  readonly lowerCover: number;
  /** Above 0 where mouth, chin and jowls (the second least of four places) are greyer than the skin above and than any skin. */
  readonly greyCover: number;
  /** How far the upper lip is from the lower one, in CIELAB; a mask has no mouth. */
  readonly lipContrast: number;
  /** Share of the mesh's points that lie inside the picture. */
  readonly inside: number;
}

interface Disc {
  /** Rec. 709 luma of bytes, of the median pixel. */
  readonly luma: number;
  /** Shares of the mean color: they stay the same in a grey shadow. */
  readonly red: number;
  readonly green: number;
}

const NOTHING: Disc = { luma: 0, red: 1 / 3, green: 1 / 3 };

/** Pixels across a disc are read on a grid of at most this many. */
const GRID = 16;

/** Offsets in `data` of pixels within `radius`, cut at the picture's border. */
const discOffsets = ({ width, height }: RgbImage, center: Point, radius: number): number[] => {
  const step = Math.max(1, (2 * radius) / GRID);
  const offsets: number[] = [];
  const isInside = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < width && y < height;
  for (let down = -radius; down <= radius; down += step) {
    const half = Math.sqrt(Math.max(0, radius * radius - down * down));
    for (let along = -half; along <= half; along += step) {
      const [x, y] = [Math.round(center.x + along), Math.round(center.y + down)];
      if (isInside(x, y)) offsets.push((y * width + x) * 3);
    }
  }
  return offsets;
};

const readDisc = (image: RgbImage, center: Point, radius: number): Disc => {
  const offsets = discOffsets(image, center, radius);
  if (offsets.length === 0) return NOTHING;
  const byte = (at: number): number => image.data[at] ?? 0;
  const sum = (channel: number): number => offsets.reduce((total, at) => total + byte(at + channel), 1);
  const [red, green, blue] = [sum(0), sum(1), sum(2)];
  const lumas = offsets.map((at) => 0.2126 * byte(at) + 0.7152 * byte(at + 1) + 0.0722 * byte(at + 2));
  const total = red + green + blue;
  return { luma: quantile(lumas, 0.5), red: red / total, green: green / total };
};

type Eye = (typeof EYES)[number];

interface EyeLook {
  readonly openness: number;
  readonly light: number;
}

/** Half-way lid distance over corner distance of barely open eyes. */
const NARROW_OPENING = 0.27;
/** Six times as many shares of red as of luma, since whites are only some hundredths less red than lids. */
const WHITES_WEIGHT = 6;

type Reader = (center: Point, share: number) => Disc;

const between = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});

const opennessOf = (mesh: FaceMesh, eye: Eye, disc: Reader): number => {
  const at = (index: number): Point => meshPoint(mesh, [index]);
  const [outer, inner, up, down] = [at(eye.outer), at(eye.inner), at(eye.up), at(eye.down)];
  const [lid, iris] = [disc(at(eye.lid), 0.12), disc(between(up, down, 0.5), 0.14)];
  const lessRed = Math.max(...[0.25, 0.75].map((share) => lid.red - disc(between(outer, inner, share), 0.09).red));
  // Under a low brow the lid's disc lies in its shadow.
  const reference = Math.max(1, lid.luma, disc(at(eye.under), 0.2).luma * 0.5);
  const opening = Math.hypot(up.x - down.x, up.y - down.y) / Math.hypot(outer.x - inner.x, outer.y - inner.y);
  return 1 - iris.luma / reference + WHITES_WEIGHT * lessRed + opening - NARROW_OPENING;
};

const readEye = (mesh: FaceMesh, image: RgbImage, eye: Eye): EyeLook => {
  const [outer, inner] = [meshPoint(mesh, [eye.outer]), meshPoint(mesh, [eye.inner])];
  const width = Math.hypot(outer.x - inner.x, outer.y - inner.y);
  const disc: Reader = (center, share) => readDisc(image, center, width * share);
  const cheek = disc(meshPoint(mesh, [eye.cheek]), 0.2);
  return {
    openness: opennessOf(mesh, eye, disc),
    light: disc(between(outer, inner, 0.5), 0.45).luma / Math.max(1, cheek.luma),
  };
};

/** In distances of the eyes' outer corners. */
const PLACE_RADIUS = 0.05;
/** Share of red that skin stays above in any usual light; paper, cloth masks and walls lie under it. */
const LEAST_RED = 0.35;
/** How much less red than the upper face a place must be, so that a cold light on all of it is no cover. */
const LESS_RED = 0.015;
/** Luma, bytes: clipped shine has lost its color. */
const SHINE = 240;

/** Between the inner and the outer edge of the lower lip. */
const LOWER_LIP_MIDDLE = [14, 17];

/** The second least, so that a beard's edge or one bright place is no cover. */
const second = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[1] ?? 0;

const lowerFace = (mesh: FaceMesh, image: RgbImage): Pick<MeshEvidence, 'lowerCover' | 'greyCover'> => {
  const [left, right] = [meshPoint(mesh, [EYES[0].outer]), meshPoint(mesh, [EYES[1].outer])];
  const radius = Math.hypot(right.x - left.x, right.y - left.y) * PLACE_RADIUS;
  const read = (index: number): Disc => readDisc(image, meshPoint(mesh, [index]), radius);
  const upper = UPPER_FACE.map(read);
  const mean = (share: 'red' | 'green'): number => upper.reduce((sum, disc) => sum + disc[share], 0) / upper.length;
  const [red, green] = [mean('red'), mean('green')];
  const lower = LOWER_FACE.map(read);
  // The shaded side of a face is redder than the lit one, a cover greyer.
  const greyer = (disc: Disc): number =>
    disc.luma > SHINE ? -LESS_RED : Math.min(red - disc.red - LESS_RED, LEAST_RED - disc.red);
  return {
    lowerCover: second(lower.map((disc) => Math.hypot(disc.red - red, disc.green - green))),
    // A mask lies over the lips too; a grey or black beard leaves them red.
    greyCover: Math.min(second(lower.map(greyer)), greyer(readDisc(image, meshPoint(mesh, LOWER_LIP_MIDDLE), radius))),
  };
};

const insideShare = ({ points }: FaceMesh, { width, height }: RgbImage): number => {
  let inside = 0;
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at] ?? -1, points[at + 1] ?? -1];
    if (x >= 0 && y >= 0 && x < width && y < height) inside++;
  }
  return inside / (points.length / 2);
};

export const readMeshEvidence = (mesh: FaceMesh, image: RgbImage): MeshEvidence => {
  const eyes = EYES.map((eye) => readEye(mesh, image, eye));
  return {
    eyeOpenness: Math.max(...eyes.map(({ openness }) => openness)),
    eyeLight: Math.max(...eyes.map(({ light }) => light)),
    ...lowerFace(mesh, image),
    lipContrast: lipContrast(mesh, image) ?? Number.POSITIVE_INFINITY,
    inside: insideShare(mesh, image),
  };
};
