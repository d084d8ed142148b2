/** A picture from the camera; the stream ends with the picture or when the camera is closed. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { analyse } from '../state/analysis.ts';

const JPEG_QUALITY = 0.92;
/** Pixels; the service measures at this size at most. */
const IDEAL_WIDTH = 1280;

const takePicture = async (video: HTMLVideoElement): Promise<void> => {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const picture = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY);
  });
  if (picture) void analyse(picture, 'camera.jpg');
};

/** Returns what ends it, whether it has begun or not. */
const openCamera = (onStream: (stream: MediaStream) => void, onProblem: (problem: string) => void): (() => void) => {
  let ended = false;
  let stream: MediaStream | undefined;
  const stop = (): void => {
    ended = true;
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  const begin = async (): Promise<void> => {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'user', width: { ideal: IDEAL_WIDTH } },
    });
    if (ended) stop();
    else onStream(stream);
  };
  begin().catch((error: unknown) => {
    onProblem(`The camera cannot be used: ${error instanceof Error ? error.message : String(error)}`);
  });
  return stop;
};

export const Camera = ({ onDone }: { onDone: () => void }): JSX.Element => {
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState('');
  const [ready, setReady] = useState(false);
  useEffect(
    () =>
      openCamera((stream) => {
        if (video.current) video.current.srcObject = stream;
      }, setProblem),
    [],
  );
  const take = async (): Promise<void> => {
    if (video.current) await takePicture(video.current);
    onDone();
  };
  return (
    <div class="drop camera">
      {problem !== '' && (
        <p role="alert" class="problem">
          {problem}
        </p>
      )}
      <video
        ref={video}
        autoplay
        muted
        playsInline
        aria-label="Camera"
        onLoadedData={() => {
          setReady(true);
        }}
      />
      <button type="button" class="primary shutter" disabled={!ready} onClick={() => void take()}>
        Take the picture
      </button>
    </div>
  );
};
