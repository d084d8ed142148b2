/** Decodes an uploaded selfie to upright sRGB pixels with sharp, within fixed bounds of memory and time. */
import type sharp from 'sharp';
import type { Metadata, Sharp } from 'sharp';
import { accept, reject, type Rejected } from '../../face/rejections.ts';
import type { Measured, RgbImage } from '../../face/types.ts';
import type { DecodeSelfie } from '../../use-cases/ports.ts';
import { hintFor, sniffFormat } from './image-format.ts';
import { type Picture, jpegPicture } from './jpeg-segments.ts';
import { pngPicture } from './png.ts';

type Decoder = typeof sharp;

let loading: Promise<Decoder> | undefined;
const load = async (): Promise<Decoder> => {
  const { default: decoder } = await import('sharp');
  // Each selfie is decoded once: libvips' cache of operations would only hold its memory.
  decoder.cache(false);
  return decoder;
};

/** Loading the native library takes some ten milliseconds, which fit into the wait for DetectFaces. */
const loadDecoder = (): Promise<Decoder> => (loading ??= load());

/** Rekognition's own minimum. */
const MIN_SIDE = 80;
/** Longest side kept: a cheek patch then still has thousands of pixels, and decoding is several times cheaper. */
const LONG_SIDE = 1000;
/** JPEG is shrunk while it is read, so its memory does not grow with its pixels; 200 megapixels take about 0.2 s. */
const MAX_JPEG_PIXELS = 210_000_000;
/** PNG is inflated whole: about 0.5 s for this many bytes of raw pixels. */
const MAX_RAW_BYTES = 150_000_000;
/** An interlaced PNG is held whole, and passed over seven times. */
const MAX_INTERLACED_BYTES = 75_000_000;
/** A multi-scan JPEG holds all coefficients (2 bytes each) in memory. */
const MAX_COEFFICIENT_BYTES = 120_000_000;
/** Encoders write about 10 scans; each more is another pass over the picture. */
const MAX_SCANS = 40;
const TIMEOUT_SECONDS = 5;

const TOO_LARGE_HINT = 'Send a smaller photo: 12 megapixels are plenty.';

const unreadable = (measured: string): Rejected =>
  reject('unsupported_image', hintFor(measured), measured, 'a complete JPEG or PNG');

const coefficientBytes = ({ width, height, chromaSubsampling, channels }: Metadata): number =>
  width * height * (chromaSubsampling === '4:2:0' ? 1.5 : channels) * 2;

const rawBytes = ({ width, height, channels, bitsPerSample }: Metadata): number =>
  width * height * channels * ((bitsPerSample ?? 8) > 8 ? 2 : 1);

const tooLarge = ({ width, height }: Metadata, limit: string): Rejected =>
  reject('image_too_large', TOO_LARGE_HINT, `${Math.round((width * height) / 1e5) / 10} megapixels`, limit);

const checkJpegCost = (scans: number, metadata: Metadata): Rejected | undefined => {
  if (metadata.width * metadata.height > MAX_JPEG_PIXELS) {
    return tooLarge(metadata, `${MAX_JPEG_PIXELS / 1e6} megapixels`);
  }
  if (!metadata.isProgressive) return undefined;
  if (coefficientBytes(metadata) > MAX_COEFFICIENT_BYTES) {
    return tooLarge(metadata, `${Math.round(MAX_COEFFICIENT_BYTES / 3e6)} megapixels for a progressive JPEG`);
  }
  return scans > MAX_SCANS ? reject('unsupported_image', hintFor('scans'), `${scans} scans`, MAX_SCANS) : undefined;
};

const checkCost = (scans: number, metadata: Metadata): Rejected | undefined => {
  if (metadata.format === 'jpeg') return checkJpegCost(scans, metadata);
  const limit = metadata.isProgressive ? MAX_INTERLACED_BYTES : MAX_RAW_BYTES;
  return rawBytes(metadata) > limit ? tooLarge(metadata, `${limit / 1e6} MB of raw pixels`) : undefined;
};

const checkHeader = (scans: number, metadata: Metadata): Rejected | undefined => {
  const side = Math.min(metadata.width, metadata.height);
  if (side < MIN_SIDE) {
    return reject('unsupported_image', 'Send a larger photo.', side, MIN_SIDE);
  }
  return checkCost(scans, metadata);
};

const pipeline = (decoder: Decoder, bytes: Uint8Array, failOn: 'error' | 'warning'): Sharp =>
  decoder(bytes, { failOn, limitInputPixels: MAX_JPEG_PIXELS, sequentialRead: true })
    .timeout({ seconds: TIMEOUT_SECONDS })
    .autoOrient()
    .resize(LONG_SIDE, LONG_SIDE, { fit: 'inside', withoutEnlargement: true })
    .removeAlpha()
    .toColorspace('srgb');

const STRAY = /: (\d+) extraneous bytes before marker 0xd9/;
/** Some cameras leave a few stray bytes between the last scan and the end marker. */
const FEW_BYTES = 99;
/** The decoder reads so far ahead into padding before it counts what is too much. */
const READ_AHEAD_BYTES = 16;

/**
 * Whether the picture was complete when the decoder warned: the few stray bytes of some cameras, or zeros that fill the file up
 * to a block and that the scan did not use; zeros that it did use stand where data were lost.
 */
const isHarmless = (error: unknown, picture: Picture): boolean => {
  const stray = Number(STRAY.exec(error instanceof Error ? error.message : '')?.[1] ?? Infinity);
  return stray <= FEW_BYTES || Math.abs(picture.padding - stray) <= READ_AHEAD_BYTES;
};

/** A damaged scan only warns: read strictly, and again leniently when the warning is a harmless one. */
const decodePixels = async (
  decoder: Decoder,
  picture: Picture,
): Promise<{ data: Buffer; width: number; height: number }> => {
  const read = async (failOn: 'error' | 'warning') => {
    const { data, info } = await pipeline(decoder, picture.bytes, failOn).raw().toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error('Not three channels');
    return { data, width: info.width, height: info.height };
  };
  try {
    return await read('warning');
  } catch (error) {
    if (isHarmless(error, picture)) return read('error');
    throw error;
  }
};

const readHeader = async (decoder: Decoder, bytes: Uint8Array): Promise<Metadata | undefined> => {
  try {
    return await decoder(bytes, { limitInputPixels: false }).metadata();
  } catch {
    return undefined;
  }
};

const orientedSize = ({ width, height, orientation }: Metadata): { width: number; height: number } =>
  (orientation ?? 1) >= 5 ? { width: height, height: width } : { width, height };

const NO_SRGB_HINT = 'Send the photo as JPEG, or as PNG in sRGB or Display P3.';

/** What is decoded of a file: its one picture, told in a way that the decoder reads rightly. */
const pictureOf = (file: Uint8Array): Measured<Picture> => {
  const format = sniffFormat(file);
  if (format === 'jpeg') return accept(jpegPicture(file));
  if (format !== 'png') return unreadable(format);
  const bytes = pngPicture(file);
  if (bytes !== undefined) return accept({ bytes, scans: 1, padding: 0, isZeroed: false });
  return reject(
    'unsupported_image',
    NO_SRGB_HINT,
    'a color space that is not read',
    'sRGB, Display P3 or a color profile',
  );
};

/** Never throws for what the bytes are; a library's message never leaves this file. */
export const decodeSelfie: DecodeSelfie = async (file): Promise<Measured<RgbImage>> => {
  const picture = pictureOf(file);
  if (!picture.ok) return picture;
  const decoder = await loadDecoder();
  const metadata = await readHeader(decoder, picture.value.bytes);
  if (metadata === undefined) return unreadable('broken header');
  const refused = checkHeader(picture.value.scans, metadata);
  if (refused !== undefined) return refused;
  if (picture.value.isZeroed) return unreadable('damaged data');
  try {
    const { data, width, height } = await decodePixels(decoder, picture.value);
    return accept({ data, width, height, source: orientedSize(metadata) });
  } catch {
    return unreadable('damaged data');
  }
};
