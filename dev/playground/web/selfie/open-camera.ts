/** The camera of this device, for a picture or for the mirror. */

export interface CameraUse {
  /** Pixels; the browser gives what comes near. */
  readonly width: number;
  readonly onStream: (stream: MediaStream) => void;
  readonly onProblem: (problem: string) => void;
}

/** Returns what ends it, whether it has begun or not. */
export const openCamera = ({ width, onStream, onProblem }: CameraUse): (() => void) => {
  let ended = false;
  let stream: MediaStream | undefined;
  const stop = (): void => {
    ended = true;
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  const begin = async (): Promise<void> => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user', width: { ideal: width } } });
    if (ended) stop();
    else onStream(stream);
  };
  begin().catch((error: unknown) => {
    onProblem(`The camera cannot be used: ${error instanceof Error ? error.message : String(error)}`);
  });
  return stop;
};
