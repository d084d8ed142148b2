/** Tells an image's format by its first bytes, since a name or a declared type proves nothing. */
import type { IsSelfie } from '../../use-cases/ports.ts';

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  bytes.length >= signature.length && signature.every((byte, at) => bytes[at] === byte);

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)));

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

const isoBaseMedia = (bytes: Uint8Array): string | undefined => {
  if (ascii(bytes, 4, 8) !== 'ftyp') return undefined;
  const brand = ascii(bytes, 8, 12);
  if (brand === 'avif' || brand === 'avis') return 'avif';
  return HEIC_BRANDS.has(brand) ? 'heic' : 'iso media';
};

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['bmp', [0x42, 0x4d]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['jpeg xl', [0xff, 0x0a]],
];

/** `jpeg`, `png`, the name of another known format, `empty`, or `unknown`. */
export const sniffFormat = (bytes: Uint8Array): string => {
  if (bytes.length === 0) return 'empty';
  const mark = MARKS.find(([, signature]) => startsWith(bytes, signature));
  if (mark !== undefined) return mark[0];
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  const media = isoBaseMedia(bytes);
  if (media !== undefined) return media;
  return /<svg|<\?xml/i.test(ascii(bytes, 0, 256)) ? 'svg' : 'unknown';
};

/** By the first bytes, whether it can be one of the formats that are decoded. */
export const isSelfie: IsSelfie = (head) => ['jpeg', 'png'].includes(sniffFormat(head));

/** Start-of-scan markers of a JPEG. In entropy-coded data 0xFF is always followed by 0x00, so the count is exact enough. */
export const countScans = (bytes: Uint8Array): number => {
  let scans = 0;
  for (let at = bytes.indexOf(0xff); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xda) scans++;
  }
  return scans;
};
