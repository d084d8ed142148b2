/** sRGB and CIELAB (D65, 2 degrees), and the angles and lengths in it by which skin is described. */

/** A color in CIELAB: `l` 0..100, `a` and `b` unbounded, D65 white. */
export interface LabColor {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

/** IEC 61966-2-1 reference white D65 as XYZ with Y = 1; the row sums of the matrix below. */
const WHITE = { x: 0.95047, y: 1, z: 1.08883 };
/** CIE 15:2018: (6/29)^3 and (29/3)^3. */
const EPSILON = 216 / 24389;
const KAPPA = 24389 / 27;

const LINEAR = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** Linear light 0..1 of an sRGB channel 0..255 (IEC 61966-2-1). Fractions are rounded to the nearest code value. */
export const linearFromSrgb = (channel: number): number => LINEAR[Math.min(255, Math.max(0, Math.round(channel)))] ?? 0;

/** sRGB channel 0..255 (not rounded) of linear light; light outside 0..1 is clipped. */
export const srgbFromLinear = (light: number): number => {
  const clipped = Math.min(1, Math.max(0, light));
  return 255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055);
};

const labCurve = (ratio: number): number => (ratio > EPSILON ? Math.cbrt(ratio) : (KAPPA * ratio + 16) / 116);

/** CIELAB of linear RGB, each 0..1. */
export const linearToLab = (red: number, green: number, blue: number): LabColor => {
  const x = labCurve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / WHITE.x);
  const y = labCurve((0.2126729 * red + 0.7151522 * green + 0.072175 * blue) / WHITE.y);
  const z = labCurve((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / WHITE.z);
  return { l: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) };
};

/** CIELAB of sRGB channels, each 0..255. */
export const srgbToLab = (red: number, green: number, blue: number): LabColor =>
  linearToLab(linearFromSrgb(red), linearFromSrgb(green), linearFromSrgb(blue));

/** CIELAB of `#rrggbb`. Throws a TypeError when it is not of that form. */
export const hexToLab = (hex: string): LabColor => {
  const [red, green, blue] = hexToSrgb(hex);
  return srgbToLab(red, green, blue);
};

/** Channels 0..255 of `#rrggbb`. Throws a TypeError when it is not of that form. */
export const hexToSrgb = (hex: string): readonly [number, number, number] => {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new TypeError('Not a #rrggbb color');
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

const inverseCurve = (value: number): number => {
  const cube = value ** 3;
  return cube > EPSILON ? cube : (116 * value - 16) / KAPPA;
};

/** The nearest `#rrggbb` channel by channel; colors outside sRGB are clipped. */
export const labToHex = ({ l, a, b }: LabColor): string => {
  const fy = (l + 16) / 116;
  const x = WHITE.x * inverseCurve(fy + a / 500);
  const y = WHITE.y * inverseCurve(fy);
  const z = WHITE.z * inverseCurve(fy - b / 200);
  const channels = [
    3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
    -0.969266 * x + 1.8760108 * y + 0.041556 * z,
    0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
  ];
  return `#${channels.map((light) => Math.round(srgbFromLinear(light)).toString(16).padStart(2, '0')).join('')}`;
};

/** Linear-light sRGB, 0..1 per channel. */
export type Linear = readonly [number, number, number];

const DEGREES = 180 / Math.PI;

/** Individual typology angle in degrees, atan2(L* - 50, b*), held to -90..90 (Chardon et al. 1991). */
export const itaOfLab = ({ l, b }: LabColor): number =>
  Math.min(90, Math.max(-90, Math.atan2(l - 50, Math.max(b, 1e-6)) * DEGREES));

/** Hue angle in degrees, 0..360. */
export const hueOfLab = ({ a, b }: LabColor): number => (Math.atan2(b, a) * DEGREES + 360) % 360;

export const chromaOfLab = ({ a, b }: LabColor): number => Math.hypot(a, b);

/** `hue` in degrees. */
export const labOfHue = (l: number, chroma: number, hue: number): LabColor => {
  const radians = hue / DEGREES;
  return { l, a: chroma * Math.cos(radians), b: chroma * Math.sin(radians) };
};

export const labOfLinear = ([red, green, blue]: Linear): LabColor => linearToLab(red, green, blue);

/** Smallest difference of two hue angles, 0..180 degrees. */
export const hueDistance = (one: number, other: number): number => {
  const apart = Math.abs(one - other) % 360;
  return apart > 180 ? 360 - apart : apart;
};
