/** The camera as a film of faces: while one frame is shown, the next one's face is looked for. */
import { openCamera } from '../selfie/open-camera.ts';
import { findFace, type FoundFace } from './face-finder.ts';

const WIDTH = 640;
/** Milliseconds over which frames are counted. */
const SPAN = 1000;

export interface FilmUse {
  readonly onFrame: (face: FoundFace, framesPerSecond: number) => void;
  readonly onProblem: (problem: string) => void;
}

const rate = (): ((now: number) => number) => {
  const times: number[] = [];
  return (now) => {
    times.push(now);
    while ((times[0] ?? now) < now - SPAN) times.shift();
    const first = times[0] ?? now;
    return now > first ? ((times.length - 1) * 1000) / (now - first) : 0;
  };
};

const begin = async (stream: MediaStream): Promise<HTMLVideoElement> => {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  await video.play();
  return video;
};

/** Not faster than the screen. */
const screen = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      resolve();
    });
  });

/** Returns what ends it. */
export const playFilm = ({ onFrame, onProblem }: FilmUse): (() => void) => {
  let ended = false;
  const play = async (stream: MediaStream): Promise<void> => {
    const video = await begin(stream);
    const count = rate();
    const look = async (): Promise<FoundFace> => findFace(await createImageBitmap(video), true);
    let next = look();
    while (!ended) {
      const face = await next;
      next = look();
      onFrame(face, count(performance.now()));
      face.bitmap.close();
      await screen();
    }
    (await next).bitmap.close();
  };
  const stop = openCamera({
    width: WIDTH,
    onProblem,
    onStream: (stream) => {
      play(stream).catch((error: unknown) => {
        if (!ended) onProblem(error instanceof Error ? error.message : String(error));
      });
    },
  });
  return () => {
    ended = true;
    stop();
  };
};
