/** The parts of an analysis one at a time, warm and alone: what each would cost if nothing overlapped. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createFaceEngine } from '../../dev/face-engine/engine.ts';
import { detections } from '../../lab/eval-face/measure.ts';
import { fixtureCatalogue } from '../../lab/eval-looks/fixture-catalogue.ts';
import { decodeSelfie } from '../../src/lib/adapters/image/image.ts';
import { createFaceMesh } from '../../src/lib/adapters/image/mesh.ts';
import { measureFace, selectFace } from '../../src/lib/face/profile.ts';
import type { Measured } from '../../src/lib/face/types.ts';
import { createStylist } from '../../src/lib/looks/stylist.ts';
import { median, percentile } from '../machine.ts';
import { fixed, table } from '../markdown.ts';

const WARM_UP = 15;

type Work = () => unknown;

const timesOf = async (work: Work, runs: number): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let run = -WARM_UP; run < runs; run += 1) {
    const from = performance.now();
    await work();
    if (run >= 0) times.push(performance.now() - from);
  }
  return times;
};

const given = <T>(outcome: Measured<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new Error(outcome.rejection.code);
};

const fail = (error: unknown): never => {
  throw error;
};

/** Each takes what the one before it gave. */
const partsOf = async (selfie: string): Promise<readonly (readonly [string, Work])[]> => {
  const bytes = readFileSync(selfie);
  const engine = await createFaceEngine();
  const faces = detections(await engine.detect(bytes));
  await engine.close();
  const image = given(await decodeSelfie(bytes));
  const face = given(selectFace(faces, image));
  const { meshFace } = createFaceMesh({ report: fail });
  const mesh = await meshFace(image, face);
  const { profile } = given(measureFace({ face, image, mesh }));
  const clock = { now: () => Date.now(), sleep: (ms: number) => sleep(ms) };
  const style = createStylist({ catalogue: fixtureCatalogue(), clock });
  return [
    ['decode', () => decodeSelfie(bytes)],
    ['mesh', () => meshFace(image, face)],
    ['profile', () => measureFace({ face, image, mesh })],
    ['compose three looks by the rules', () => style({ profile, preferences: {}, userHash: 'bench', budgetMs: 1_000 })],
  ];
};

export const measureParts = async (selfie: string, runs: number): Promise<string> => {
  const rows: (readonly string[])[] = [];
  for (const [name, work] of await partsOf(selfie)) {
    const times = await timesOf(work, runs);
    rows.push([name, fixed(median(times), 1), fixed(percentile(times, 0.99), 1)]);
  }
  return table(['part, alone', 'median ms', 'p99 ms'], rows);
};
