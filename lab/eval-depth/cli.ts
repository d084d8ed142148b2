/** `npx node lab/eval-depth/cli.ts [--data DIR] [--write]`: judges the reading of depth on people left out; `--write` renews its model. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createFaceEngine } from '../../dev/face-engine/engine.ts';
import { type DepthExample, examplesOf } from './examples.ts';
import { depthFigures, judge } from './figures.ts';
import { fitDepth } from './fit.ts';
import { readDepthPhotos } from './photos.ts';

const MODEL = path.join(import.meta.dirname, '../../src/lib/face/skin/depth-model.json');

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: process.env['GLAMAI_SAMPLE_DATA'] ?? '../shared/data' },
    write: { type: 'boolean', default: false },
  },
});

const photos = readDepthPhotos(options.data);
const engine = await createFaceEngine();
const examples: DepthExample[] = [];
try {
  for (const photo of photos) examples.push(...(await examplesOf(engine, photo)));
} finally {
  await engine.close();
}
if (options.write) writeFileSync(MODEL, `${JSON.stringify(fitDepth(examples), null, 2)}\n`);
for (const [name, rows] of Object.entries(depthFigures(judge(examples)))) {
  console.log(`\n${name}`);
  console.table(rows);
}
