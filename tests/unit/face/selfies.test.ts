/** The project's own drawn selfies through detector, decoder and profile: each gets its code or its true tone. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { measure, type Measurement } from '../../../lab/eval-face/measure.ts';
import { createFaceEngine } from '../../../dev/face-engine/engine.ts';
import type { FaceEngine } from '../../../dev/face-engine/types.ts';

interface Drawn {
  readonly file: string;
  readonly expect: string;
  readonly skin?: { readonly monk: number };
}

const folder = new URL('../../../fixtures/selfies/', import.meta.url);
const { items } = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as { readonly items: Drawn[] };
const good = items.filter((item) => item.expect === 'ok');
const bad = items.filter((item) => item.expect !== 'ok');

let engine: FaceEngine;
beforeAll(async () => {
  engine = await createFaceEngine();
}, 60_000);
afterAll(() => engine.close());

const measured = (file: string): Promise<Measurement> =>
  measure(readFileSync(new URL(file, folder)), (bytes) => engine.detect(bytes));

describe('drawn selfies', () => {
  it.each(good)(
    'reads $file within one Monk step',
    async ({ file, skin }) => {
      const { code, profile } = await measured(file);
      expect(code).toBe('ok');
      expect(Math.abs((profile?.skin.monk ?? 0) - (skin?.monk ?? 0))).toBeLessThanOrEqual(1);
    },
    60_000,
  );

  it.each(bad)(
    'refuses $file as $expect',
    async ({ file, expect: code }) => {
      expect((await measured(file)).code).toBe(code);
    },
    60_000,
  );
});
