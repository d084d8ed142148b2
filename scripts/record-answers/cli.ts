/** `npx node scripts/record-answers/cli.ts`: sends every call of fixtures/answers, each at the stage it belongs to, and writes what is answered. */
import { spawnSync } from 'node:child_process';
import { STRICT_PARAMETERS } from '../../testing/answers/strict-stage.ts';
import { recordAtCloud } from './at-cloud.ts';
import { recordHurried } from './hurried.ts';

const RECORDERS: Readonly<Record<string, () => Promise<void>>> = {
  ordinary: () => recordAtCloud(undefined, {}),
  strict: () => recordAtCloud('strict', STRICT_PARAMETERS),
  hurried: recordHurried,
};

/** A process knows one cloud: its modules read the addresses as soon as they are loaded. */
const recordApart = (stage: string): void => {
  const { status } = spawnSync(process.execPath, [import.meta.filename, stage], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`The answers of the ${stage} stage were not recorded.`);
};

const [stage] = process.argv.slice(2);
if (stage === undefined) Object.keys(RECORDERS).forEach(recordApart);
else await RECORDERS[stage]?.();
