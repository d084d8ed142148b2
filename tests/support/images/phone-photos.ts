/** Photo files as phones and apps really write them, made here: the pixels are one known color. */
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { flat, png } from './odd-images.ts';

/** Structure, so that lost data would show. */
export const grain = (quality = 90, progressive = false): Promise<Buffer> => {
  const side = 240;
  const data = Buffer.from(Array.from({ length: side * side * 3 }, (_, i) => 90 + ((i * 7919) % 121)));
  return sharp(data, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality, progressive })
    .toBuffer();
};

const END = 2;
const scanAt = (jpeg: Buffer): number => jpeg.indexOf(Buffer.from('ffda', 'hex'));

/** The last three bytes of the scan header: Ss, Se, and Ah with Al. */
export const withScanParameters = (jpeg: Buffer, ...parameters: [ss: number, se: number, ahAl: number]): Buffer => {
  const at = scanAt(jpeg);
  const right = Buffer.from(jpeg);
  right.set(parameters, at + 2 + right.readUInt16BE(at + 2) - 3);
  return right;
};

/** `bytes` put in at a place; by default right before the end marker. */
export const withBytes = (jpeg: Buffer, bytes: Uint8Array, at = jpeg.length - END): Buffer =>
  Buffer.concat([jpeg.subarray(0, at), bytes, jpeg.subarray(at)]);

export const withoutEnd = (jpeg: Buffer): Buffer => jpeg.subarray(0, -END);

/** A run of zeros over the data, from a share of the file on. */
export const zeroed = (jpeg: Buffer, from: number, to: number): Buffer =>
  Buffer.from(jpeg).fill(0, Math.round(jpeg.length * from), Math.round(jpeg.length * to));

/** Looks like an MP4 to whoever reads it: boxes, and data in which start-of-scan markers are to be found. */
export const film = (): Buffer =>
  Buffer.concat([
    Buffer.from('0000001866747970', 'hex'),
    Buffer.from('mp42\0\0\0\0mp42isom', 'latin1'),
    Buffer.alloc(60_000, Buffer.from('00112233ffda44ffd955ffd8aa', 'hex')),
  ]);

/** Samsung's trailer: the film, then a directory of one entry. */
export const samsungTrailer = (): Buffer => {
  const content = Buffer.concat([Buffer.from('0000300a10000000', 'hex'), Buffer.from('MotionPhoto_Data'), film()]);
  const directory = Buffer.alloc(24);
  directory.write('SEFH', 0, 'latin1');
  directory.writeUInt32LE(106, 4);
  directory.writeUInt32LE(1, 8);
  directory.writeUInt16LE(0x0a30, 14);
  directory.writeUInt32LE(content.length, 16);
  directory.writeUInt32LE(content.length, 20);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(directory.length);
  return Buffer.concat([content, directory, length, Buffer.from('SEFT')]);
};

/** A JFIF head with another major version. */
export const withJfifVersion = (jpeg: Buffer, major: number): Buffer =>
  withBytes(jpeg, Buffer.from(`ffe000104a46494600${major.toString(16).padStart(2, '0')}0100000100010000`, 'hex'), 2);

/** Two bytes that belong to nothing behind the first segment. */
export const withStrayHeader = (jpeg: Buffer): Buffer => withBytes(jpeg, Buffer.from([0, 0]), 4 + jpeg.readUInt16BE(4));

/** Adobe's segment with a color transform that does not exist. */
export const withAdobeTransform = (jpeg: Buffer, transform: number): Buffer =>
  withBytes(jpeg, Buffer.from(`ffee000e41646f626500640000000000`, 'hex').fill(transform, 15), 2);

const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([u32(data.length), body, u32(crc32(body))]);
};

type Rgb = readonly [r: number, g: number, b: number];

/** 200 x 160 pixels of one color, with these chunks about color. */
export const coloredPng = ([r, g, b]: Rgb, ...chunks: Buffer[]): Buffer => {
  const row = Buffer.concat([Buffer.from([0]), Buffer.from(Array.from({ length: 200 }, () => [r, g, b]).flat())]);
  return png({ width: 200, height: 160, depth: 8, color: 2 }, Buffer.concat(Array<Buffer>(160).fill(row)), chunks);
};

export const cicp = (primaries: number, transfer: number): Buffer =>
  chunk('cICP', Buffer.from([primaries, transfer, 0, 1]));
/** In the file's unit: a hundred thousand is 1. */
export const gama = (value: number): Buffer => chunk('gAMA', u32(value));
export const chrm = (...xy: number[]): Buffer => chunk('cHRM', u32(...xy));
export const srgb = (): Buffer => chunk('sRGB', Buffer.from([0]));
export const iccp = (profile: Buffer): Buffer =>
  chunk('iCCP', Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflateSync(profile)]));

/** The library's own profile: of Display P3, or of printing inks. */
export const profile = async (name: 'p3' | 'cmyk'): Promise<Buffer> => {
  const picture = name === 'cmyk' ? flat().toColorspace('cmyk') : flat();
  const { icc } = await sharp(await picture.withIccProfile(name).jpeg().toBuffer()).metadata();
  if (icc === undefined) throw new Error('No profile');
  return icc;
};
