/** Bundles every function as serverless.yml says, and the baselines as esbuild does by default. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { parse } from 'yaml';

export const REPOSITORY = join(import.meta.dirname, '../..');
/** Inside the repository, so that the external `sharp` is found. */
export const OUT = join(REPOSITORY, '.build/bench');

export interface Bundle {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

const OPTIONS = ['minify', 'format', 'platform', 'target', 'mainFields', 'banner', 'external'] as const;

export const stageOptions = (): BuildOptions => {
  const text = readFileSync(join(REPOSITORY, 'serverless.yml'), 'utf8');
  const { custom } = parse(text, { merge: true }) as { custom: { esbuild: Record<string, unknown> } };
  const plugins = createRequire(import.meta.url)(join(REPOSITORY, String(custom.esbuild['plugins']))) as
    Plugin[] | (() => Plugin[]);
  return {
    ...(Object.fromEntries(OPTIONS.map((name) => [name, custom.esbuild[name]])) as BuildOptions),
    plugins: typeof plugins === 'function' ? plugins() : plugins,
  };
};

/** `external` packages are loaded from the repository's own. */
export const bundle = async (entry: string, outfile: string, options: BuildOptions): Promise<Bundle> => {
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', logLevel: 'error', ...options });
  const name = outfile.slice(outfile.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  return { name, file: outfile, bytes: statSync(outfile).size, gzipBytes: gzipSync(readFileSync(outfile)).length };
};

export const functionNames = (): string[] =>
  readdirSync(join(REPOSITORY, 'src/handlers')).map((file) => file.replace(/\.ts$/, ''));

export const bundleFunctions = async (): Promise<Bundle[]> => {
  const options = stageOptions();
  const bundles: Bundle[] = [];
  for (const name of functionNames()) {
    const entry = join(REPOSITORY, `src/handlers/${name}.ts`);
    bundles.push(await bundle(entry, join(OUT, `${name}.mjs`), options));
  }
  return bundles;
};

export const BASELINES = ['empty', 'upload-url', 'analyze', 'analyze-pixels'] as const;

export const bundleBaselines = (): Promise<Bundle[]> =>
  Promise.all(
    BASELINES.map((name) =>
      bundle(join(import.meta.dirname, `baseline/${name}.ts`), join(OUT, `baseline-${name}.cjs`), {
        external: ['sharp'],
      }),
    ),
  );
