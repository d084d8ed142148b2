/** A face engine that answers like DetectFaces, offline, from a model that ships in an npm package. */
import { Worker } from 'node:worker_threads';
import { defaultLandmarks } from './landmarks.ts';
import type { FaceDetail, FaceEngine } from './types.ts';
import type { WorkerAnswer, WorkerRequest } from './worker.ts';

export type { FaceDetail, FaceEngine } from './types.ts';

interface Waiting {
  readonly resolve: (faces: FaceDetail[]) => void;
  readonly reject: (error: Error) => void;
}

/** The calls that wait for the worker; id 0 is its start. */
type WaitingRoom = Map<number, Waiting>;

const settle = (room: WaitingRoom, { id, faces, error }: WorkerAnswer): void => {
  const waiting = room.get(id);
  room.delete(id);
  if (faces !== undefined) waiting?.resolve(faces);
  else waiting?.reject(new Error(error ?? 'The face engine gave no answer'));
};

const rejectAll = (room: WaitingRoom, error: Error): void => {
  for (const { reject } of room.values()) reject(error);
  room.clear();
};

const withFive = (face: FaceDetail): FaceDetail => ({ ...face, Landmarks: defaultLandmarks(face.Landmarks) });

/** Resolves when the model is loaded, in about half a second. */
export const createFaceEngine = async (): Promise<FaceEngine> => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { execArgv: [] });
  const room: WaitingRoom = new Map();
  let lastId = 0;
  let stopped: Error | undefined;
  const stop = (error: Error): void => {
    stopped ??= error;
    rejectAll(room, stopped);
  };
  const expect = (id: number) =>
    new Promise<FaceDetail[]>((resolve, reject) => {
      room.set(id, { resolve, reject });
    });
  worker.on('message', (answer: WorkerAnswer) => {
    settle(room, answer);
  });
  worker.on('error', stop);
  worker.on('exit', () => {
    stop(new Error('The face engine is closed'));
  });
  await expect(0);
  return {
    detect: async (bytes, landmarks = 'five') => {
      if (stopped !== undefined) throw stopped;
      const request: WorkerRequest = { id: ++lastId, bytes };
      worker.postMessage(request);
      const faces = await expect(request.id);
      return landmarks === 'all' ? faces : faces.map(withFive);
    },
    close: async () => {
      await worker.terminate();
    },
  };
};
