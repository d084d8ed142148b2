/** `npm run bench:face`: decode, sample and profile of a 12-megapixel JPEG, against decoding every pixel. */
import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { createFaceEngine } from '../../dev/face-engine/engine.ts';
import { detections } from '../../lab/eval-face/measure.ts';
import { bundle, OUT, stageOptions } from '../cold/bundles.ts';
import type { BenchAnswer, BenchOrder, Way } from './worker.ts';

/** 4:3, as a phone's camera makes it. */
const WIDTH = 3024;
const HEIGHT = 4032;
const ROUNDS = 30;
const TARGET_MS = 60;
const TARGET_MB = 150;
const SELFIE = new URL('../../fixtures/selfies/default.jpg', import.meta.url);

const WAYS: readonly Way[] = ['shrink on load', 'full decode, then shrink', 'full decode'];

/** The project's own portrait enlarged, with sensor noise, so that entropy decoding costs what a photo costs. */
const makePhoto = async (): Promise<Buffer> => {
  const noise = { width: WIDTH, height: HEIGHT, channels: 3 as const, background: '#808080' };
  const grain = await sharp({ create: { ...noise, noise: { type: 'gaussian', mean: 128, sigma: 12 } } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return sharp(readFileSync(SELFIE))
    .resize(WIDTH, HEIGHT, { fit: 'cover' })
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 92 })
    .toBuffer();
};

/**
 * A process of its own for each way, so that one's memory does not hide in another's. It runs what is deployed, a bundle:
 * Node's own compiler of TypeScript would be a third of the memory.
 */
const runWay = (worker: string, order: BenchOrder): Promise<BenchAnswer> =>
  new Promise((resolve, reject) => {
    const child = fork(worker);
    child.once('message', (answer: BenchAnswer) => {
      resolve(answer);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`The benchmark's process ended with ${code}`));
    });
    child.send(order);
  });

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const photo = await makePhoto();
const engine = await createFaceEngine();
const faces = detections(await engine.detect(photo));
await engine.close();
const { file: worker } = await bundle(join(import.meta.dirname, 'worker.ts'), join(OUT, 'face.mjs'), stageOptions());
const photoFile = join(OUT, 'face.jpg');
writeFileSync(photoFile, photo);
console.log(
  `${WIDTH} x ${HEIGHT}, ${(photo.length / 1e6).toFixed(1)} MB JPEG, ${os.availableParallelism()} cores, ${ROUNDS} rounds`,
);
const table: object[] = [];
for (const way of WAYS) {
  const { milliseconds, peakMegabytes, growthMegabytes } = await runWay(worker, {
    way,
    photoFile,
    faces,
    rounds: ROUNDS,
  });
  table.push({
    way,
    'median ms': Math.round(median(milliseconds)),
    'slowest ms': Math.round(Math.max(...milliseconds)),
    'peak RSS MB': Math.round(peakMegabytes),
    'over idle MB': Math.round(growthMegabytes),
  });
}
console.table(table);
console.log(`Target for the first: at most ${TARGET_MS} ms median and ${TARGET_MB} MB peak.`);
