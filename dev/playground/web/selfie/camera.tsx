/** A picture from the camera; the stream ends with the picture or when the camera is closed. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { analyse } from '../state/analysis.ts';
import { openCamera } from './open-camera.ts';

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

export const Camera = ({ onDone }: { onDone: () => void }): JSX.Element => {
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState('');
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const onStream = (stream: MediaStream): void => {
      if (video.current) video.current.srcObject = stream;
    };
    return openCamera({ width: IDEAL_WIDTH, onStream, onProblem: setProblem });
  }, []);
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
