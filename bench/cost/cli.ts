/**
 * `npm run bench:cost`: what requests take, measured once by the packaged functions; how often the model is asked, by simulated
 * users; and what both come to, for a look and for a month.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { STAGE, unpackFunctions } from '../bundles.ts';
import { machine } from '../machine.ts';
import { modelShare } from './bill.ts';
import { measureConsumption } from './consumption.ts';
import { type Measured, MEASURED_FILE, readStage } from './inputs.ts';
import { simulate, type Tally } from './simulate.ts';
import { limitTable, loadTable, lookTable, monthTable, requestTable, simulatedTable } from './tables.ts';

const USAGE = `Usage: npm run bench:cost [-- --users 1000,10000,100000] [--packaged] [--write]

--users     how many to simulate, each number for a month: 100 000 take about a quarter of an hour
--packaged  takes .build/packages/${STAGE} as it is; else the stage is packaged first
--write     keeps the figures in bench/cost/measured.json; then npm run generate writes docs/operate/costs.md and docs/operate/capacity.md

Exit code 1: the price of a look does not fall as users grow, or more than 6 % of looks ask the model at 100 000 users.`;

const TARGET = 0.06;

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '1000,10000,100000' },
    packaged: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const isKept = (measured: Measured): boolean => {
  const sizes = Object.keys(measured.simulated).map(Number);
  const shares = sizes.map((users) => modelShare(measured, users));
  const isFalling = shares.every((share, index) => index === 0 || share < (shares[index - 1] ?? 0));
  const largest = sizes.includes(100_000) ? modelShare(measured, 100_000) : 0;
  return isFalling && largest <= TARGET;
};

const run = async (): Promise<void> => {
  const machineBefore = machine();
  await unpackFunctions(values.packaged);
  const consumption = await measureConsumption();
  const simulated: Record<string, Tally> = {};
  for (const users of values.users.split(',')) simulated[users] = await simulate(Number(users));
  const measured: Measured = { date: new Date().toISOString().slice(0, 10), consumption, simulated };
  if (values.write) writeFileSync(MEASURED_FILE, `${JSON.stringify(measured, null, 2)}\n`);
  const stage = await readStage();
  console.log(
    [
      `${machineBefore} · what is counted here does not depend on the machine`,
      requestTable(measured),
      simulatedTable(measured),
      lookTable(measured, stage),
      monthTable(measured, stage),
      loadTable(measured),
      limitTable(measured, stage),
    ].join('\n\n'),
  );
  process.exitCode = isKept(measured) ? 0 : 1;
};

if (values.help) console.log(USAGE);
else await run();
