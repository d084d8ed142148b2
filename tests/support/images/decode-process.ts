/** Decodes the files that it is given, one after the other, and tells what each cost beyond what any picture costs. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { decodeSelfie } from '../../../src/lib/adapters/image/image.ts';

export interface Cost {
  readonly outcome: string;
  /** Of all threads. Milliseconds. */
  readonly cpuMs: number;
  /** Highest resident memory so far, above that of a process that has decoded a small picture. */
  readonly mebibytes: number;
}

/** A child's `maxRSS` begins with its parent's; its own peak stands in /proc, where there is one. */
const peakKiB = (): number =>
  process.platform === 'linux'
    ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
    : process.resourceUsage().maxRSS;

const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

const small = sharp({ create: { width: 200, height: 200, channels: 3, background: '#c08e6e' } });
await decodeSelfie(await small.jpeg().toBuffer());
const before = peakKiB();
const costs: Cost[] = [];
for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  const since = cpuMs();
  const decoded = await decodeSelfie(bytes);
  const outcome = decoded.ok ? 'read' : decoded.rejection.code;
  costs.push({ outcome, cpuMs: cpuMs() - since, mebibytes: (peakKiB() - before) / 1_024 });
}
process.stdout.write(JSON.stringify(costs));
