/** What must not be found where it does not belong: needles of each kind, made of the real thing, and the search for them. */

/** Kind -> texts, each of which gives it away alone. */
export type Needles = Readonly<Record<string, readonly string[]>>;

/** Long enough not to come up by chance. */
const FRAGMENT_BYTES = 30;
const FRAGMENTS = 60;

/** Pieces of the picture as base64 in all three alignments, as hex, and as JSON writes a list of bytes. */
export const imageNeedles = (bytes: Uint8Array): string[] => {
  const step = Math.floor(bytes.length / FRAGMENTS);
  const pieces = Array.from({ length: FRAGMENTS }, (_, index) =>
    Buffer.from(
      bytes.subarray(index * step - ((index * step) % 3), index * step - ((index * step) % 3) + FRAGMENT_BYTES),
    ),
  ).filter((piece) => new Set(piece).size > FRAGMENT_BYTES / 2);
  return pieces.flatMap((piece) => [
    ...[0, 1, 2].map((shift) => piece.subarray(shift, shift + 27).toString('base64')),
    piece.toString('hex'),
    [...piece].join(','),
  ]);
};

/** Whole, and each part of it, since a part of a token is enough to know whose it was. */
export const tokenNeedles = (token: string): string[] => token.split('.').filter((part) => part.length > 40);

interface Landmark {
  readonly Type?: string | undefined;
  readonly X?: number | undefined;
  readonly Y?: number | undefined;
}

/** Six digits of a place are enough to tell a face's landmark from another number. */
export const landmarkNeedles = (landmarks: readonly Landmark[]): string[] =>
  landmarks.flatMap(({ Type = '', X = 0, Y = 0 }) => [
    ...(Type.length > 4 ? [`"${Type}"`] : []),
    ...[X, Y].map((place) => String(place).slice(0, 8)).filter((text) => text.length === 8),
  ]);

/** Lines of the prompt that are longer than any product's name. */
export const promptNeedles = (prompt: string): string[] => prompt.split('\n').filter((line) => line.length > 60);

/** What a picture or a signed URL looks like whatever it holds. */
export const GENERAL: Needles = {
  'an image': ['/9j/4', 'iVBORw0KGgo', 'data:image', 'JFIF', 'Exif\u0000', '\u00ff\u00d8\u00ff'],
  'a presigned signature': ['X-Amz-Signature', 'x-amz-signature', 'X-Amz-Credential', 'AWS4-HMAC-SHA256'],
  'a token': ['Bearer ey', 'eyJhbGciOi'],
  'a stored landmark list': ['"Landmarks"', '"landmarks"', 'BoundingBox', '"eyeLeft"', '"mouthUp"', '"leftPupil"'],
};

/** Kinds found in the text, each with the needle; empty when it is clean. */
export const leaksIn = (text: string, ...all: readonly Needles[]): string[] =>
  all.flatMap((needles) =>
    Object.entries(needles).flatMap(([kind, texts]) =>
      texts
        .filter((needle) => needle !== '' && text.includes(needle))
        .map((needle) => `${kind}: ${needle.slice(0, 24)}`),
    ),
  );
