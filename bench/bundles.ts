/** The functions as a deployment carries them, and the usual ways beside them, as esbuild bundles by default. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { unzipSync } from 'fflate';
import { packageStage } from '../testing/packages/package-stages.ts';
import { packageFolder, REPOSITORY, zipBytes } from '../testing/packages/packages.ts';

export const STAGE = 'prod';
/** Inside the repository, so that external packages are found: those in the zip are Lambda's, not this machine's. */
export const OUT = join(REPOSITORY, '.build/bench');

export const BASELINES = ['upload-url', 'analyze'] as const;

/** `baseline-analyze` or the name of a function -> the file that has its handler. */
export const bundleOf = (name: string): string =>
  name.startsWith('baseline-') ? join(OUT, `${name}.cjs`) : join(OUT, name, `src/handlers/${name}.mjs`);

const unpack = (name: string): void => {
  const files = unzipSync(zipBytes(STAGE, name), { filter: (file) => !file.name.startsWith('node_modules/') });
  for (const [path, bytes] of Object.entries(files)) {
    const file = join(OUT, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
};

/** Packages the stage, unless `isPackaged` says that .build/packages has it; the names of its functions. */
export const unpackFunctions = async (isPackaged: boolean): Promise<readonly string[]> => {
  if (!isPackaged) await packageStage(STAGE);
  const zips = readdirSync(packageFolder(STAGE)).filter((file) => file.endsWith('.zip'));
  const names = zips.map((file) => file.slice(0, -'.zip'.length)).sort();
  for (const name of names) unpack(name);
  return names;
};

export const bundleBaselines = async (): Promise<void> => {
  const entryPoints = BASELINES.map((name) => ({
    in: join(import.meta.dirname, `cold/baseline/${name}.ts`),
    out: `baseline-${name}`,
  }));
  await build({
    entryPoints,
    outdir: OUT,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    external: ['sharp'],
    logLevel: 'error',
  });
};
