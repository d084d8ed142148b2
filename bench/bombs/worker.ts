/** Decodes one file in a process of its own and tells what it cost beyond what any picture costs. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { decodeSelfie } from '../../src/lib/adapters/image/image.ts';

export interface BombCost {
  readonly outcome: string;
  readonly milliseconds: number;
  /** Highest resident memory above that of a process that has decoded a small picture. MB. */
  readonly megabytes: number;
}

const small = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#c08e6e' } })
  .jpeg()
  .toBuffer();
await decodeSelfie(small);

const bytes = readFileSync(process.argv[2] ?? '');
/** Kilobytes. */
const before = process.resourceUsage().maxRSS;
const started = performance.now();
const decoded = await decodeSelfie(bytes);
const milliseconds = performance.now() - started;
const megabytes = (process.resourceUsage().maxRSS - before) / 1024;
const outcome = decoded.ok ? 'read' : decoded.rejection.code;
console.log(JSON.stringify({ outcome, milliseconds, megabytes } satisfies BombCost));
