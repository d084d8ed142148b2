/** `npm run budgets`: packages stage prod and writes what each function has now to bench/budgets.json. */
import { readdirSync, writeFileSync } from 'node:fs';
import { packageStage } from '../../testing/package-stages.ts';
import { packageFolder, sizeOf } from '../../testing/packages.ts';
import { BUDGET_FILE, type Budgets, readBudgets } from '../budgets.ts';

const STAGE = 'prod';

const before = (): Budgets => {
  try {
    return readBudgets();
  } catch {
    return {};
  }
};

const old = before();
await packageStage(STAGE);
const keys = readdirSync(packageFolder(STAGE))
  .filter((file) => file.endsWith('.zip'))
  .map((file) => file.slice(0, -'.zip'.length))
  .sort();
const budgets: Budgets = Object.fromEntries(keys.map((key) => [key, sizeOf(STAGE, key)]));
writeFileSync(BUDGET_FILE, `${JSON.stringify(budgets, null, 2)}\n`);

const change = (now: number, then: number | undefined): string =>
  then === undefined ? 'new' : `${now >= then ? '+' : ''}${((now / then - 1) * 100).toFixed(1)} %`;
for (const [key, { bundle, zip }] of Object.entries(budgets)) {
  console.log(
    `${key.padEnd(20)} bundle ${bundle} (${change(bundle, old[key]?.bundle)}), zip ${zip} (${change(zip, old[key]?.zip)})`,
  );
}
