/** What memory would do to each function, from its measured CPU time: Lambda gives CPU in proportion to memory. */
import { table } from '../support/machine.ts';
import type { ColdRow, Results } from '../support/results.ts';

/** MB for one vCPU: AWS Lambda developer guide, "Configure Lambda function memory". */
const VCPU_MB = 1_769;
const SIZES = [256, 512, 1_024, 1_536, 1_769];

const shareOf = (megabytes: number): number => Math.min(1, megabytes / VCPU_MB);

const cpuOf = ({ timed }: ColdRow): number => timed?.cpuMs ?? Number.NaN;

/** Milliseconds until the first answer when nothing but CPU is waited for. */
const coldAt = (row: ColdRow, megabytes: number): string => (cpuOf(row) / shareOf(megabytes)).toFixed(0);

const KINDS = ['health', 'upload-url', 'get-look', 'list-looks', 'export-user', 'analyze', 'analyze-on-upload'];

export const memoryTable = ({ cold }: Results): string =>
  table(
    ['function', 'peak MiB', 'CPU ms', ...SIZES.map((size) => `at ${size} MB`)],
    cold.rows
      .filter(({ name }) => KINDS.includes(name))
      .map((row) => [
        row.name,
        (row.timed?.peakMiB ?? 0).toFixed(0),
        cpuOf(row).toFixed(0),
        ...SIZES.map((size) => coldAt(row, size)),
      ]),
  );
