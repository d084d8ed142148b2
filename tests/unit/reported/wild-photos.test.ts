/** Photos as people's phones wrote them, where they lie beside this repository: none that is a JPEG or PNG is refused for its file. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { decodeSelfie } from '../../../src/lib/adapters/image/image.ts';
import { isSelfie } from '../../../src/lib/adapters/image/image-format.ts';

/** Not ours to hand out, so not in the repository. */
const PHOTOS = join(import.meta.dirname, '../../../../shared/data/wild/photos');
const files = existsSync(PHOTOS) ? readdirSync(PHOTOS) : [];

(files.length === 0 ? describe.skip : describe)('every photo beside the repository', () => {
  it('is decoded', async () => {
    const refused: string[] = [];
    for (const file of files) {
      const bytes = readFileSync(join(PHOTOS, file));
      if (!isSelfie(bytes)) continue;
      const outcome = await decodeSelfie(bytes);
      if (!outcome.ok) refused.push(`${file}: ${String(outcome.rejection.evidence.measured)}`);
    }

    expect(refused).toEqual([]);
    expect(files.filter((file) => isSelfie(readFileSync(join(PHOTOS, file)))).length).toBeGreaterThan(200);
  }, 120_000);
});
