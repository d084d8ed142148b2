/**
 * `npm run bench:cold`: for every function the bundle's size and the time from process start to the first answer in a
 * fresh Node process (median of 20), with peak memory, beside the baselines in the same run.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLookStore } from '../../src/lib/adapters/table-looks.ts';
import { createUploadStore } from '../../src/lib/adapters/table-uploads.ts';
import { aLook, USER } from '../../tests/support/factories.ts';
import { anApiEvent } from '../../tests/support/events.ts';
import { machine, median, table, today } from '../support/machine.ts';
import { startUpstreams, type Upstreams } from '../support/upstreams.ts';
import { type Bundle, bundleBaselines, bundleFunctions } from './bundles.ts';

const RUNS = Number(process.env['BENCH_RUNS'] ?? 20);
/** Without blocking: the upstreams live in this process. */
const run = promisify(execFile);
const CHILD = join(import.meta.dirname, 'child.mjs');

interface Run {
  readonly milliseconds: number;
  readonly rssKiB: number;
  readonly status: number;
}

/** A fresh upload for each run of the analysis, since an upload is analysed once. */
const newUpload = async ({ table: { client, name } }: Upstreams): Promise<string> => {
  const uploadId = randomUUID();
  const now = new Date().toISOString();
  const upload = { uploadId, userId: USER, objectKey: `selfies/${uploadId}.jpg`, contentType: 'image/jpeg' };
  await createUploadStore(client, name).create({ ...upload, preferences: {}, createdAt: now, urlExpiresAt: now });
  return uploadId;
};

const eventFor = async (name: string, upstreams: Upstreams, look: string): Promise<unknown> => {
  const uploadId = name.startsWith('baseline-') || name === 'analyze' ? await newUpload(upstreams) : look;
  if (name === 'analyze-on-upload') {
    return { Records: [{ s3: { object: { key: `selfies/${await newUpload(upstreams)}.jpg` } } }] };
  }
  const bodies: Record<string, unknown> = { 'give-consent': { noticeVersion: '2026-11' }, 'update-user': {} };
  const body = name === 'upload-url' ? {} : (bodies[name] ?? { uploadId });
  return anApiEvent({
    httpMethod: ['upload-url', 'analyze', 'save-look', 'give-consent', 'update-user'].includes(name) ? 'POST' : 'GET',
    pathParameters: { uploadId, userId: 'me', presetId: 'soft_glam_v1' },
    queryStringParameters: null,
    body: JSON.stringify(body),
  });
};

const measure = async ({ name, file }: Bundle, upstreams: Upstreams, look: string): Promise<Run[]> => {
  const runs: Run[] = [];
  const eventFile = join(import.meta.dirname, '../../.build/bench/event.json');
  for (let turn = 0; turn < RUNS; turn += 1) {
    writeFileSync(eventFile, JSON.stringify(await eventFor(name, upstreams, look)));
    const env = { PATH: process.env['PATH'], ...upstreams.env };
    const { stdout } = await run(process.execPath, [CHILD, file, eventFile], { env });
    // The metrics' lines come before.
    runs.push(JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Run);
  }
  return runs;
};

/** Run without waiting or by a schedule; nobody waits for their start. */
const UNTIMED = new Set(['continue-erasure', 'sweep-selfies', 'erase-user', 'delete-look']);

const upstreams = await startUpstreams();
const look = aLook({ uploadId: randomUUID() });
await createLookStore(upstreams.table.client, upstreams.table.name).create(look);

const bundles = [...(await bundleBaselines()), ...(await bundleFunctions())];
const rows: (string | number)[][] = [];
let base = Number.NaN;
for (const bundle of bundles) {
  const size = [Math.round(bundle.bytes / 1024), Math.round(bundle.gzipBytes / 1024)];
  if (UNTIMED.has(bundle.name)) {
    rows.push([bundle.name, ...size, '', '', '', '']);
    continue;
  }
  const runs = await measure(bundle, upstreams, look.uploadId);
  const milliseconds = median(runs.map(({ milliseconds: one }) => one));
  if (bundle.name === 'baseline-upload-url') base = milliseconds;
  const memory = Math.round(median(runs.map(({ rssKiB }) => rssKiB)) / 1024);
  const status = [...new Set(runs.map(({ status: one }) => one))].join('/');
  rows.push([
    bundle.name,
    ...size,
    milliseconds.toFixed(0),
    Number.isNaN(base) ? '' : (milliseconds / base).toFixed(2),
    memory,
    status,
  ]);
}
await upstreams.stop();

console.log(`Cold start, ${today()}, ${machine()}, median of ${RUNS} fresh processes\n`);
const header = ['function', 'bundle KiB', 'gzip KiB', 'first answer ms', 'x baseline upload-url', 'peak MiB', 'status'];
console.log(table(header, rows));
