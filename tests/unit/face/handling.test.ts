/** A drawn selfie under other light, compression, size and orientation: its tone holds, its range does, or it is refused. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { measure, type Measurement } from '../../../lab/eval-face/measure.ts';
import { HANDLING, LIGHTS, relit } from '../../../lab/eval-face/perturb.ts';
import { decodeSelfie } from '../../../src/lib/adapters/image/image.ts';
import { createFaceEngine } from '../../../dev/face-engine/engine.ts';
import type { FaceEngine } from '../../../dev/face-engine/types.ts';

const SELFIE = readFileSync(new URL('../../../fixtures/selfies/default.jpg', import.meta.url));

let engine: FaceEngine;
let plain: Measurement;
const measured = (bytes: Uint8Array): Promise<Measurement> => measure(bytes, (photo) => engine.detect(photo));

beforeAll(async () => {
  engine = await createFaceEngine();
  plain = await measured(SELFIE);
}, 60_000);
afterAll(() => engine.close());

const steps = ({ profile }: Measurement): number =>
  profile && plain.profile ? Math.abs(profile.skin.monk - plain.profile.skin.monk) : Number.NaN;
const underLight = async (gains: (typeof LIGHTS)[string]): Promise<Uint8Array> => {
  const decoded = await decodeSelfie(SELFIE);
  if (!decoded.ok) throw new Error(decoded.rejection.code);
  const { data, width, height } = relit(decoded.value, gains);
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();
};
/** A drawing shows no relations to read: what is left is its lightness, told with a range of two steps either way. */
const holds = ({ profile }: Measurement): boolean => {
  const [first, last] = profile?.skin.range ?? [11, 0];
  const monk = plain.profile?.skin.monk ?? 0;
  return monk >= first && monk <= last;
};

describe('a photo that was handled', () => {
  it.each(Object.entries(HANDLING))(
    'keeps its tone under %s',
    async (_, change) => {
      const changed = await measured(await change(SELFIE));
      expect(changed.code).toBe('ok');
      expect(steps(changed)).toBeLessThanOrEqual(1);
    },
    60_000,
  );

  it.each(Object.entries(LIGHTS))(
    'keeps its tone within one step or its range, or is refused under %s',
    async (_, gains) => {
      const changed = await measured(await underLight(gains));
      expect(steps(changed) <= 1 || holds(changed) || changed.code === 'too_bright').toBe(true);
    },
    60_000,
  );
});
