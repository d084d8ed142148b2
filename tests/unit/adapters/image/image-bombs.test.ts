/** What pictures made to cost much cost to refuse or to read, in a process of its own, whose memory is theirs alone. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Cost } from '../../../support/images/decode-process.ts';
import * as odd from '../../../support/images/odd-images.ts';

/** Making them takes longer than refusing them. */
jest.setTimeout(120_000);

/** A fifth of the memory of a function that reads pixels. */
const MAX_MEBIBYTES = 300;
const MAX_CPU_MS = 2_000;

const BOMBS: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  'a PNG of 30 000 x 30 000, complete': () => odd.blackPng(30_000),
  'a PNG of 30 000 x 30 000, interlaced': () => odd.blackPng(30_000, true),
  'a progressive JPEG that says 30 000 x 30 000': () => odd.hollowJpeg(30_000, true),
  'a JPEG that says 14 400 x 14 400': () => odd.hollowJpeg(14_400),
  'a progressive JPEG of 6 200 x 6 200 with 38 scans': () => odd.manyScans(6_200, 29),
  'an interlaced PNG at the limit': () => odd.flat(4_990, 4_990).png({ progressive: true }).toBuffer(),
  'a PNG of one bit a pixel at the limit': () => odd.blackPng(12_200),
  'a PNG with 1 000 texts of 7 MB': () => odd.textBomb(7_000_000, 1_000),
  'a PNG of 500 000 empty pixel chunks': () => odd.splitPng(500_000),
  'a PNG with a profile of 50 MB': () => odd.profileBomb(50_000_000),
};

describe('decodeSelfie', () => {
  let folder = '';
  let costs: readonly Cost[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bombs-'));
    const files: string[] = [];
    for (const [index, make] of Object.values(BOMBS).entries()) {
      const file = join(folder, String(index));
      await writeFile(file, await make());
      files.push(file);
    }
    const worker = join(import.meta.dirname, '../../../support/images/decode-process.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [worker, ...files]);
    costs = JSON.parse(stdout) as Cost[];
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.keys(BOMBS).map((name, index) => [name, index] as const))(
    'bounds what is spent on %s',
    (_name, index) => {
      const { cpuMs, mebibytes, outcome } = costs[index]!;

      expect(outcome).toMatch(/^(read|image_too_large|unsupported_image)$/);
      expect(cpuMs).toBeLessThan(MAX_CPU_MS);
      expect(mebibytes).toBeLessThan(MAX_MEBIBYTES);
    },
  );
});
