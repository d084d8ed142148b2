/**
 * `npm run accuracy:face-engine [-- --data DIR]`: what the face engine reaches on the sample photos, as tables. DIR is
 * the sample photo folder (GLAMAI_SAMPLE_DATA, or ../shared/data beside the repository).
 */
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ATTRIBUTES, formShares, landmarkOffsets, quantiles, summarize } from './accuracy-measures.ts';
import type { HandPlaced } from './accuracy-measures.ts';
import { createFaceEngine } from './engine.ts';
import type { FaceDetail, FaceEngine } from './engine.ts';

interface Item {
  readonly file: string;
  readonly smiling?: string;
  readonly expect?: string;
  readonly landmarks?: HandPlaced;
}

type Found = readonly (readonly [item: Item, faces: readonly FaceDetail[]])[];

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const folder = resolve(values.data ?? process.env['GLAMAI_SAMPLE_DATA'] ?? '../shared/data');

const readManifest = async (name: string): Promise<readonly Item[]> => {
  const text = await readFile(join(folder, name, 'manifest.json'), 'utf8');
  return (JSON.parse(text) as { readonly items: readonly Item[] }).items;
};

const detectAll = async (engine: FaceEngine, name: string, items: readonly Item[]): Promise<Found> => {
  const found: (readonly [Item, readonly FaceDetail[]])[] = [];
  for (const item of items) {
    const bytes = await readFile(join(folder, name, item.file));
    found.push([item, await engine.detect(bytes).catch(() => [])]);
  }
  return found;
};

const firstFaces = (found: Found): FaceDetail[] => found.flatMap(([, faces]) => faces.slice(0, 1));

const showLandmarks = (found: Found): void => {
  const offsets = found.flatMap(([{ landmarks }, [face]]) =>
    landmarks === undefined || face === undefined ? [] : landmarkOffsets(face, landmarks),
  );
  console.log('\nAgainst hand-placed points, % of the eye distance (bias: right and down are positive)');
  console.table(summarize(offsets));
};

const showForm = (faces: readonly FaceDetail[]): void => {
  console.log('\nForm, in eye distances or as shares; 10, 50 and 90 % of the photos');
  console.table(
    Object.fromEntries(formShares(faces).map(([name, shares]) => [name, quantiles(shares, [0.1, 0.5, 0.9])])),
  );
};

const showQuality = (name: string, faces: readonly FaceDetail[]): void => {
  const row = (pick: (face: FaceDetail) => number) => quantiles(faces.map(pick), [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]);
  console.log(`\nQuality of ${name}`);
  console.table({
    Brightness: row((face) => face.Quality.Brightness),
    Sharpness: row((face) => face.Quality.Sharpness),
  });
};

const showAttributes = (sets: Readonly<Record<string, readonly FaceDetail[]>>): void => {
  const count = (faces: readonly FaceDetail[], name: (typeof ATTRIBUTES)[number]): string => {
    const yes = faces.filter((face) => face[name]?.Value === true).length;
    const no = faces.filter((face) => face[name]?.Value === false).length;
    return `${yes} / ${no} / ${faces.length - yes - no}`;
  };
  console.log('\nAttributes: true / false / absent');
  console.table(
    Object.fromEntries(
      Object.entries(sets).map(([set, faces]) => [
        set,
        Object.fromEntries(ATTRIBUTES.map((name) => [name, count(faces, name)])),
      ]),
    ),
  );
};

const showHard = (found: Found): void => {
  const rows = found
    .filter(([, faces]) => faces.length > 0)
    .map(([{ file, expect }, faces]) => {
      const [face] = faces;
      const told = ATTRIBUTES.filter((name) => face?.[name]?.Value === (name !== 'EyesOpen'));
      return {
        file,
        expect: expect?.slice(0, 40),
        faces: faces.length,
        brightness: Math.round(face?.Quality.Brightness ?? 0),
        sharpness: Math.round(face?.Quality.Sharpness ?? 0),
        roll: Math.round(face?.Pose.Roll ?? 0),
        told: told.map((name) => (name === 'EyesOpen' ? 'eyes closed' : name)).join(', '),
      };
    });
  console.log('\nHard photos');
  console.table(rows);
};

const pictures = async (name: string): Promise<Item[]> =>
  (await readdir(join(folder, name))).filter((file) => /\.(jpg|png)$/.test(file)).map((file) => ({ file }));

if (!existsSync(join(folder, 'london')))
  throw new Error(`No sample photos in ${folder}: name their folder with --data`);
const engine = await createFaceEngine();
try {
  const neutral = await detectAll(engine, 'london', await readManifest('london'));
  const smiling = await detectAll(engine, 'london/smiling', await pictures('london/smiling'));
  const synthetic = await detectAll(engine, 'synthetic', await pictures('synthetic'));
  showLandmarks(neutral);
  showForm([...firstFaces(neutral), ...firstFaces(synthetic)]);
  showQuality('london and synthetic', [...firstFaces(neutral), ...firstFaces(synthetic)]);
  showAttributes({ neutral: firstFaces(neutral), smiling: firstFaces(smiling), synthetic: firstFaces(synthetic) });
  showHard(await detectAll(engine, 'hard', await readManifest('hard')));
} finally {
  await engine.close();
}
