/** The drawn selfies and what their manifest says about them. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

const FOLDER = new URL('../../../../fixtures/selfies/', import.meta.url);

export interface ManifestItem {
  readonly file: string;
  readonly default: boolean;
  readonly expect: string;
}

const manifest = JSON.parse(readFileSync(new URL('manifest.json', FOLDER), 'utf8')) as {
  readonly items: readonly ManifestItem[];
};

export const portraits = manifest.items.filter((item) => item.expect === 'ok').map((item) => item.file);
export const defaultPortrait = manifest.items.find((item) => item.default)?.file ?? '';

export const readSelfie = (file: string): Promise<Buffer> => readFile(new URL(file, FOLDER));
