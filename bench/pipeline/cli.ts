/**
 * `npm run bench:pipeline`: a 12-megapixel selfie through the whole analysis, with Rekognition and the model at 0 ms and
 * the table and the bucket in this process: median, p99, peak memory, and which part is decoding and which is ours.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { USER } from '../../tests/support/factories.ts';
import { machine, percentile, table, today } from '../support/machine.ts';
import { SELFIE, startUpstreams } from '../support/upstreams.ts';

const RUNS = Number(process.env['BENCH_RUNS'] ?? 60);
const WARM_UP = 5;
const WIDTH = 3_000;

const folder = join(import.meta.dirname, '../../.build/bench');
mkdirSync(folder, { recursive: true });
const large = join(folder, 'selfie-12mp.jpg');
const { height } = await sharp(SELFIE).resize({ width: WIDTH }).jpeg({ quality: 88 }).toFile(large);

const upstreams = await startUpstreams(large);
Object.assign(process.env, upstreams.env);

const { createUploadStore } = await import('../../src/lib/adapters/table-uploads.ts');
const { decodeSelfie } = await import('../../src/lib/adapters/image.ts');
const { handleSelfieEventDeps } = await import('../../src/lib/deps.ts');
const uploads = createUploadStore(upstreams.table.client, upstreams.table.name);
const { process: analyse, bucket } = { ...handleSelfieEventDeps(), bucket: handleSelfieEventDeps().bucket };

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await run();
  return performance.now() - started;
};

const newUpload = async (): Promise<string> => {
  const uploadId = randomUUID();
  const now = new Date().toISOString();
  const upload = { uploadId, userId: USER, objectKey: `selfies/${uploadId}.jpg`, contentType: 'image/jpeg' };
  await uploads.create({ ...upload, preferences: {}, createdAt: now, urlExpiresAt: now });
  return uploadId;
};

const { readFileSync } = await import('node:fs');
const bytes = readFileSync(large);
const whole: number[] = [];
const decoding: number[] = [];
let peak = 0;
for (let run = -WARM_UP; run < RUNS; run += 1) {
  const uploadId = await newUpload();
  const decode = await timed(() => decodeSelfie(bytes));
  const all = await timed(() => analyse(uploadId, { userId: USER, remainingMs: () => 25_000 }));
  peak = Math.max(peak, process.memoryUsage.rss());
  if (run < 0) continue;
  whole.push(all);
  decoding.push(decode);
}
await bucket.remove('selfies/none.jpg');
await upstreams.stop();

const rows = [
  ['whole analysis', whole] as const,
  ['of it decoding (alone)', decoding] as const,
  ['the rest: reads, measuring, composing, writes', whole.map((all, index) => all - (decoding[index] ?? 0))] as const,
].map(([name, values]) => [name, percentile(values, 0.5).toFixed(1), percentile(values, 0.99).toFixed(1)]);

console.log(`${WIDTH} × ${height} JPEG, ${today()}, ${machine()}, ${RUNS} analyses, Rekognition 0 ms, rules engine\n`);
console.log(table(['part', 'median ms', 'p99 ms'], rows));
console.log(`\nPeak resident memory of this process, table and bucket included: ${Math.round(peak / 2 ** 20)} MiB`);
process.exit(0);
