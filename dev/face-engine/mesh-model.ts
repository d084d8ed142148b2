/** Runs the BlazeFace detector and the MediaPipe face mesh of @vladmandic/human on WebAssembly, without any download. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { MeshFace, MeshPoint, Picture } from './types.ts';

const require = createRequire(import.meta.url);

interface HumanFace {
  readonly mesh: readonly MeshPoint[];
  readonly boxScore: number;
  readonly box: readonly [number, number, number, number];
  readonly rotation: { readonly angle: { readonly roll: number; readonly yaw: number; readonly pitch: number } } | null;
}

interface HumanInstance {
  load(): Promise<void>;
  detect(input: unknown): Promise<{ readonly face: readonly HumanFace[]; readonly error?: string | null }>;
}

interface ModelManifest {
  readonly modelTopology: object;
  readonly weightsManifest: readonly { readonly paths: readonly string[]; readonly weights: readonly object[] }[];
}

interface Tensorflow {
  readonly io: { registerLoadRouter(router: (url: string | string[]) => unknown): void };
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  tensor4d(values: Uint8Array, shape: [number, number, number, number], type: 'int32'): { dispose(): void };
}

const packageRoot = join(dirname(require.resolve('@vladmandic/human')), '..');

/** Node's fetch reads no file: URL, so tfjs needs a handler of its own for the weights. */
const loadModelFile = async (url: string) => {
  const path = fileURLToPath(url);
  const manifest = JSON.parse(await readFile(path, 'utf8')) as ModelManifest;
  const paths = manifest.weightsManifest.flatMap((group) => group.paths);
  const parts = await Promise.all(paths.map((name) => readFile(join(dirname(path), name))));
  const weights = Buffer.concat(parts);
  return {
    modelTopology: manifest.modelTopology,
    weightSpecs: manifest.weightsManifest.flatMap((group) => group.weights),
    weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.byteLength),
  };
};

const off = { enabled: false };

/** Iris is off because it shifts the eye and the brow on the image's left; the iterations of skipFrames are for video. */
const humanConfig = {
  backend: 'wasm',
  modelBasePath: pathToFileURL(join(packageRoot, 'models')).href + '/',
  wasmPath: '',
  cacheModels: false,
  cacheSensitivity: 0,
  skipAllowed: false,
  debug: false,
  async: false,
  filter: off,
  gesture: off,
  body: off,
  hand: off,
  object: off,
  segmentation: off,
  face: {
    enabled: true,
    detector: { rotation: true, maxDetected: 20, minConfidence: 0.2, iouThreshold: 0.3, skipFrames: 0, skipTime: 0 },
    mesh: { enabled: true },
    attention: off,
    iris: off,
    emotion: off,
    description: off,
    antispoof: off,
    liveness: off,
  },
};

const startTensorflow = async (): Promise<Tensorflow> => {
  const tf = require('@tensorflow/tfjs-core') as Tensorflow;
  const wasm = require('@tensorflow/tfjs-backend-wasm') as { setWasmPaths(prefix: string): void };
  wasm.setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')), '/'));
  tf.io.registerLoadRouter((url) =>
    typeof url === 'string' && url.startsWith('file:') ? { load: () => loadModelFile(url) } : null,
  );
  await tf.setBackend('wasm');
  await tf.ready();
  return tf;
};

const toMeshFace = (face: HumanFace): MeshFace => ({
  mesh: face.mesh,
  boxScore: face.boxScore,
  box: face.box,
  angle: face.rotation?.angle ?? { roll: 0, yaw: 0, pitch: 0 },
});

export type FindMeshes = (picture: Picture) => Promise<MeshFace[]>;

/** Loads the weights (about 2 MB) and answers the function that finds every candidate face of a picture. */
export const loadMeshModel = async (): Promise<FindMeshes> => {
  const tf = await startTensorflow();
  // By path: the package's main entry wants tfjs-node, which downloads a native library.
  const { Human } = require(join(packageRoot, 'dist/human.node-wasm.js')) as {
    Human: new (config: object) => HumanInstance;
  };
  const human = new Human(humanConfig);
  await human.load();
  return async ({ data, width, height }) => {
    const tensor = tf.tensor4d(data, [1, height, width, 3], 'int32');
    try {
      const result = await human.detect(tensor);
      if (result.error !== undefined && result.error !== null)
        throw new Error(`The face model failed: ${result.error}`);
      return result.face.filter((face) => face.mesh.length >= 468).map(toMeshFace);
    } finally {
      tensor.dispose();
    }
  };
};
