/** An RGB color space by its primaries and its curve, as an ICC profile (ICC.1:2022) that any decoder reads. */

export type Pair = readonly [x: number, y: number];
type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

/** CIE xy. */
export interface Primaries {
  readonly white: Pair;
  readonly red: Pair;
  readonly green: Pair;
  readonly blue: Pair;
}

/** Encoded to linear: a pure exponent, or sRGB's curve. */
export type Transfer = number | 'srgb';

export interface RgbSpace {
  readonly primaries: Primaries;
  readonly transfer: Transfer;
}

const multiply = (matrix: Matrix, [x, y, z]: Triple): Triple => {
  const row = ([a, b, c]: Triple) => a * x + b * y + c * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};

/** By Cramer's rule. */
const solve = ([a, b, c]: Matrix, right: Triple): Triple => {
  const det = (m: Matrix) =>
    m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
    m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
    m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  const [p, q, r] = right;
  const whole = det([a, b, c]);
  return [
    det([
      [p, a[1], a[2]],
      [q, b[1], b[2]],
      [r, c[1], c[2]],
    ]) / whole,
    det([
      [a[0], p, a[2]],
      [b[0], q, b[2]],
      [c[0], r, c[2]],
    ]) / whole,
    det([
      [a[0], a[1], p],
      [b[0], b[1], q],
      [c[0], c[1], r],
    ]) / whole,
  ];
};

/** Of luminance 1. */
const xyz = ([x, y]: Pair): Triple => [x / y, 1, (1 - x - y) / y];

/** ICC.1:2022, annex E: the linear Bradford transform, and the white of the profile connection space. */
const BRADFORD: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];
const D50: Triple = [0.9642, 1, 0.8249];

const toD50 = (color: Triple, white: Triple): Triple => {
  const [from, to, cone] = [white, D50, color].map((value) => multiply(BRADFORD, value)) as [Triple, Triple, Triple];
  const adapted: Triple = [(cone[0] * to[0]) / from[0], (cone[1] * to[1]) / from[1], (cone[2] * to[2]) / from[2]];
  return solve(BRADFORD, adapted);
};

/** XYZ of full red, green and blue, seen under D50. */
const colorants = ({ white, red, green, blue }: Primaries): readonly Triple[] => {
  const [r, g, b] = [xyz(red), xyz(green), xyz(blue)];
  const shares = solve(
    [
      [r[0], g[0], b[0]],
      [r[1], g[1], b[1]],
      [r[2], g[2], b[2]],
    ],
    xyz(white),
  );
  return [r, g, b].map((color, index) => {
    const share = shares[index] ?? 0;
    return toD50([color[0] * share, color[1] * share, color[2] * share], xyz(white));
  });
};

/** Of an s15Fixed16Number (ICC.1:2022, 4.7), less its rounding. */
const MOST = 32_767;

/** Whether a profile can hold them: not where they lie on a line, or nearly. */
export const isHeld = (primaries: Primaries): boolean =>
  colorants(primaries)
    .flat()
    .every((value) => Math.abs(value) < MOST);

const fixed = (values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65_536), index * 4);
  return bytes;
};

const tagged = (type: string, body: Buffer): Buffer => Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), body]);

/** ICC.1:2022, 10.18: type 0 is Y = X^g, type 3 a linear part under an exponent with an offset, here sRGB's (IEC 61966-2-1). */
const curve = (transfer: Transfer): Buffer =>
  transfer === 'srgb'
    ? tagged(
        'para',
        Buffer.concat([Buffer.from([0, 3, 0, 0]), fixed([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])]),
      )
    : tagged('para', Buffer.concat([Buffer.alloc(4), fixed([transfer])]));

const HEADER_BYTES = 128;

const header = (size: number): Buffer => {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x04400000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  bytes.write('acsp', 36, 'latin1');
  fixed(D50).copy(bytes, 68);
  return bytes;
};

/** A matrix profile (ICC.1:2022, 8.3.3). */
export const profileOf = ({ primaries, transfer }: RgbSpace): Buffer => {
  const [red, green, blue] = colorants(primaries).map((color) => tagged('XYZ ', fixed(color))) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  const white = tagged('XYZ ', fixed(D50));
  const tone = curve(transfer);
  const tags = { wtpt: white, rXYZ: red, gXYZ: green, bXYZ: blue, rTRC: tone, gTRC: tone, bTRC: tone };
  const names = Object.keys(tags) as (keyof typeof tags)[];
  const table = Buffer.alloc(4 + 12 * names.length);
  table.writeUInt32BE(names.length, 0);
  let at = HEADER_BYTES + table.length;
  for (const [index, name] of names.entries()) {
    table.write(name, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(at, 8 + 12 * index);
    table.writeUInt32BE(tags[name].length, 12 + 12 * index);
    at += tags[name].length;
  }
  return Buffer.concat([header(at), table, ...names.map((name) => tags[name])]);
};
