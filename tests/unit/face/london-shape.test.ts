/** Face shape of people who were in no fit, neutral against smiling. Skipped where the photos, which are not ours, are not at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { createFaceEngine } from '../../../dev/face-engine/engine.ts';
import { measure } from '../../../lab/eval-face/measure.ts';
import type { ShapeProfile } from '../../../src/lib/face/types.ts';

const PHOTOS = join(import.meta.dirname, '../../../../shared/data/london');
/** Every fourth person: all 52 are measured by `npm run eval:face`. */
const STRIDE = 4;

const people = existsSync(PHOTOS)
  ? readdirSync(PHOTOS)
      .filter((name) => name.endsWith('_03.jpg'))
      .filter((_, i) => i % STRIDE === 0)
  : [];

const engine = people.length === 0 ? undefined : await createFaceEngine();
afterAll(() => engine?.close());

const shapeOfPhoto = async (file: string): Promise<ShapeProfile> => {
  const { code, profile } = await measure(readFileSync(file), async (bytes) => (await engine?.detect(bytes)) ?? []);
  if (profile === undefined) throw new Error(`${file}: ${code}`);
  return profile.shape;
};

const names = ({ candidates }: ShapeProfile, count: number): readonly string[] =>
  candidates.slice(0, count).map(({ value }) => value);

(people.length === 0 ? describe.skip : describe)('shape of the London people', () => {
  it('is told nearly always, and stays within two names through a smile', async () => {
    const pairs: (readonly [ShapeProfile, ShapeProfile])[] = [];
    for (const name of people) {
      const smiling = join(PHOTOS, 'smiling', name.replace('_03', '_08'));
      pairs.push([await shapeOfPhoto(join(PHOTOS, name)), await shapeOfPhoto(smiling)]);
    }
    const photos = pairs.flat();
    const both = pairs.flatMap(([neutral, smiling]) => [[neutral, smiling] as const, [smiling, neutral] as const]);
    const unknown = photos.filter(({ value }) => value === 'unknown').length / photos.length;
    const kept = both.filter(([one, other]) => names(other, 2).includes(names(one, 1)[0] ?? '')).length / both.length;

    expect(unknown).toBeLessThanOrEqual(0.15);
    expect(kept).toBeGreaterThanOrEqual(0.85);
  }, 180_000);
});
