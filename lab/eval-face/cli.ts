/**
 * `npm run eval:face [-- --data DIR] [--out DIR] [--store DIR]`: measures a labelled folder of photos and writes
 * report.json and report.html; `--store` also keeps the detector's answers for `npx node lab/eval-face/calibrate.ts`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createFaceEngine } from '../../dev/face-engine/engine.ts';
import { storeAnswer } from './fit/answers.ts';
import { type LabelledPhoto, readDataset } from './dataset.ts';
import { readMeshTable } from './fit/fit-shape.ts';
import { toHtml } from './report/html.ts';
import type { Detect } from './measure.ts';
import { patchPicture } from './report/patch-picture.ts';
import { figuresOf } from './report/report.ts';
import { runAll, UNCHANGED } from './run.ts';
import { shapeFigures } from './fit/shape-figures.ts';
import { targetsOf } from './targets.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: process.env['GLAMAI_SAMPLE_DATA'] ?? '../shared/data' },
    out: { type: 'string', default: '.local/eval-face' },
    store: { type: 'string' },
  },
});

const photos = readDataset(options.data);
const engine = await createFaceEngine();
/** Bytes that the model cannot read have no face; the decoder has the word on why. */
const detect: Detect = (bytes) => engine.detect(bytes).catch(() => []);

const store = async (folder: string, all: readonly LabelledPhoto[]): Promise<void> => {
  for (const photo of all) storeAnswer(folder, photo, await detect(readFileSync(photo.file)));
};

const picturesOf = async (all: readonly LabelledPhoto[]): Promise<ReadonlyMap<string, string>> => {
  const pictures = new Map<string, string>();
  for (const { id, file } of all) {
    const picture = await patchPicture(file, detect);
    if (picture !== undefined) pictures.set(id, picture);
  }
  return pictures;
};

const progress = (done: number, all: number): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done}/${all} photos`);
};

try {
  if (options.store !== undefined) await store(options.store, photos);
  const rows = await runAll({ photos, detect, progress });
  const figures = figuresOf(rows);
  const table = path.join(options.data, 'face-shape/mesh.csv.gz');
  const shape = existsSync(table) ? shapeFigures(readMeshTable(table)) : undefined;
  const targets = targetsOf(figures, shape);
  mkdirSync(options.out, { recursive: true });
  writeFileSync(path.join(options.out, 'report.json'), JSON.stringify({ targets, figures, shape }, null, 2));
  const plain = rows.filter(({ variant }) => variant === UNCHANGED);
  const pictures = await picturesOf(photos);
  writeFileSync(path.join(options.out, 'report.html'), toHtml({ figures, shape, targets, rows: plain, pictures }));
  console.log();
  console.table(targets);
  console.log(`${path.join(options.out, 'report.json')} and report.html written`);
} finally {
  await engine.close();
}
