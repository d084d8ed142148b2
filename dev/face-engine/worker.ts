/** The engine's worker thread: keeps the model's work off the event loop of the local cloud. */
import { parentPort } from 'node:worker_threads';
import { distinctFaces } from './face-choice.ts';
import { toFaceDetail } from './face-detail.ts';
import { loadMeshModel } from './mesh-model.ts';
import { decodePicture } from './picture.ts';
import { lookAgain } from './second-look.ts';
import type { FaceDetail } from './types.ts';

export interface WorkerRequest {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** Id 0 says that the model is loaded. */
export interface WorkerAnswer {
  readonly id: number;
  readonly faces?: FaceDetail[];
  readonly error?: string;
}

if (parentPort === null) throw new Error('This file runs as a worker thread.');
const port = parentPort;
const answer = (message: WorkerAnswer): void => {
  port.postMessage(message);
};
const findMeshes = await loadMeshModel();

const detect = async ({ id, bytes }: WorkerRequest): Promise<void> => {
  try {
    const picture = await decodePicture(bytes);
    const candidates = await lookAgain(await findMeshes(picture), picture, findMeshes);
    answer({ id, faces: distinctFaces(candidates).map((face) => toFaceDetail(face, picture)) });
  } catch (error) {
    answer({ id, error: error instanceof Error ? error.message : String(error) });
  }
};

/** The model shares one cache between calls, so they run one after another. */
let queue: Promise<void> = Promise.resolve();
port.on('message', (request: WorkerRequest) => {
  queue = queue.then(() => detect(request));
});
answer({ id: 0, faces: [] });
