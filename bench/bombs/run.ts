/** `npm run bench:bombs`: what pictures made to cost much cost to refuse or to read, each in a process of its own. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as odd from '../../tests/support/odd-images.ts';
import type { BombCost } from './worker.ts';

const LIMIT_MB = 300;
const LIMIT_MS = 2_000;
const run = promisify(execFile);

const grain = (width: number, height: number) => ({
  create: {
    width,
    height,
    channels: 3 as const,
    background: '#808080',
    noise: { type: 'gaussian' as const, mean: 128, sigma: 20 },
  },
  limitInputPixels: false,
});

const { default: sharp } = await import('sharp');

const FILES: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  'a photo of 12 megapixels, for comparison': () => sharp(grain(4032, 3024)).jpeg({ quality: 90 }).toBuffer(),
  'PNG, 30 000 x 30 000, complete': () => odd.blackPng(30_000),
  'PNG, 30 000 x 30 000, interlaced': () => odd.blackPng(30_000, true),
  'PNG that says 30 000 x 30 000': () => odd.hollowPng(30_000),
  'JPEG that says 30 000 x 30 000': () => odd.hollowJpeg(30_000),
  'progressive JPEG that says 30 000 x 30 000': () => odd.hollowJpeg(30_000, true),
  'JPEG at the limit, 14 400 x 14 400': () => odd.flat(14_400, 14_400).jpeg().toBuffer(),
  'JPEG that says 14 400 x 14 400': () => odd.hollowJpeg(14_400),
  'progressive JPEG at the limit, 6 200 x 6 200': () => odd.flat(6_200, 6_200).jpeg({ progressive: true }).toBuffer(),
  'progressive JPEG, 6 200 x 6 200, 38 scans': () => odd.manyScans(6_200, 29),
  'PNG at the limit, 7 000 x 7 000': () => odd.flat(7_000, 7_000).png().toBuffer(),
  'PNG at the limit, 4 990 x 4 990, interlaced': () => odd.flat(4_990, 4_990).png({ progressive: true }).toBuffer(),
  'PNG at the limit, one bit a pixel': () => odd.blackPng(12_200),
  'PNG with a text of 50 MB': () => odd.textBomb(50_000_000),
  'PNG with 200 texts of 7 MB': () => odd.textBomb(7_000_000, 200),
  'PNG with 1 000 texts of 7 MB': () => odd.textBomb(7_000_000, 1_000),
  'PNG of 500 000 empty pixel chunks': () => odd.splitPng(500_000),
  'PNG with a profile of 50 MB': () => odd.profileBomb(50_000_000),
};

const costOf = async (file: string): Promise<BombCost> => {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'worker.ts'), file]);
  return JSON.parse(stdout) as BombCost;
};

const folder = await mkdtemp(join(tmpdir(), 'bombs-'));
let over = 0;
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}; limits ${LIMIT_MB} MB and ${LIMIT_MS} ms`,
);
console.log(`${'file'.padEnd(46)} ${'KB'.padStart(7)} ${'MB more'.padStart(8)} ${'ms'.padStart(7)}  outcome`);
try {
  for (const [name, make] of Object.entries(FILES)) {
    const file = join(folder, 'picture');
    const bytes = await make();
    await writeFile(file, bytes);
    const { outcome, milliseconds, megabytes } = await costOf(file);
    const within = milliseconds <= LIMIT_MS && megabytes <= LIMIT_MB;
    if (!within) over += 1;
    const size = (bytes.length / 1024).toFixed(0).padStart(7);
    const cost = `${megabytes.toFixed(0).padStart(8)} ${milliseconds.toFixed(0).padStart(7)}`;
    console.log(`${name.padEnd(46)} ${size} ${cost}  ${outcome}${within ? '' : '  OVER THE LIMIT'}`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = over === 0 ? 0 : 1;
