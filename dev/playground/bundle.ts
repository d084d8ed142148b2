/** Scripts and style of the pages, built in memory from web/ whenever the page is loaded, so that an edit shows at once. */
import { join } from 'node:path';
import { type BuildOptions, context } from 'esbuild';

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
  /** The thread that finds faces: a megabyte of TensorFlow.js, so only for the page that asks. */
  buildFaceWorker(): Promise<Uint8Array>;
  close(): Promise<void>;
}

const SHARED = {
  absWorkingDir: WEB,
  outdir: '/',
  bundle: true,
  write: false,
  format: 'esm',
  target: 'es2022',
  logLevel: 'silent',
} as const satisfies BuildOptions;

export const createBundler = async (): Promise<Bundler> => {
  const pages = await context({
    ...SHARED,
    entryPoints: { app: 'main.tsx', reference: 'reference/reference.ts' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'inline',
  });
  const worker = await context({ ...SHARED, entryPoints: { face: 'mirror/face-worker.ts' }, minify: true });
  return {
    async build() {
      const { outputFiles } = await pages.rebuild();
      const file = (name: string): Uint8Array =>
        outputFiles.find(({ path }) => path.endsWith(name))?.contents ?? new Uint8Array();
      return { script: file('app.js'), style: file('app.css'), reference: file('reference.js') };
    },
    async buildFaceWorker() {
      const { outputFiles } = await worker.rebuild();
      return outputFiles[0]?.contents ?? new Uint8Array();
    },
    close: async () => {
      await Promise.all([pages.dispose(), worker.dispose()]);
    },
  };
};
