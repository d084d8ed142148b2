/** `npx node dev/face-engine/accuracy.ts --data DIR`: what the engine says of every photo below a folder, as quantiles and counts. */
import { readFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createFaceEngine } from './engine.ts';
import type { FaceDetail } from './engine.ts';

const SHARES = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1] as const;
const FIGURES: Readonly<Record<string, (face: FaceDetail) => number>> = {
  Brightness: ({ Quality }) => Quality.Brightness,
  Sharpness: ({ Quality }) => Quality.Sharpness,
  Confidence: ({ Confidence }) => Confidence,
  '|Yaw|': ({ Pose }) => Math.abs(Pose.Yaw),
  Pitch: ({ Pose }) => Pose.Pitch,
};
const BOOLEANS = ['Sunglasses', 'FaceOccluded', 'EyesOpen', 'MouthOpen'] as const;

const { values } = parseArgs({ options: { data: { type: 'string', default: 'fixtures/selfies' } } });

const quantiles = (numbers: readonly number[]): Record<string, number> => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return Object.fromEntries(
    SHARES.map((share) => [
      `${share * 100} %`,
      Number((sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1)),
    ]),
  );
};

const counts = (faces: readonly FaceDetail[], name: (typeof BOOLEANS)[number]) => ({
  true: faces.filter((face) => face[name]?.Value === true).length,
  false: faces.filter((face) => face[name]?.Value === false).length,
});

const tableOf = (rows: readonly (readonly [string, object])[]): void => {
  console.table(Object.fromEntries(rows));
};

const engine = await createFaceEngine();
try {
  const faces: FaceDetail[] = [];
  for (const file of globSync('**/*.{jpg,jpeg,png}', { cwd: values.data })) {
    const found = await engine.detect(await readFile(join(values.data, file))).catch(() => []);
    faces.push(...found.slice(0, 1));
  }
  tableOf(Object.entries(FIGURES).map(([name, read]) => [name, quantiles(faces.map(read))]));
  tableOf(BOOLEANS.map((name) => [name, counts(faces, name)]));
} finally {
  await engine.close();
}
