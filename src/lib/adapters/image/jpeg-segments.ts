/** Leaves of a JPEG its one picture, with headers that say what its data are: what phones get wrong there costs no pixel. */

/** ITU-T T.81, table B.1. */
const DHT = 0xc4;
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP14 = 0xee;
/** Huffman-coded frames: baseline, extended sequential and progressive. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const PROGRESSIVE = 0xc2;
/** Cameras write about twenty, an ICC profile or a depth map some hundreds more; a file of more is cut here, and refused as cut. */
const MAX_SEGMENTS = 5_000;

interface Segment {
  readonly marker: number;
  /** Of the 0xFF before the marker. */
  readonly start: number;
  /** Behind the segment and, for a scan, behind its data. */
  readonly end: number;
}

interface Edit {
  readonly at: number;
  readonly bytes: readonly number[];
}

export interface Picture {
  /** From the start marker to the end marker, without the film, depth map or second picture that cameras put behind it. */
  readonly bytes: Uint8Array;
  /** Passes over the picture; every one costs time. */
  readonly scans: number;
  /** Zeros before the end marker. */
  readonly padding: number;
  /** Zeros stand where data were: a block of a disk or of a transfer that was never written. No decoder warns of them. */
  readonly isZeroed: boolean;
}

/** A stuffed zero and the restart markers belong to the data that they stand in. */
const standsInData = (code: number | undefined): boolean =>
  code === 0 || (code !== undefined && (code & 0xf8) === 0xd0);

/** The next marker at or behind `from`; of several 0xFF before one all but the last are filling. */
const markerAt = (file: Uint8Array, from: number): number => {
  let at = file.indexOf(0xff, from);
  while (at !== -1 && (file[at + 1] === 0xff || standsInData(file[at + 1]))) at = file.indexOf(0xff, at + 1);
  return at === -1 || at + 1 >= file.length ? file.length : at;
};

const segmentAt = (file: Uint8Array, start: number): Segment => {
  const marker = file[start + 1] ?? 0;
  if (marker === SOI || marker === EOI) return { marker, start, end: start + 2 };
  const end = start + 2 + ((file[start + 2] ?? 0) << 8) + (file[start + 3] ?? 0);
  return { marker, start, end: marker === SOS ? markerAt(file, end) : Math.min(end, file.length) };
};

/** Stray bytes between two segments are left out: the decoder steps over them too, and warns. */
const segmentsOf = (file: Uint8Array): readonly Segment[] => {
  const segments: Segment[] = [];
  let at = 0;
  while (at < file.length && segments.length < MAX_SEGMENTS && segments.at(-1)?.marker !== EOI) {
    const segment = segmentAt(file, at);
    segments.push(segment);
    at = markerAt(file, segment.end);
  }
  return segments;
};

/** Bytes of the directory's head (name, version, count), of an entry, and of what stands behind it (length, name). */
const SEF = { head: 12, entry: 12, tail: 8 } as const;

/**
 * Samsung's cameras put films and notes behind the picture and, in panoramas, leave the end marker out before them
 * (libjpeg-turbo#163). A directory ends the file: `SEFH`, version, count, entries of type, distance back from SEFH and length,
 * then its own length and `SEFT` (as ExifTool's Samsung.pm reads it).
 */
const withoutTrailer = (bytes: Uint8Array): Uint8Array => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < SEF.head + SEF.tail || file.toString('latin1', file.length - 4) !== 'SEFT') return bytes;
  const start = file.length - SEF.tail - file.readUInt32LE(file.length - SEF.tail);
  if (start < 0 || file.toString('latin1', start, start + 4) !== 'SEFH') return bytes;
  const count = file.readUInt32LE(start + 8);
  const entries = Math.min(count, Math.floor((file.length - SEF.tail - start - SEF.head) / SEF.entry));
  const distances = Array.from({ length: entries }, (_, n) => file.readUInt32LE(start + SEF.head + SEF.entry * n + 4));
  const furthest = distances.reduce((most, distance) => Math.max(most, distance), 0);
  return furthest > start ? bytes : bytes.subarray(0, start - furthest);
};

const isNamed = (file: Uint8Array, { start }: Segment, name: string): boolean =>
  Buffer.from(name, 'latin1').every((byte, index) => file[start + 4 + index] === byte);

/** A sequential scan has Ss 0, Se 63, Ah 0 and Al 0; selfie cameras of Samsung's phones write others (lovell/sharp#1578). */
const scanEdit = (file: Uint8Array, { start }: Segment): Edit => ({
  at: start + 5 + 2 * (file[start + 4] ?? 0),
  bytes: [0, 63, 0],
});

/** JFIF's major version is 1. */
const jfifEdits = (file: Uint8Array, segment: Segment): readonly Edit[] =>
  isNamed(file, segment, 'JFIF\0') ? [{ at: segment.start + 9, bytes: [1] }] : [];

/** Adobe's color transform: 0 is none, 1 (YCbCr) of three channels, 2 (YCCK) of four; the decoder takes any other for that of as many. */
const adobeEdits = (file: Uint8Array, segment: Segment, channels: number): readonly Edit[] => {
  const at = segment.start + 15;
  const transform = channels === 4 ? 2 : 1;
  const isRight = file[at] === 0 || file[at] === transform;
  return !isNamed(file, segment, 'Adobe') || isRight ? [] : [{ at, bytes: [transform] }];
};

/**
 * What the decoder warns of and then reads as if it had been written like this (libjpeg's jdhuff.c, jdmarker.c, jdapimin.c).
 * Warnings are errors here, and of several it tells the first alone, which a damaged scan could hide behind: so these are put
 * right before it reads.
 */
const editsOf = (file: Uint8Array, segments: readonly Segment[], frame: Segment): readonly Edit[] => {
  const channels = file[frame.start + 9] ?? 0;
  return segments.flatMap((segment) => {
    if (segment.marker === APP0) return jfifEdits(file, segment);
    if (segment.marker === APP14) return adobeEdits(file, segment, channels);
    return segment.marker === SOS && frame.marker !== PROGRESSIVE ? [scanEdit(file, segment)] : [];
  });
};

const edited = (file: Uint8Array, edits: readonly Edit[]): Uint8Array => {
  const wrong = edits.filter(({ at, bytes }) => bytes.some((byte, index) => file[at + index] !== byte));
  if (wrong.length === 0) return file;
  const right = Uint8Array.from(file);
  for (const { at, bytes } of wrong) if (at + bytes.length <= right.length) right.set(bytes, at);
  return right;
};

/** Adjoining segments as one piece. */
const joined = (file: Uint8Array, segments: readonly Segment[]): Uint8Array => {
  const pieces: { from: number; to: number }[] = [];
  for (const { start, end } of segments) {
    const last = pieces.at(-1);
    if (last?.to === start) last.to = end;
    else pieces.push({ from: start, to: end });
  }
  const [only, ...others] = pieces.map(({ from, to }) => file.subarray(from, to));
  return only !== undefined && others.length === 0
    ? only
    : Buffer.concat(pieces.map((p) => file.subarray(p.from, p.to)));
};

/** With all components in one scan the decoder can tell by the data whether pixels are missing, so a missing end marker is given. */
const isWhole = (file: Uint8Array, segments: readonly Segment[], frame: Segment): boolean => {
  const last = segments.at(-1);
  return last?.marker === SOS && frame.marker !== PROGRESSIVE && file[last.start + 4] === file[frame.start + 9];
};

/** As many zeros in a row. */
const LOST = Buffer.alloc(64);
/** T.81, F.1.2.2.1: the rest of a block is zero. */
const END_OF_BLOCK = 0;

/** What a table's code of zeros alone stands for: its first symbol, the shortest codes being zeros (T.81, C). By class and number. */
const zeroSymbols = (
  file: Uint8Array,
  { start, end }: Segment,
): readonly (readonly [table: number, symbol: number])[] => {
  const found: [number, number][] = [];
  let at = start + 4;
  while (at + 17 < end) {
    const length = file.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0);
    if (length > 0) found.push([file[at] ?? 0, file[at + 17] ?? 0]);
    at += 17 + length;
  }
  return found;
};

/** A run of zeros inside a scan's data; at its end they are filling, which the decoder judges. */
const hasLostData = (file: Uint8Array, { start, end }: Segment): boolean => {
  const data = Buffer.from(file.buffer, file.byteOffset + start, end - start);
  let last = data.indexOf(LOST);
  if (last === -1) return false;
  while (data[last] === 0) last++;
  return last < data.length;
};

/**
 * Zeros are data where they say that nothing changes, as over a white wall by tables made for that picture. By the standard's and most
 * cameras' tables they say that every frequency of the block has a small negative value, which no photo has over 64 bytes.
 */
const isZeroedIn = (file: Uint8Array, segments: readonly Segment[]): boolean => {
  const symbols = new Map<number, number>();
  const scansZeros = ({ start }: Segment): boolean =>
    (symbols.get(0x10 + ((file[start + 6] ?? 0) & 0x0f)) ?? END_OF_BLOCK) === END_OF_BLOCK;
  for (const segment of segments) {
    if (segment.marker === DHT) for (const [table, symbol] of zeroSymbols(file, segment)) symbols.set(table, symbol);
    if (segment.marker === SOS && !scansZeros(segment) && hasLostData(file, segment)) return true;
  }
  return false;
};

const paddingOf = (picture: Uint8Array): number => {
  let at = picture.length - 2;
  while (at > 0 && picture[at - 1] === 0) at--;
  return picture.length - 2 - at;
};

/** A file without a frame is handed on as it is: no decoder gets past it. */
export const jpegPicture = (bytes: Uint8Array): Picture => {
  const file = withoutTrailer(bytes);
  const segments = segmentsOf(file);
  const frame = segments.find(({ marker }) => FRAMES.has(marker));
  if (frame === undefined) return { bytes, scans: 0, padding: 0, isZeroed: false };
  const picture = joined(edited(file, editsOf(file, segments, frame)), segments);
  return {
    bytes: isWhole(file, segments, frame) ? Buffer.concat([picture, Buffer.from([0xff, EOI])]) : picture,
    scans: segments.filter(({ marker }) => marker === SOS).length,
    padding: paddingOf(picture),
    isZeroed: frame.marker !== PROGRESSIVE && isZeroedIn(file, segments),
  };
};
