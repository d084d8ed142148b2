/** How many bytes the client adds to an app: everything bundled, minified, and as gzip sends it. */
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const ROOT = path.join(import.meta.dirname, '../..');
export const ENTRY = path.join(ROOT, 'clients/typescript/src/glamai-client.ts');
/** What browsers of the last years and React Native's Hermes run. */
export const TARGET = 'es2020';

export interface ClientSize {
  readonly minified: number;
  readonly gzipped: number;
  /** Bytes by input file, relative to the repository. */
  readonly parts: Readonly<Record<string, number>>;
}

export const measureClient = async (): Promise<ClientSize> => {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [ENTRY],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: TARGET,
    outfile: 'client.js',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const [output] = Object.values(metafile.outputs);
  const parts = Object.entries(output?.inputs ?? {}).map(([file, { bytesInOutput }]) => [file, bytesInOutput] as const);
  return {
    minified: code.byteLength,
    gzipped: gzipSync(code, { level: 9 }).byteLength,
    parts: Object.fromEntries(parts),
  };
};
