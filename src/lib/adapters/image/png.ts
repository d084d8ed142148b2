/** Leaves of a PNG what its pixels need: texts are inflated whole by the decoder, a hundred thousandfold of their bytes. */
import { crc32, deflateSync } from 'node:zlib';
import { profileOf, type RgbSpace } from './icc-profile.ts';
import { colorOfCicp, colorOfGamma, isSrgb } from './png-color.ts';

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
