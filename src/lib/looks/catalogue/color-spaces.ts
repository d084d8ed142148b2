/**
 * The two spaces in which a skin color is told, and the one place where they are converted. `photo`: what a camera and our
 * measurement make of skin. `swatch`: what a brand prints for the shade that is sold for it. At the same depth they are not the same
 * color: light skin of L* 68 in a photo is sold shades of L* 80, and the swatches are yellower.
 */
import { chromaOfLab, hexToLab, hueOfLab, labOfHue, labToHex } from '../../color.ts';
import type { FaceProfile, Lab } from '../../face/types.ts';
import type { Undertone } from '../../vocabulary.ts';
import type { Product } from '../types.ts';
import { interpolate } from '../../face/statistics.ts';

interface TrendRow {
  /** Individual typology angle, degrees (Chardon et al. 1991): the depth that both spaces share. */
  readonly ita: number;
  readonly l: number;
  readonly chroma: number;
  /** Degrees. */
  readonly hue: number;
}

/**
 * Real foundation swatches by ITA: medians of L*, chroma and hue angle (degrees) in steps of 15 degrees, from 6 746 shades
 * of 107 brands (The Pudding, "The naked truth", MIT). Shades that brands describe as fair, light, medium, tan and very
 * deep have median ITA of 60, 52, 42, 27 and -30. Hue spreads by 7 to 9 degrees within a step.
 */
const SWATCH: readonly TrendRow[] = [
  { ita: -80, l: 18, chroma: 12, hue: 39 },
  { ita: -67.5, l: 25, chroma: 15.2, hue: 41.2 },
  { ita: -52.5, l: 30.4, chroma: 20.5, hue: 48.3 },
  { ita: -37.5, l: 35, chroma: 26.1, hue: 52.5 },
  { ita: -22.5, l: 40.4, chroma: 30.7, hue: 54.1 },
  { ita: -7.5, l: 46.8, chroma: 34.6, hue: 55.8 },
  { ita: 7.5, l: 53.6, chroma: 34.9, hue: 59.2 },
  { ita: 22.5, l: 63.7, chroma: 35.7, hue: 62.8 },
  { ita: 37.5, l: 71.5, chroma: 30.7, hue: 64.4 },
  { ita: 52.5, l: 79.2, chroma: 24.4, hue: 65.2 },
  { ita: 67.5, l: 83.8, chroma: 17.8, hue: 65 },
  { ita: 82.5, l: 91.9, chroma: 9.7, hue: 66.1 },
];

/**
 * Photographed faces by ITA, at the same steps, as this service measures them: robust lines through 245 usable photos of 219 people
 * (Face Research Lab London Set, synthetic portraits, ordinary photos), each person of equal weight. People left out of the fit lie off it
 * by 2.8 L*, 2.7 of chroma and 6 degrees of hue in the median; below ITA -40 there are only six photos. Beyond -70 and 80 lightness goes
 * on as it does there.
 */
const PHOTO: readonly TrendRow[] = [
  { ita: -80, l: 26.7, chroma: 10.2, hue: 44.9 },
  { ita: -67.5, l: 30.4, chroma: 10.9, hue: 45.1 },
  { ita: -52.5, l: 35, chroma: 15.1, hue: 46.3 },
  { ita: -37.5, l: 39.2, chroma: 19.3, hue: 47.9 },
  { ita: -22.5, l: 43.3, chroma: 23.6, hue: 50 },
  { ita: -7.5, l: 48.3, chroma: 27.1, hue: 51.8 },
  { ita: 7.5, l: 53.6, chroma: 29.7, hue: 53.2 },
  { ita: 22.5, l: 59.7, chroma: 28.9, hue: 53.4 },
  { ita: 37.5, l: 65.5, chroma: 26, hue: 53.4 },
  { ita: 52.5, l: 70.7, chroma: 20.8, hue: 51.9 },
  { ita: 67.5, l: 74.9, chroma: 14.7, hue: 43.3 },
  { ita: 82.5, l: 81.1, chroma: 10.9, hue: 32 },
];

/** A face keeps at most this much of its own hue (degrees): one standard deviation of swatches of equal depth. */
const MAX_OWN_HUE = 8;

/** Degrees by which the named families leave the swatches' mean hue. */
const FAMILY_HUE: Readonly<Record<Undertone, number>> = { cool: -3.5, neutral: 0, warm: 3.5, olive: 6, unknown: 0 };

type Axis = 'ita' | 'l';
type Trend = Omit<TrendRow, 'ita'>;

const trendOf = (rows: readonly TrendRow[], axis: Axis, at: number): Trend => {
  const column = (name: keyof Trend) =>
    interpolate(
      rows.map((row) => [row[axis], row[name]] as const),
      at,
    );
  return { l: column('l'), chroma: column('chroma'), hue: column('hue') };
};

/** What real ranges have at an ITA (degrees) or at a lightness (0..100). */
export const swatchTrend = (axis: Axis, at: number): Trend => trendOf(SWATCH, axis, at);

/** What photographed faces have at an ITA, as measured here. */
export const photoTrend = (axis: Axis, at: number): Trend => trendOf(PHOTO, axis, at);

/** -180 to 180 degrees, so that rosy skin just below 0 is near what lies just above. */
const hueOf = (lab: Lab): number => {
  const hue = hueOfLab(lab);
  return hue > 180 ? hue - 360 : hue;
};

/** Beyond the tables' ends lightness goes on as it is. */
const moved = (lab: Lab, from: readonly TrendRow[], to: readonly TrendRow[]): Lab => {
  const depth = interpolate(
    from.map(({ l, ita }) => [l, ita] as const),
    lab.l,
  );
  const here = trendOf(from, 'ita', depth);
  const there = trendOf(to, 'ita', depth);
  const chroma = chromaOfLab(lab) * (there.chroma / here.chroma);
  return labOfHue(there.l + lab.l - here.l, chroma, hueOf(lab) + there.hue - here.hue);
};

/** A swatch's color as skin of that depth has it in a photo: its place beside the trend of swatches is kept beside that of photos. */
export const swatchToPhoto = (lab: Lab): Lab => moved(lab, SWATCH, PHOTO);

/** The other way: exact, but for rounding. */
export const photoToSwatch = (lab: Lab): Lab => moved(lab, PHOTO, SWATCH);

/** What is particular to this face, as far as the light let it be measured or the user said it. */
const ownHue = ({ skin, source }: Pick<FaceProfile, 'skin' | 'source'>): number => {
  if (source.undertone === 'user' || skin.undertone === 'unknown') return FAMILY_HUE[skin.undertone];
  const leaves = hueOf(skin.lab) - photoTrend('ita', skin.ita).hue;
  return Math.min(MAX_OWN_HUE, Math.max(-MAX_OWN_HUE, leaves));
};

/**
 * The swatch of the same depth, where depth is the individual typology angle (Chardon et al. 1991), with the face's own
 * deviation of hue. Plain CIEDE2000 to the photo's color would pick shades that are a depth too dark and too rosy for
 * light skin: a face of ITA 59 has L* 68 in a photo, the shades that are sold for it 80 to 83.
 */
export const foundationTarget = (profile: Pick<FaceProfile, 'skin' | 'source'>): Lab => {
  const { l, chroma, hue } = swatchTrend('ita', profile.skin.ita);
  return labOfHue(l, chroma, hue + ownHue(profile));
};

/**
 * L*, degrees of hue and share of chroma by which a base leaves the skin at most: at its densest it covers half, so it moves the skin by less than 3 L*
 * and 4 degrees. A shade that leaves the target by more is told by its distance and verdict; it is not painted as a mask.
 */
const MOST = { lightness: 5, hue: 2, chroma: 0.25 } as const;
const within = (most: number, value: number): number => Math.min(most, Math.max(-most, value));

type Colored = Pick<Product, 'hex' | 'measuredOnSkin'>;

/**
 * `#rrggbb` of a complexion product as it looks on this face in a photo: her measured skin, moved by as much as the shade leaves
 * her target, at most by `MOST`. A shade that meets her leaves her skin where it is, in whatever light it was measured.
 */
export const onSkin = ({ hex, measuredOnSkin }: Colored, profile: Pick<FaceProfile, 'skin' | 'source'>): string => {
  if (measuredOnSkin === true) return hex;
  const { lab } = profile.skin;
  const shade = swatchToPhoto(hexToLab(hex));
  const target = swatchToPhoto(foundationTarget(profile));
  const there = { l: lab.l + shade.l - target.l, a: lab.a + shade.a - target.a, b: lab.b + shade.b - target.b };
  const hue = hueOf(lab) + within(MOST.hue, hueOf(there) - hueOf(lab));
  const chroma = chromaOfLab(lab);
  const colored = chroma + within(MOST.chroma * chroma, chromaOfLab(there) - chroma);
  return labToHex(labOfHue(lab.l + within(MOST.lightness, there.l - lab.l), colored, hue));
};

/** Where a foundation stands among the swatches, whose lightness orders the shelf. */
export const shelfLightness = ({ lab, measuredOnSkin }: Pick<Product, 'lab' | 'measuredOnSkin'>): number =>
  measuredOnSkin === true ? photoToSwatch(lab).l : lab.l;

/** What the shades of a person are compared with: swatches with the target, colors measured on skin with the skin. */
export interface Complexion {
  readonly target: Lab;
  readonly skin: Lab;
}

export const complexionFor = (
  { measuredOnSkin }: Pick<Product, 'measuredOnSkin'>,
  { target, skin }: Complexion,
): Lab => (measuredOnSkin === true ? skin : target);
