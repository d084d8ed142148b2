/** Shows on stderr what is being waited for, and keeps how long each step took. */
import { performance } from 'node:perf_hooks';

export interface StepTime {
  readonly step: string;
  readonly milliseconds: number;
}

export interface Progress {
  readonly times: readonly StepTime[];
  run<T>(step: string, work: () => Promise<T>): Promise<T>;
  /** More about the step that runs, for example `analyzing`. */
  detail(text: string): void;
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 80;
const CLEAR_LINE = '\r\u001b[2K';

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** A turning sign on a terminal; one line per finished step elsewhere. */
export const createProgress = (stream: NodeJS.WriteStream): Progress => {
  const times: StepTime[] = [];
  let detail = '';

  const animate = (step: string, begin: number): (() => void) => {
    if (!stream.isTTY) return () => undefined;
    let frame = 0;
    const timer = setInterval(() => {
      frame = (frame + 1) % FRAMES.length;
      const sign = FRAMES[frame] ?? '';
      stream.write(`${CLEAR_LINE}${sign} ${step}${detail} ${seconds(performance.now() - begin)}`);
    }, FRAME_MS);
    return () => {
      clearInterval(timer);
      stream.write(CLEAR_LINE);
    };
  };

  return {
    times,
    async run(step, work) {
      const begin = performance.now();
      detail = '';
      const stop = animate(step, begin);
      let sign = '✗';
      try {
        const result = await work();
        sign = '✓';
        return result;
      } finally {
        stop();
        const milliseconds = performance.now() - begin;
        times.push({ step, milliseconds });
        stream.write(`${sign} ${step} (${seconds(milliseconds)})\n`);
      }
    },
    detail(text) {
      detail = `: ${text}`;
    },
  };
};
