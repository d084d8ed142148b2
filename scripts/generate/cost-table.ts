/** The README's table of costs: what AWS and the model charge for 1 000 looks, from bench/cost/bill.json. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';

interface Line {
  readonly service: string;
  readonly what: string;
  /** Per look. */
  readonly units: number;
  readonly usdPerUnit: number;
  readonly source: string;
  readonly free: string;
}

interface Bill {
  readonly lines: readonly Line[];
  readonly model: { readonly usdPerThousandLooks: Readonly<Record<string, number>> };
}

const LOOKS = 1_000;

const dollars = (amount: number): string => amount.toFixed(3);

const costOf = ({ units, usdPerUnit }: Line): number => LOOKS * units * usdPerUnit;

const lineRow = (line: Line): string =>
  `| [${line.service}](${line.source}) | ${line.what} | ${dollars(costOf(line))} | ${line.free} |`;

const modelRow = ([name, usd]: readonly [string, number], withoutModel: number): string =>
  `| with OpenAI, ${name} | | ${dollars(withoutModel + usd)} | |`;

export const costTable = async (): Promise<string> => {
  const file = path.join(import.meta.dirname, '../../bench/cost/bill.json');
  const { lines, model } = JSON.parse(await readFile(file, 'utf8')) as Bill;
  const sum = lines.reduce((total, line) => total + costOf(line), 0);
  return [
    '| service | for one look | USD per 1 000 looks | free |',
    '| --- | --- | ---: | --- |',
    ...lines.map(lineRow),
    `| **rules engine** | | **${dollars(sum)}** | |`,
    ...Object.entries(model.usdPerThousandLooks).map((entry) => modelRow(entry, sum)),
  ].join('\n');
};
