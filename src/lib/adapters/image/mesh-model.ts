/** The face mesh's network: its weights from their npm package, its kernels TensorFlow.js' WebAssembly on one thread. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire as requireFrom } from 'node:module';
import { dirname, join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { engine, setBackend, type Tensor } from '@tensorflow/tfjs-core';
import { CROP_SIDE, CROP_VALUES } from './mesh-crop.ts';
import { type ModelManifest, readSteps, readWeights } from './mesh-graph.ts';

export interface NetworkOutput {
  /** x, y, z of each point, in pixels of the crop. */
  readonly points: Float32Array;
  /** 0..1, that the crop shows a face; a dog's gets 1 as well. */
  readonly score: number;
}

/** RGB of the crop, row-major, 0..1 each. */
export type RunNetwork = (crop: Float32Array) => NetworkOutput;

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

/** The model's own names. The score is a logit, and the last layer's rather than what reshapes it. */
const INPUT = 'input_1';
const POINTS = 'StatefulPartitionedCall/model_1/conv2d_21/BiasAdd';
const SCORE = 'StatefulPartitionedCall/model_1/conv2d_31/BiasAdd';

const readModel = async () => {
  const [manifest, weights] = await Promise.all([
    readFile(packageFile('@vladmandic/human/models/facemesh.json'), 'utf8'),
    readFile(packageFile('@vladmandic/human/models/facemesh.bin')),
  ]);
  const model = JSON.parse(manifest) as ModelManifest;
  const read = readWeights(model, weights);
  return { weights: read, steps: readSteps(model, read, [POINTS, SCORE]) };
};

const startWebAssembly = async (): Promise<void> => {
  setWasmPaths(`${dirname(packageFile('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm'))}/`);
  if (!(await setBackend('wasm'))) throw new Error('WebAssembly did not start');
};

const tensor = (values: Float32Array | Int32Array, shape: number[]): Tensor =>
  engine().makeTensor(values, shape, values instanceof Int32Array ? 'int32' : 'float32');

/**
 * TensorFlow.js' own executor for such models does the same at more than twice the code and start-up time (ADR 0008).
 * The first run compiles the kernels and takes 0.1 s more, so it is done here, on an empty crop.
 */
export const loadNetwork = async (): Promise<RunNetwork> => {
  const [{ weights, steps }] = await Promise.all([readModel(), startWebAssembly()]);
  const constants = new Map([...weights].map(([name, { values, shape }]) => [name, tensor(values, shape)]));
  const run: RunNetwork = (crop) => {
    const made = new Map<string, Tensor>();
    const get = (name: string): Tensor => {
      const found = made.get(name) ?? constants.get(name);
      if (found === undefined) throw new Error(`The network made no ${name}`);
      return found;
    };
    engine().startScope();
    try {
      made.set(INPUT, tensor(crop, [1, CROP_SIDE, CROP_SIDE, 3]));
      for (const { output, kernel, inputs, attributes } of steps) {
        const tensors = Object.fromEntries(Object.entries(inputs).map(([name, from]) => [name, get(from)]));
        made.set(output, engine().runKernel(kernel, tensors, attributes as never));
      }
      const logit = get(SCORE).dataSync<'float32'>()[0] ?? 0;
      return { points: Float32Array.from(get(POINTS).dataSync<'float32'>()), score: 1 / (1 + Math.exp(-logit)) };
    } finally {
      engine().endScope();
    }
  };
  run(new Float32Array(CROP_VALUES));
  return run;
};
