/** The page's side of the worker that finds faces: a picture goes there and comes back with its mesh. */
import type { FaceAnswer, FaceRequest } from './face-worker.ts';

export interface FoundFace {
  readonly bitmap: ImageBitmap;
  readonly points: Float32Array | undefined;
}

interface Waiting {
  readonly resolve: (face: FoundFace) => void;
  readonly reject: (error: Error) => void;
}

let worker: Worker | undefined;
let asked = 0;
const waiting = new Map<number, Waiting>();

const settle = ({ id, bitmap, points, error }: FaceAnswer): void => {
  const one = waiting.get(id);
  waiting.delete(id);
  if (bitmap) one?.resolve({ bitmap, points });
  else one?.reject(new Error(error ?? 'The face model gave no answer'));
};

const start = (): Worker => {
  const made = new Worker('/face-worker.js', { type: 'module' });
  made.addEventListener('message', ({ data }: MessageEvent<FaceAnswer>) => {
    settle(data);
  });
  made.addEventListener('error', ({ message }) => {
    for (const id of waiting.keys()) settle({ id, error: message || 'The face model does not start' });
    worker = undefined;
  });
  return made;
};

/** The models are loaded with the first picture, in about half a second. `film`: a frame after the one before. */
export const findFace = (bitmap: ImageBitmap, film = false): Promise<FoundFace> =>
  new Promise((resolve, reject) => {
    const id = (asked += 1);
    waiting.set(id, { resolve, reject });
    worker ??= start();
    worker.postMessage({ id, bitmap, film } satisfies FaceRequest, [bitmap]);
  });
