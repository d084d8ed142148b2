/**
 * Builds all functions in one esbuild run that shares their common parts, and again on every change. serverless-esbuild
 * bundles each on its own: right for a zip, ten seconds of work at each start here.
 */
import { rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { context, type BuildOptions, type Plugin } from 'esbuild';
import type { PluginInput, Serverless } from './serverless-types.ts';
import type { Settings } from '../settings.ts';

export interface FunctionBuild {
  close(): Promise<void>;
}

/** What belongs to esbuild among the options of serverless.yml, so that laptop and zip are built alike. */
const SHARED_OPTIONS = ['target', 'mainFields', 'conditions', 'banner', 'external', 'loader', 'define'] as const;

/** TensorFlow.js as it is packaged: whole, its files name a folder that an ES module does not know. */
const leanTensorflow = createRequire(import.meta.url)('../../../infra/bundles/lean-tensorflow.cjs') as Plugin;

export const buildFolder = (settings: Settings): string => join(settings.stateDir, 'build');

const entriesOf = ({ service }: Serverless): string[] => [
  ...new Set(Object.values(service.functions).map(({ handler }) => `${handler.slice(0, handler.lastIndexOf('.'))}.ts`)),
];

const optionsOf = (serverless: Serverless, settings: Settings): BuildOptions => {
  const { esbuild } = serverless.service.custom;
  return {
    ...(Object.fromEntries(SHARED_OPTIONS.map((name) => [name, esbuild[name]])) as BuildOptions),
    absWorkingDir: settings.serviceDir,
    entryPoints: entriesOf(serverless),
    outbase: '.',
    outdir: buildFolder(settings),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  };
};

/** The first build, and the one that watching begins with. */
const BUILDS_AT_START = 2;

/** Calls back after every good build that a change caused. */
const onRebuild = (callback: () => void): Plugin => ({
  name: 'on-rebuild',
  setup(build) {
    let builds = 0;
    build.onEnd(({ errors }) => {
      builds += 1;
      if (builds > BUILDS_AT_START && errors.length === 0) callback();
    });
  },
});

/** Outside the checkout what is built finds the packages that are not bundled by a link beside it. */
const linkPackages = async ({ serviceDir, stateDir }: Settings): Promise<void> => {
  if (!relative(serviceDir, stateDir).startsWith('..')) return;
  const link = join(stateDir, 'node_modules');
  await rm(link, { force: true });
  await symlink(join(serviceDir, 'node_modules'), link, 'junction');
};

export const buildFunctions = async ({ serverless, log }: PluginInput, settings: Settings): Promise<FunctionBuild> => {
  const reload = (): void => {
    log.notice('Functions rebuilt');
    void serverless.pluginManager.spawn('offline:functionsUpdated');
  };
  await rm(buildFolder(settings), { recursive: true, force: true });
  await linkPackages(settings);
  const build = await context({ ...optionsOf(serverless, settings), plugins: [leanTensorflow, onRebuild(reload)] });
  try {
    await build.rebuild();
    if (settings.watch) await build.watch();
  } catch (error) {
    await build.dispose();
    throw error;
  }
  return { close: () => build.dispose() };
};
