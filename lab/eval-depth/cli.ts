/** `npx node lab/eval-depth/cli.ts [--data DIR] [--write]`: judges the reading of depth on people left out; `--write` renews its model. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createFaceEngine } from '../../dev/face-engine/engine.ts';
import { colorFigures } from './colors.ts';
import { type DepthExample, examplesOf } from './examples.ts';
import { depthFigures } from './figures.ts';
import { fitDepth } from './fit.ts';
import { judge } from './judge.ts';
import { missFigures } from './misses.ts';
import { peopleFigures } from './people.ts';
import { readDepthPhotos } from './photos.ts';

const MODEL = path.join(import.meta.dirname, '../../src/lib/face/skin/depth-model.json');

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: process.env['GLAMAI_SAMPLE_DATA'] ?? '../shared/data' },
    write: { type: 'boolean', default: false },
  },
});

const { photos, missing } = readDepthPhotos(options.data);
if (missing.length > 0) {
  const what = `Missing: ${missing.join(', ')}`;
  if (options.write) throw new Error(`${what}. A model of a part of the photos would replace one of all.`);
  console.warn(what);
}
const engine = await createFaceEngine();
const examples: DepthExample[] = [];
try {
  for (const photo of photos) examples.push(...(await examplesOf(engine, photo)));
} finally {
  await engine.close();
}
if (options.write) writeFileSync(MODEL, `${JSON.stringify(fitDepth(examples), null, 2)}\n`);
const judged = judge(examples);
const figures = {
  ...depthFigures(examples, judged),
  people: peopleFigures(judged),
  misses: missFigures(judged),
  colors: colorFigures(examples),
};
for (const [name, rows] of Object.entries(figures)) {
  console.log(`\n${name}`);
  console.table(rows);
}
