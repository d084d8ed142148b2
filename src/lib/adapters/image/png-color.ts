/** What a PNG says about its color without a profile: cICP, or gAMA and cHRM. */
import type { Pair, Primaries, RgbSpace, Transfer } from './icc-profile.ts';

const D65: Pair = [0.3127, 0.329];
const SRGB: Primaries = { white: D65, red: [0.64, 0.33], green: [0.3, 0.6], blue: [0.15, 0.06] };

/** ITU-T H.273, table 2, by code point; the others are of film and of analogue television. */
const PRIMARIES: ReadonlyMap<number, Primaries> = new Map([
  [1, SRGB],
  [9, { white: D65, red: [0.708, 0.292], green: [0.17, 0.797], blue: [0.131, 0.046] }],
  [12, { white: D65, red: [0.68, 0.32], green: [0.265, 0.69], blue: [0.15, 0.06] }],
]);
/** ITU-T H.273, table 3, by code point; PQ and HLG (16, 18) need tone mapping and are not read. */
const TRANSFERS: ReadonlyMap<number, Transfer> = new Map<number, Transfer>([
  [4, 2.2],
  [5, 2.8],
  [8, 1],
  [13, 'srgb'],
]);

/** As the cICP chunk names it; undefined for what is not read. Matrix 0 and full range are all that a PNG may hold. */
export const colorOfCicp = (data: Uint8Array): RgbSpace | undefined => {
  const primaries = PRIMARIES.get(data[0] ?? 0);
  const transfer = TRANSFERS.get(data[1] ?? 0);
  const isRgb = data.length === 4 && data[2] === 0 && data[3] === 1;
  return isRgb && primaries !== undefined && transfer !== undefined ? { primaries, transfer } : undefined;
};

/** gAMA and cHRM hold their values times this. */
const PNG_UNIT = 100_000;
/** The gamma that stands for sRGB's curve (PNG, third edition, 11.3.2.2), and how far writers round it. */
const SRGB_GAMMA = 0.45455;
const NEAR_GAMMA = 0.005;
const NEAR_CHROMATICITY = 0.002;

const word = (data: Buffer, index: number): number => data.readUInt32BE(index * 4) / PNG_UNIT;

const transferOf = (gama: Buffer | undefined): Transfer | undefined => {
  const gamma = gama?.length === 4 ? word(gama, 0) : SRGB_GAMMA;
  if (gamma < 0.1 || gamma > 10) return undefined;
  return Math.abs(gamma - SRGB_GAMMA) < NEAR_GAMMA ? 'srgb' : 1 / gamma;
};

const primariesOf = (chrm: Buffer | undefined): Primaries | undefined => {
  if (chrm?.length !== 32) return SRGB;
  const pair = (index: number): Pair => [word(chrm, 2 * index), word(chrm, 2 * index + 1)];
  const primaries = { white: pair(0), red: pair(1), green: pair(2), blue: pair(3) };
  return Object.values(primaries).every(([, y]) => y > 0) ? primaries : undefined;
};

/** As the chunks gAMA and cHRM say together; undefined when they say what cannot be. */
export const colorOfGamma = (gama: Buffer | undefined, chrm: Buffer | undefined): RgbSpace | undefined => {
  const transfer = transferOf(gama);
  const primaries = primariesOf(chrm);
  return transfer === undefined || primaries === undefined ? undefined : { transfer, primaries };
};

const isNear = (one: Pair, other: Pair): boolean =>
  Math.abs(one[0] - other[0]) < NEAR_CHROMATICITY && Math.abs(one[1] - other[1]) < NEAR_CHROMATICITY;

export const isSrgb = ({ primaries, transfer }: RgbSpace): boolean =>
  transfer === 'srgb' && (['white', 'red', 'green', 'blue'] as const).every((key) => isNear(primaries[key], SRGB[key]));
