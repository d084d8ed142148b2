/** Brings the face mesh's network up in a function: its weights from their npm package, TensorFlow.js' WebAssembly on one thread. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire as requireFrom } from 'node:module';
import { dirname, join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { setBackend } from '@tensorflow/tfjs-core';
import type { ModelManifest } from './mesh-graph.ts';
import { loadMeshNetwork, type ModelFiles, type RunNetwork } from './mesh-network.ts';

/** Not by their usual names: the banner of every bundle declares those, and a bundle that is not minified keeps names. */
const nearby = requireFrom(import.meta.url);

/**
 * A function's zip holds these files without the rest of their packages, below the same folder as the sources do, so
 * they are looked up by path and not by package.
 */
const packageFile = (path: string): string => {
  const found = (nearby.resolve.paths(path) ?? []).map((folder) => join(folder, path)).find(existsSync);
  if (found === undefined) throw new Error(`There is no ${path}`);
  return found;
};

const readModel = async (): Promise<ModelFiles> => {
  const [manifest, weights] = await Promise.all([
    readFile(packageFile('@vladmandic/human/models/facemesh.json'), 'utf8'),
    readFile(packageFile('@vladmandic/human/models/facemesh.bin')),
  ]);
  return { manifest: JSON.parse(manifest) as ModelManifest, weights };
};

const startWebAssembly = async (): Promise<void> => {
  setWasmPaths(`${dirname(packageFile('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'))}/`);
  if (!(await setBackend('wasm'))) throw new Error('WebAssembly did not start');
};

export const loadNetwork = async (): Promise<RunNetwork> => {
  const [files] = await Promise.all([readModel(), startWebAssembly()]);
  return loadMeshNetwork(files);
};
