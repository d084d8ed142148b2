/** Scripts and style of the pages, built in memory from web/ whenever the page is loaded, so that an edit shows at once. */
import { join } from 'node:path';
import { context } from 'esbuild';

const WEB = join(import.meta.dirname, 'web');

export interface Bundle {
  readonly script: Uint8Array;
  readonly style: Uint8Array;
  /** Of the API reference. */
  readonly reference: Uint8Array;
}

export interface Bundler {
  /** @throws BuildFailure of esbuild, whose message names file and line */
  build(): Promise<Bundle>;
  close(): Promise<void>;
}

export const createBundler = async (): Promise<Bundler> => {
  const builder = await context({
    absWorkingDir: WEB,
    entryPoints: { app: 'main.tsx', reference: 'reference/reference.ts' },
    outdir: '/',
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'inline',
    logLevel: 'silent',
  });
  return {
    async build() {
      const { outputFiles } = await builder.rebuild();
      const file = (name: string): Uint8Array =>
        outputFiles.find(({ path }) => path.endsWith(name))?.contents ?? new Uint8Array();
      return { script: file('app.js'), style: file('app.css'), reference: file('reference.js') };
    },
    close: () => builder.dispose(),
  };
};
