/** Reads what `sls package` made: the template of a stage and the zip of a function. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

export const REPOSITORY = join(import.meta.dirname, '../..');
export const STAGES = ['dev', 'prod'] as const;
export type Stage = (typeof STAGES)[number];

export const packageFolder = (stage: string): string => join(REPOSITORY, '.build/packages', stage);

export interface Resource {
  readonly Type: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

export interface Template {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
}

export const readTemplate = (stage: Stage): Template =>
  JSON.parse(readFileSync(join(packageFolder(stage), 'cloudformation-template-update-stack.json'), 'utf8')) as Template;

export interface ZipEntry {
  readonly name: string;
  /** Bytes after unpacking. */
  readonly size: number;
}

const zipPath = (stage: Stage, key: string): string => join(packageFolder(stage), `${key}.zip`);

export const zipBytes = (stage: Stage, key: string): Uint8Array => readFileSync(zipPath(stage, key));

export const zipEntries = (stage: Stage, key: string): ZipEntry[] => {
  const entries: ZipEntry[] = [];
  unzipSync(zipBytes(stage, key), {
    filter: ({ name, originalSize }) => {
      entries.push({ name, size: originalSize });
      return false;
    },
  });
  return entries;
};

export const readZipEntry = (stage: Stage, key: string, name: string): Uint8Array => {
  const found = unzipSync(zipBytes(stage, key), { filter: (file) => file.name === name })[name];
  if (!found) throw new Error(`${key}.zip has no ${name}`);
  return found;
};

/** Bytes of the bundle and of the whole zip. */
export const sizeOf = (stage: Stage, key: string): { readonly bundle: number; readonly zip: number } => ({
  bundle: zipEntries(stage, key).find(({ name }) => name === `src/handlers/${key}.mjs`)?.size ?? 0,
  zip: zipBytes(stage, key).length,
});
