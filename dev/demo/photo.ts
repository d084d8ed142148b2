/** Reads the photo that is to be sent and tells its type by its first bytes. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Something that the person at the keyboard can put right; its message is all they need. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface Photo {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly contentType: 'image/jpeg' | 'image/png';
}

const DEFAULT_PHOTO = join(import.meta.dirname, '../../fixtures/selfies/default.jpg');

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EISDIR: 'That is a folder, not a photo',
  EACCES: 'That file may not be read',
};

const read = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new UsageError(`${PROBLEMS[code] ?? message}: ${path}`);
  }
};

const startsWith = (bytes: Uint8Array, signature: readonly number[], offset = 0): boolean =>
  signature.every((byte, index) => bytes[offset + index] === byte);

const typeOf = (bytes: Uint8Array): Photo['contentType'] | undefined => {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  return startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ? 'image/png' : undefined;
};

/** `ftyp`, after the box's length: HEIC and AVIF. */
const isPhonePhoto = (bytes: Uint8Array): boolean => startsWith(bytes, [0x66, 0x74, 0x79, 0x70], 4);

const refusal = (bytes: Uint8Array): string => {
  if (bytes.length === 0) return 'That file is empty';
  if (isPhonePhoto(bytes)) return 'That is a HEIC or AVIF photo, and the service takes JPEG and PNG: export it as JPEG';
  return 'That is neither a JPEG nor a PNG';
};

/** Relative paths are seen from where npm was called, which npm leaves in INIT_CWD. */
export const readPhoto = async (given?: string): Promise<Photo> => {
  const path = given === undefined ? DEFAULT_PHOTO : resolve(process.env['INIT_CWD'] ?? '.', given);
  const bytes = await read(path);
  const contentType = typeOf(bytes);
  if (contentType === undefined) throw new UsageError(`${refusal(bytes)}: ${path}`);
  return { path, bytes, contentType };
};
