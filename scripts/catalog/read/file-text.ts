/** The text of a file, piece by piece, in the encoding that it is said to have; what it cannot be read in is refused. */
import { detect } from 'chardet';

export const DEFAULT_ENCODING = 'utf-8';

/** Bytes that a guess looks at: more make it slower, not better. */
const SAMPLE = 65_536;

const isKnown = (encoding: string): boolean => {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
};

/** @throws Error for a name that the Encoding standard does not know */
export const assertEncoding = (encoding: string): void => {
  if (!isKnown(encoding)) throw new Error(`${encoding} is no encoding; for example utf-8, utf-16le, windows-1252`);
};

/** Latin text in UTF-16 has a zero in every second byte. */
const zerosOf = (bytes: Buffer): string => {
  const odd = bytes.filter((byte, index) => byte === 0 && index % 2 === 1).length;
  return odd * 2 > bytes.filter((byte) => byte === 0).length ? 'UTF-16LE' : 'UTF-16BE';
};

const guess = (bytes: Buffer): string | undefined => {
  const found = detect(bytes.subarray(0, SAMPLE)) ?? undefined;
  return found !== undefined && found !== 'UTF-8' && isKnown(found) ? found : undefined;
};

const advice = (named: string | undefined): string =>
  named === undefined
    ? 'Save the list as UTF-8, or say what it is by --encoding'
    : `It looks like ${named}: save the list as UTF-8, or say --encoding ${named.toLowerCase()}`;

/** Where the first byte that does not fit makes a replacement character. */
const linesTo = (text: string): number => text.split('\uFFFD', 1).join().split('\n').length - 1;

/**
 * Without the byte order mark. Zeros are no text in any encoding: they are UTF-16 that is read as something else, or a block of a
 * disk that was never written.
 * @throws Error that names the line and the likely encoding
 */
export async function* textOf(chunks: AsyncIterable<Buffer>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const lenient = new TextDecoder(encoding);
  let line = 1;
  let sample = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (sample.length < SAMPLE) sample = Buffer.concat([sample, chunk]);
    const seen = lenient.decode(chunk, { stream: true });
    if (seen.includes('\0')) {
      throw new Error(
        `The list has zeros on line ${line + seen.split('\0', 1).join().split('\n').length - 1}. ${advice(zerosOf(chunk))}`,
      );
    }
    yield decoded(chunk, seen);
    line += seen.split('\n').length - 1;
  }
  yield decoded(undefined, '');

  function decoded(chunk: Buffer | undefined, seen: string): string {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      const label = encoding.toUpperCase();
      throw new Error(
        `The list is not ${label}: line ${line + linesTo(seen)} does not decode. ${advice(guess(sample))}`,
      );
    }
  }
}
