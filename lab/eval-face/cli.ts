/**
 * `npm run eval:face [-- --data DIR] [--write]`: judges the whole measurement on labelled photos of people left out of its
 * fits, and on files that go wrong; `--write` renews the models of depth and of face shape.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { createFaceEngine } from '../../dev/face-engine/engine.ts';
import type { FaceEngine } from '../../dev/face-engine/types.ts';
import { colorFigures } from './colors.ts';
import { type Example, examplesOf } from './examples.ts';
import { toneFigures } from './figures.ts';
import { fitDepth } from './fit/fit-depth.ts';
import { fitShape, readMeshTable } from './fit/fit-shape.ts';
import { shapeFigures } from './fit/shape-figures.ts';
import { judge } from './judge.ts';
import { measure } from './measure.ts';
import { missFigures } from './misses.ts';
import { peopleFigures, shapesOfPeople } from './people.ts';
import { readHardFiles, readPhotos } from './photos.ts';

const MODELS = path.join(import.meta.dirname, '../../src/lib/face');
const MESH_TABLE = 'face-shape/mesh.csv.gz';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: process.env['GLAMAI_SAMPLE_DATA'] ?? '../shared/data' },
    write: { type: 'boolean', default: false },
  },
});
const { data } = options;

const writeModel = async (name: string, model: unknown): Promise<void> => {
  const file = path.join(MODELS, name);
  const layout = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(model, null, 2), { ...layout, filepath: file }));
};

const hardFigures = async (engine: FaceEngine) => {
  const rows: { file: string; expect: string; code: string }[] = [];
  for (const { file, expect } of readHardFiles(data)) {
    const { code } = await measure(readFileSync(file), (bytes) => engine.detect(bytes).catch(() => []));
    rows.push({ file: path.basename(file), expect, code });
  }
  return rows;
};

const table = path.join(data, MESH_TABLE);
const { photos, missing } = readPhotos(data);
const absent = [...missing, ...(existsSync(table) ? [] : [MESH_TABLE])];
if (absent.length > 0) {
  const what = `Missing: ${absent.join(', ')}`;
  if (options.write) throw new Error(`${what}. A model of a part of the data would replace one of all.`);
  console.warn(what);
}
const engine = await createFaceEngine();
const examples: Example[] = [];
let hard: Awaited<ReturnType<typeof hardFigures>>;
try {
  for (const photo of photos) examples.push(...(await examplesOf(engine, photo)));
  hard = await hardFigures(engine);
} finally {
  await engine.close();
}
const labelled = existsSync(table) ? readMeshTable(table) : [];
if (options.write) {
  await writeModel('skin/depth-model.json', fitDepth(examples));
  await writeModel('shape/shape-model.json', fitShape(labelled));
}
const judged = judge(examples);
const figures = {
  ...toneFigures(examples, judged),
  people: peopleFigures(judged),
  misses: missFigures(judged),
  colors: colorFigures(examples),
  'shapes of people': shapesOfPeople(examples),
  'shape, labelled faces': labelled.length === 0 ? [] : [shapeFigures(labelled)],
  hard,
};
for (const [name, rows] of Object.entries(figures)) {
  console.log(`\n${name}`);
  console.table(rows);
}
