/** Leaves of a PNG what its pixels need: texts are inflated whole by the decoder, a hundred thousandfold of their bytes; and its color as a profile. */
import { crc32, deflateSync } from 'node:zlib';
import { isHeld, type Pair, type Primaries, profileOf, type RgbSpace, type Transfer } from './icc-profile.ts';

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
const colorOfCicp = (data: Uint8Array): RgbSpace | undefined => {
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
  return Object.values(primaries).every(([, y]) => y > 0) && isHeld(primaries) ? primaries : undefined;
};

/** As the chunks gAMA and cHRM say together; undefined when they say what cannot be. */
const colorOfGamma = (gama: Buffer | undefined, chrm: Buffer | undefined): RgbSpace | undefined => {
  const transfer = transferOf(gama);
  const primaries = primariesOf(chrm);
  return transfer === undefined || primaries === undefined ? undefined : { transfer, primaries };
};

const isNear = (one: Pair, other: Pair): boolean =>
  Math.abs(one[0] - other[0]) < NEAR_CHROMATICITY && Math.abs(one[1] - other[1]) < NEAR_CHROMATICITY;

const isSrgb = ({ primaries, transfer }: RgbSpace): boolean =>
  transfer === 'srgb' && (['white', 'red', 'green', 'blue'] as const).every((key) => isNear(primaries[key], SRGB[key]));

/** Chunks that decide what the pixels look like (PNG, third edition); everything else is dropped. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'eXIf']);
/** What the decoder passes over; here they become a profile, which it follows. */
const COLOR = new Set(['gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP']);
const SIGNATURE_BYTES = 8;
/** Length, type and checksum. */
const FRAME_BYTES = 12;

interface Chunk {
  readonly type: string;
  readonly start: number;
  /** Beyond the end of the file when it is cut. */
  readonly end: number;
}

const chunkAt = (file: Buffer, start: number): Chunk => ({
  type: file.toString('latin1', start + 4, start + 8),
  start,
  end: start + FRAME_BYTES + file.readUInt32BE(start),
});

interface Split {
  readonly chunks: readonly Chunk[];
  /** What cannot be followed any further is kept as it is, since no decoder gets past it either. */
  readonly rest: Buffer;
}

const split = (file: Buffer): Split => {
  const chunks: Chunk[] = [];
  let at = SIGNATURE_BYTES;
  while (at + FRAME_BYTES <= file.length) {
    const chunk = chunkAt(file, at);
    if (chunk.end > file.length) break;
    if (KEPT.has(chunk.type)) chunks.push(chunk);
    at = chunk.end;
    if (chunk.type === 'IEND') return { chunks, rest: Buffer.alloc(0) };
  }
  return { chunks, rest: file.subarray(at) };
};

const chunkOf = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** `embedded`: by the file's own profile or sRGB's name, which the decoder follows. Undefined: in a way that is not read. */
const colorOf = (file: Buffer, chunks: readonly Chunk[]): RgbSpace | 'embedded' | undefined => {
  const dataOf = (type: string) => {
    const chunk = chunks.find((candidate) => candidate.type === type);
    return chunk && file.subarray(chunk.start + 8, chunk.end - 4);
  };
  const cicp = dataOf('cICP');
  if (cicp) return colorOfCicp(cicp);
  return dataOf('iCCP') || dataOf('sRGB') ? 'embedded' : colorOfGamma(dataOf('gAMA'), dataOf('cHRM'));
};

const profileChunk = (space: RgbSpace): Buffer =>
  chunkOf('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflateSync(profileOf(space))]));

/** The same pixels, their color told by nothing but a profile; undefined when it is told in a way that is not read. */
export const pngPicture = (bytes: Uint8Array): Uint8Array | undefined => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { chunks, rest } = split(file);
  const color = colorOf(file, chunks);
  if (color === undefined) return undefined;
  const kept = color === 'embedded' ? chunks : chunks.filter(({ type }) => !COLOR.has(type));
  const pieces = kept.map(({ start, end }) => file.subarray(start, end));
  // Behind the header, which is first: a profile stands before the palette and the pixels.
  if (color !== 'embedded' && !isSrgb(color)) pieces.splice(1, 0, profileChunk(color));
  return Buffer.concat([file.subarray(0, SIGNATURE_BYTES), ...pieces, rest]);
};
