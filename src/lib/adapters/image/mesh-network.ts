/** The face mesh's network on TensorFlow.js' kernels: what runs alike in a function and in a browser, whoever read the weights. */
import { engine, type Tensor } from '@tensorflow/tfjs-core';
import { CROP_SIDE, CROP_VALUES } from './mesh-crop.ts';
import { type ModelManifest, readSteps, readWeights, type Step } from './mesh-graph.ts';

export interface NetworkOutput {
  /** x, y, z of each point, in pixels of the crop. */
  readonly points: Float32Array;
  /** 0..1, that the crop shows a face; a dog's gets 1 as well. */
  readonly score: number;
}

/** RGB of the crop, row-major, 0..1 each. */
export type RunNetwork = (crop: Float32Array) => NetworkOutput;

/** A model as its package ships it. */
export interface ModelFiles {
  readonly manifest: ModelManifest;
  readonly weights: Uint8Array;
}

export interface Ports {
  readonly input: string;
  /** Pixels a side of the square picture that goes in. */
  readonly side: number;
  readonly outputs: readonly string[];
}

/** The model's own names. The score is a logit, and the last layer's rather than what reshapes it. */
const POINTS = 'StatefulPartitionedCall/model_1/conv2d_21/BiasAdd';
const SCORE = 'StatefulPartitionedCall/model_1/conv2d_31/BiasAdd';
const MESH: Ports = { input: 'input_1', side: CROP_SIDE, outputs: [POINTS, SCORE] };

const tensor = (values: Float32Array | Int32Array, shape: number[]): Tensor =>
  engine().makeTensor(values, shape, values instanceof Int32Array ? 'int32' : 'float32');

const valuesOf = (made: Tensor): Float32Array => Float32Array.from(made.dataSync<'float32'>());

/** With each step the tensors that no later one reads: held to the end, a pass's would take four times the memory. */
const withLastUses = (steps: readonly Step[], outputs: readonly string[]) => {
  const last = new Map<string, Step>();
  for (const step of steps) for (const name of Object.values(step.inputs)) last.set(name, step);
  for (const name of outputs) last.delete(name);
  return steps.map((step) => {
    const usedUp = [...last].filter(([, user]) => user === step).map(([name]) => name);
    return { ...step, usedUp };
  });
};

/**
 * From a picture to the values of each output. TensorFlow.js' own executor for such models does the same at more than twice
 * the code and start-up time (ADR 0008). A backend has to be set before.
 */
export const loadGraph = ({ manifest, weights: bytes }: ModelFiles, { input, side, outputs }: Ports) => {
  const weights = readWeights(manifest, bytes);
  const steps = withLastUses(readSteps(manifest, weights, outputs), outputs);
  const constants = new Map([...weights].map(([name, { values, shape }]) => [name, tensor(values, shape)]));
  return (picture: Float32Array): Float32Array[] => {
    const made = new Map<string, Tensor>();
    const get = (name: string): Tensor => {
      const found = made.get(name) ?? constants.get(name);
      if (found === undefined) throw new Error(`The network made no ${name}`);
      return found;
    };
    engine().startScope();
    try {
      made.set(input, tensor(picture, [1, side, side, 3]));
      for (const { output, kernel, inputs, attributes, usedUp } of steps) {
        const tensors = Object.fromEntries(Object.entries(inputs).map(([name, from]) => [name, get(from)]));
        made.set(output, engine().runKernel(kernel, tensors, attributes as never));
        for (const name of usedUp) made.get(name)?.dispose();
      }
      return outputs.map((name) => valuesOf(get(name)));
    } finally {
      engine().endScope();
    }
  };
};

/** The first run compiles the kernels and takes 0.1 s more, so it is done here, on an empty crop. */
export const loadMeshNetwork = (files: ModelFiles): RunNetwork => {
  const runGraph = loadGraph(files, MESH);
  const run: RunNetwork = (crop) => {
    const [points = new Float32Array(), logits] = runGraph(crop);
    return { points, score: 1 / (1 + Math.exp(-(logits?.[0] ?? 0))) };
  };
  run(new Float32Array(CROP_VALUES));
  return run;
};
