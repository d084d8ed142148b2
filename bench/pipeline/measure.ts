/** A 12-megapixel selfie through the whole analysis as it is wired for Lambda, with upstreams that answer at once. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTableClient } from '../../src/lib/adapters/table/client.ts';
import { USER } from '../../testing/factories.ts';
import { newUpload } from '../support/events.ts';
import { machine, median, spreadOf, today } from '../support/machine.ts';
import type { PipelineResult } from '../support/results.ts';
import { SELFIE } from '../support/selfie.ts';
import { startUpstreamsApart } from '../support/upstreams-apart.ts';

const WARM_UP = 20;
const WIDTH = 3_000;
/** Longer than a container remembers the catalogue. Milliseconds. */
const FORGETTING = 31_000;

const folder = join(import.meta.dirname, '../../.build/bench');

const draw = (): { readonly file: string; readonly height: string } => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'selfie-12mp.jpg');
  const script = join(import.meta.dirname, 'draw-process.ts');
  return { file, height: execFileSync(process.execPath, [script, SELFIE, file, String(WIDTH)]).toString() };
};

/** A clock that jumps, so that the catalogue is read anew. */
const jumpingClock = (): { jump(): void } => {
  const real = Date.now.bind(Date);
  let ahead = 0;
  Date.now = () => real() + ahead;
  return {
    jump: () => {
      ahead += FORGETTING;
    },
  };
};

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await run();
  return performance.now() - started;
};

interface Taken {
  readonly anew: number[];
  readonly remembered: number[];
  readonly decoding: number[];
  readonly cpu: number[];
  peak: number;
}

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Modules that read the environment are loaded when it is set. */
const wiring = async () => ({
  ...(await import('../../src/lib/adapters/image/image.ts')),
  ...(await import('../../src/lib/app/analysis.ts')),
});

const takeAll = async (file: string, runs: number): Promise<Taken> => {
  const upstreams = await startUpstreamsApart(file);
  Object.assign(process.env, upstreams.env);
  const { decodeSelfie, processSelfie } = await wiring();
  const table = { client: createTableClient(), name: upstreams.table.name };
  const bytes = readFileSync(file);
  const clock = jumpingClock();
  const taken: Taken = { anew: [], remembered: [], decoding: [], cpu: [], peak: 0 };
  const analyseNew = async (): Promise<number> => {
    const uploadId = await newUpload(table);
    return timed(() => processSelfie(uploadId, { userId: USER, remainingMs: () => 25_000 }));
  };
  for (let run = -WARM_UP; run < runs; run += 1) {
    const decoding = await timed(() => decodeSelfie(bytes));
    clock.jump();
    const before = cpuMs();
    const anew = await analyseNew();
    const cpu = cpuMs() - before;
    const remembered = await analyseNew();
    taken.peak = Math.max(taken.peak, process.memoryUsage.rss());
    if (run < 0) continue;
    taken.decoding.push(decoding);
    taken.anew.push(anew);
    taken.cpu.push(cpu);
    taken.remembered.push(remembered);
  }
  table.client.destroy();
  upstreams.stop();
  return taken;
};

export const measurePipeline = async (runs: number): Promise<PipelineResult> => {
  const { file, height } = draw();
  const { anew, remembered, decoding, cpu, peak } = await takeAll(file, runs);
  return {
    machine: machine(),
    date: today(),
    runs,
    image: `${WIDTH} × ${height} JPEG`,
    rows: [
      spreadOf('whole analysis, catalogue read anew', anew),
      spreadOf('whole analysis, catalogue remembered', remembered),
      spreadOf('of it decoding (alone)', decoding),
      spreadOf(
        'the rest: reads, measuring, composing, writes',
        anew.map((all, at) => all - (decoding[at] ?? 0)),
      ),
    ],
    peakMiB: peak / 2 ** 20,
    cpuMs: median(cpu),
  };
};
