/** Tells by its first bytes what a file is, since a name or a declared type proves nothing. */
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
  ['gzip', [0x1f, 0x8b]],
  // A byte that is no text becomes U+FFFD: 0x89 of a PNG, 0xFF 0xD8 0xFF of a JPEG.
  ['a photo read as text', [0xef, 0xbf, 0xbd]],
];

/** How apps wrap a photo instead of sending its bytes; in the first bytes as text. */
const WRAPPED: readonly (readonly [string, RegExp])[] = [
  ['multipart form', /^(?:\r?\n)?--[^\r\n]{1,200}\r?\n(?:[^\r\n]*\r?\n){0,3}content-disposition:/i],
  ['base64 text', /^\s*"?(?:data:[\w.+-]*\/?[\w.+-]*(?:;[\w=-]+)*;base64,|\/9j\/|iVBORw0KGgo)/],
  ['svg', /<svg|<\?xml/i],
  ['JSON', /^\s*[{[]/],
];
/** The longest boundary and the header lines before the part's disposition fit. */
const TEXT_BYTES = 512;

/** `jpeg`, `png`, the name of something else that is known, `empty`, or `unknown`. */
export const sniffFormat = (bytes: Uint8Array): string => {
  if (bytes.length === 0) return 'empty';
  const mark = MARKS.find(([, signature]) => startsWith(bytes, signature));
  if (mark !== undefined) return mark[0];
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  const text = ascii(bytes, 0, TEXT_BYTES);
  return isoBaseMedia(bytes) ?? WRAPPED.find(([, pattern]) => pattern.test(text))?.[0] ?? 'unknown';
};

/** By the first bytes, whether it can be one of the formats that are decoded. */
export const isSelfie: IsSelfie = (head) => ['jpeg', 'png'].includes(sniffFormat(head));

const RAW_BYTES = "Send the photo's own bytes as the body of the PUT";
const AS_TAKEN = 'Send the photo as the camera made it, as JPEG or PNG.';

/** A camera that writes another format makes the general hint a circle. */
const HINTS: Readonly<Record<string, string>> = {
  heic:
    'Send a JPEG. iPhone: Settings > Camera > Formats > Most Compatible, then take the selfie again; for a photo that is there, ' +
    'Photos > Share > Options > Most Compatible. Samsung: Camera settings > Advanced picture options > High efficiency pictures off.',
  'multipart form': `${RAW_BYTES}, not a form: no boundary, no field names.`,
  'base64 text': `${RAW_BYTES}, not base64: decode it first.`,
  JSON: `${RAW_BYTES}, not JSON: read the file first.`,
  gzip: `${RAW_BYTES}, without a content encoding.`,
  'a photo read as text': `${RAW_BYTES}: read the file as bytes, not as text.`,
  empty: `${RAW_BYTES}: the body was empty.`,
};

/** What the user can do about a file that is neither JPEG nor PNG. */
export const hintFor = (format: string): string => HINTS[format] ?? AS_TAKEN;
