/** Lays the mesh on faces, in a thread of its own: the network and the looks that the service uses, on the same WebAssembly. */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { setBackend } from '@tensorflow/tfjs-core';
import { layMesh, squareOf } from '../../../../src/lib/adapters/image/mesh-look.ts';
import { loadMeshNetwork, type ModelFiles, type RunNetwork } from '../../../../src/lib/adapters/image/mesh-network.ts';
import type { FaceMesh, RgbImage } from '../../../../src/lib/face/types.ts';
import { type DetectFace, loadDetector } from './face-detector.ts';

export interface FaceRequest {
  readonly id: number;
  /** Given back with the answer. */
  readonly bitmap: ImageBitmap;
  /** A frame of a film: the face is looked for where it was. */
  readonly film: boolean;
}

export interface FaceAnswer {
  readonly id: number;
  readonly bitmap?: ImageBitmap;
  /** x and y of each point in pixels; missing where no face is. */
  readonly points?: Float32Array;
  readonly error?: string;
}

interface Models {
  readonly detect: DetectFace;
  readonly run: RunNetwork;
}

/** The service's, for a photo; in a film the frame before was the look before. */
const PASSES = 3;
/** Below it the face has left the place where it was. */
const LEAST_SCORE = 0.5;

const scope = self as unknown as {
  postMessage(answer: FaceAnswer, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<FaceRequest>) => void) | null;
};

const readModel = async (name: string): Promise<ModelFiles> => {
  const read = async (file: string): Promise<Response> => {
    const response = await fetch(`/face/${file}`);
    if (!response.ok) throw new Error(`${file} answers ${response.status}`);
    return response;
  };
  const [manifest, weights] = await Promise.all([read(`${name}.json`), read(`${name}.bin`)]);
  return {
    manifest: (await manifest.json()) as ModelFiles['manifest'],
    weights: new Uint8Array(await weights.arrayBuffer()),
  };
};

const load = async (): Promise<Models> => {
  setWasmPaths('/face/');
  const [mesh, detector] = await Promise.all([readModel('facemesh'), readModel('blazeface')]);
  if (!(await setBackend('wasm'))) throw new Error('WebAssembly did not start');
  return { run: loadMeshNetwork(mesh), detect: loadDetector(detector) };
};

const withoutAlpha = (rgba: Uint8ClampedArray): Uint8Array => {
  const data = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    data[to] = rgba[from] ?? 0;
    data[to + 1] = rgba[from + 1] ?? 0;
    data[to + 2] = rgba[from + 2] ?? 0;
  }
  return data;
};

let canvas: OffscreenCanvas | undefined;

const pixelsOf = (bitmap: ImageBitmap): RgbImage => {
  const { width, height } = bitmap;
  canvas ??= new OffscreenCanvas(width, height);
  if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives a worker no canvas');
  context.drawImage(bitmap, 0, 0);
  return { data: withoutAlpha(context.getImageData(0, 0, width, height).data), width, height };
};

let models: Promise<Models> | undefined;
let before: FaceMesh | undefined;

const find = ({ detect, run }: Models, image: RgbImage, film: boolean): FaceMesh | undefined => {
  if (film && before) {
    const followed = layMesh(run, image, squareOf(before), 1);
    if (followed.score >= LEAST_SCORE) return followed;
  }
  const start = detect(image);
  const mesh = start && layMesh(run, image, start, PASSES);
  return mesh && mesh.score >= LEAST_SCORE ? mesh : undefined;
};

const answer = async ({ id, bitmap, film }: FaceRequest): Promise<void> => {
  try {
    const mesh = find(await (models ??= load()), pixelsOf(bitmap), film);
    before = film ? mesh : undefined;
    scope.postMessage({ id, bitmap, ...(mesh && { points: mesh.points }) }, [bitmap]);
  } catch (error) {
    models = undefined;
    scope.postMessage({ id, error: error instanceof Error ? error.message : String(error) }, []);
  }
};

scope.onmessage = ({ data }) => {
  void answer(data);
};
