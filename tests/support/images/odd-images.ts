/** Pictures that are not what they seem, made here: bombs, polyglots, animations and unusual encodings. */
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

const SKIN = { r: 192, g: 142, b: 110 };

export const flat = (width = 200, height = 160): Sharp =>
  sharp({ create: { width, height, channels: 3, background: SKIN }, limitInputPixels: false });

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

const chunk = (type: string, data: Uint8Array = new Uint8Array()): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits a sample. */
  readonly depth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  readonly color: number;
  readonly interlaced?: boolean;
}

const header = ({ width, height, depth, color, interlaced = false }: PngHeader): Buffer => {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([depth, color, 0, 0, interlaced ? 1 : 0], 8);
  return chunk('IHDR', data);
};

/** A PNG whose pixels are these bytes; what is not given is missing from the file. */
export const png = (head: PngHeader, pixels: Uint8Array, extra: readonly Buffer[] = []): Buffer =>
  Buffer.concat([
    PNG_SIGNATURE,
    header(head),
    ...extra,
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND'),
  ]);

/** Complete: one bit a pixel, all black; 30 000 x 30 000 are 113 MB of zeros in about 110 KB. */
export const blackPng = (side: number, interlaced = false): Buffer =>
  png(
    { width: side, height: side, depth: 1, color: 0, interlaced },
    Buffer.alloc(side * (Math.ceil(side / 8) + 1) + 8 * side),
  );

/** The header says so many pixels; a few KB of them are there. */
export const hollowPng = (side: number): Buffer =>
  png({ width: side, height: side, depth: 8, color: 2 }, Buffer.alloc(2_000_000));

const START_OF_FRAME = new Set([0xc0, 0xc1, 0xc2]);

/** Where the frame header's precision stands. */
const frameAt = (jpeg: Uint8Array): number => {
  for (let at = 2; at < jpeg.length; at += 2 + ((jpeg[at + 2] ?? 0) << 8) + (jpeg[at + 3] ?? 0)) {
    if (jpeg[at] === 0xff && START_OF_FRAME.has(jpeg[at + 1] ?? 0)) return at + 4;
  }
  throw new Error('The JPEG has no frame header.');
};

/** A small JPEG whose header says that it is this large. */
export const hollowJpeg = async (side: number, progressive = false): Promise<Buffer> => {
  const jpeg = await flat(64, 64).jpeg({ progressive }).toBuffer();
  const at = frameAt(jpeg);
  jpeg.writeUInt16BE(side, at + 1);
  jpeg.writeUInt16BE(side, at + 3);
  return jpeg;
};

/** 12 bits a sample, as medical scanners write. */
export const twelveBitJpeg = async (): Promise<Buffer> => {
  const jpeg = await flat().jpeg().toBuffer();
  jpeg[frameAt(jpeg)] = 12;
  return jpeg;
};

/** The last scan again and again: every one is a pass over all pixels. */
export const manyScans = async (side: number, scans: number): Promise<Buffer> => {
  const jpeg = await flat(side, side).jpeg({ progressive: true }).toBuffer();
  const from = jpeg.lastIndexOf(Buffer.from('ffda', 'hex'));
  const scan = jpeg.subarray(from, -2);
  return Buffer.concat([jpeg.subarray(0, from), ...Array.from({ length: scans }, () => scan), jpeg.subarray(-2)]);
};

/** A still PNG with the chunks of an animation of two frames. */
export const animatedPng = async (): Promise<Buffer> => {
  const still = await flat().png().toBuffer();
  const at = still.indexOf('IDAT') - 4;
  const control = Buffer.alloc(8);
  control.writeUInt32BE(2, 0);
  const frame = Buffer.alloc(26);
  frame.writeUInt32BE(200, 4);
  frame.writeUInt32BE(160, 8);
  return Buffer.concat([still.subarray(0, at), chunk('acTL', control), chunk('fcTL', frame), still.subarray(at)]);
};

/** Text chunks that inflate to `bytes` each. */
export const textBomb = async (bytes: number, chunks = 1): Promise<Buffer> => {
  const still = await flat().png().toBuffer();
  const at = still.indexOf('IDAT') - 4;
  const packed = deflateSync(Buffer.alloc(bytes, 0x20), { level: 9 });
  const text = chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), packed]));
  return Buffer.concat([still.subarray(0, at), ...Array.from({ length: chunks }, () => text), still.subarray(at)]);
};

/** A picture with many empty pixel chunks before its own. */
export const splitPng = async (chunks: number): Promise<Buffer> => {
  const still = await flat().png().toBuffer();
  const at = still.indexOf('IDAT') - 4;
  const empty = chunk('IDAT');
  return Buffer.concat([still.subarray(0, at), ...Array.from({ length: chunks }, () => empty), still.subarray(at)]);
};

/** A color profile that inflates to `bytes`. */
export const profileBomb = async (bytes: number): Promise<Buffer> => {
  const still = await flat().png().toBuffer();
  const at = still.indexOf('IDAT') - 4;
  const profile = Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflateSync(Buffer.alloc(bytes), { level: 9 })]);
  return Buffer.concat([still.subarray(0, 33), chunk('iCCP', profile), still.subarray(33, at), still.subarray(at)]);
};

const SCRIPT = Buffer.from(
  '<html><script>alert(document.domain)</script></html>PK\u0003\u0004%PDF-1.7 <?php system("id"); ?>',
);

/** A script after the picture's end. */
export const withTail = (picture: Uint8Array): Buffer => Buffer.concat([picture, SCRIPT]);
/** A script before the picture's start. */
export const withHead = (picture: Uint8Array): Buffer => Buffer.concat([SCRIPT, picture]);
/** A script in a JPEG's comment, which is also where a JPEG hides a second file type's header. */
export const withComment = (jpeg: Uint8Array): Buffer => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(SCRIPT.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, SCRIPT, jpeg.subarray(2)]);
};

/** The container of a HEIC with nothing but its first box. */
export const heic = (brand = 'heic'): Buffer =>
  Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`, 'latin1'),
    Buffer.from([0, 0, 0, 8]),
    Buffer.from('mdat', 'latin1'),
    Buffer.alloc(4_000, 7),
  ]);
