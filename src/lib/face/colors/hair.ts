/** Hair just above the forehead: what lies beyond the skin's end, unless it looks like the wall behind or like no hair. */
import { chromaOfLab, hueDistance, hueOfLab, type LabColor } from '../../color.ts';
import type { MeshFrame } from '../shape/mesh-frame.ts';
import { clamp } from '../statistics.ts';
import type { RgbImage } from '../types.ts';
import { betweenLightness, type Gains, labAt, labDistance, labSpread, medianLab } from './region-pixels.ts';

/** In eye-corner distances: columns over the forehead, and how far above the skin's end hair is read. Bald or tied hair ends soon. */
const ABOVE = { half: 0.4, from: 0.04, to: 0.16 } as const;
/** How far beside the temples, and over what heights above the eyes, there is a wall and hardly any hair. */
const WALL = { from: 0.9, to: 1.3, low: 0.2, high: 0.9 } as const;
const STEPS = 18;
/** Lightness quantiles kept: shine on hair lies above. */
const KEPT = { low: 0.1, high: 0.6 } as const;
const FEWEST = 40;
const TEMPLES = [127, 356] as const;
/** CIELAB distances within which two places show one surface, and one a mixture of two. */
const SAME = 10;
const MIXED = 16;
/** Hair has hues from red to yellow; a stronger other one is a hat's, or a dye's that no name here fits. */
const HUES = { middle: 60, reach: 45, chroma: 8 } as const;
/** Spread of lightness and chroma beyond which hair and something else are read together. */
const MOST_SPREAD = 16;
/** Skin that ends so low, in eye-corner distances above the eyes, ends at a fringe or at a hat's brim. */
const LOW_HAIRLINE = 0.5;

export interface HairReading {
  readonly lab: LabColor;
  /** 0..1: that it is hair, and hair alone. */
  readonly trust: number;
}

export interface Seen {
  readonly frame: MeshFrame;
  readonly image: RgbImage;
  readonly gains: Gains;
}

const grid = (from: number, to: number): readonly number[] =>
  Array.from({ length: STEPS }, (_, i) => from + ((i + 0.5) / STEPS) * (to - from));

const read = ({ frame, image, gains }: Seen, xs: readonly number[], ys: readonly number[]): readonly LabColor[] =>
  ys.flatMap((y) =>
    xs.flatMap((x) => {
      const place = frame.toPicture({ x, y });
      const [column, row] = [Math.floor(place.x), Math.floor(place.y)];
      const isInside = column >= 0 && row >= 0 && column < image.width && row < image.height;
      return isInside ? [labAt(image, (row * image.width + column) * 3, gains)] : [];
    }),
  );

/** On either side, where it lies in the picture. */
const wallsOf = (seen: Seen): readonly LabColor[] =>
  TEMPLES.flatMap((point) => {
    const { x } = seen.frame.at(point);
    const side = Math.sign(x);
    const seenThere = read(seen, grid(x + side * WALL.from, x + side * WALL.to), grid(-WALL.high, -WALL.low));
    return seenThere.length < FEWEST ? [] : [medianLab(seenThere)];
  });

/** Whether it is one of the two or a mixture of them, as where a bare head ends in front of a wall. */
const isBetween = (lab: LabColor, one: LabColor, other: LabColor): boolean => {
  const way = { l: other.l - one.l, a: other.a - one.a, b: other.b - one.b };
  const along = (lab.l - one.l) * way.l + (lab.a - one.a) * way.a + (lab.b - one.b) * way.b;
  const share = clamp(along / Math.max(1, way.l ** 2 + way.a ** 2 + way.b ** 2), 0, 1);
  return labDistance(lab, { l: one.l + share * way.l, a: one.a + share * way.a, b: one.b + share * way.b }) < MIXED;
};

const isHairLike = (lab: LabColor): boolean =>
  chromaOfLab(lab) < HUES.chroma || hueDistance(hueOfLab(lab), HUES.middle) <= HUES.reach;

/** `hairline`: where the skin ends above the eyes, in eye-corner distances; `skin`: its typical color. Undefined where no hair is to be seen. */
export const readHair = (seen: Seen, hairline: number, skin: LabColor): HairReading | undefined => {
  const above = read(seen, grid(-ABOVE.half, ABOVE.half), grid(-hairline - ABOVE.to, -hairline - ABOVE.from));
  if (above.length < FEWEST) return undefined;
  const kept = betweenLightness(above, KEPT.low, KEPT.high);
  const lab = medianLab(kept);
  const walls = wallsOf(seen);
  const isOther = labDistance(lab, skin) < SAME || walls.some((wall) => isBetween(lab, skin, wall));
  if (isOther || !isHairLike(lab)) return undefined;
  const mixed = Math.max(0, 1 - labSpread(kept) / MOST_SPREAD);
  return { lab, trust: Math.min(1, 2 * mixed) * (hairline < LOW_HAIRLINE ? 0.6 : 1) };
};
