/** How large each function may be: what it was when somebody last looked, and a little room. */
import { readFileSync } from 'node:fs';

export interface Size {
  /** The minified bundle: own code and its packages, without sharp. */
  readonly bundle: number;
  /** What is uploaded: sharp included where pixels are read. */
  readonly zip: number;
}

export type Budgets = Readonly<Record<string, Size>>;

export const BUDGET_FILE = new URL('budgets.json', import.meta.url);
const ROOM = 0.05;
/** Bytes, for every function whatever its budget. */
const MAX_BUNDLE = 1_200_000;

export const readBudgets = (): Budgets => JSON.parse(readFileSync(BUDGET_FILE, 'utf8')) as Budgets;

const HOW_TO =
  'If that is worth its start-up time, run `npm run bench:cold -- --budgets` and commit bench/cold/budgets.json with the reason.';

const over = (key: string, what: keyof Size, size: Size, budget: Size): string[] =>
  size[what] <= budget[what] * (1 + ROOM)
    ? []
    : [
        `The ${what} of ${key} has ${size[what]} bytes, ${Math.round((size[what] / budget[what] - 1) * 100)} % more than its budget of ${budget[what]}. ${HOW_TO}`,
      ];

/** What is wrong with a function's size, in words that say what to do; nothing when all is well. */
export const overBudget = (key: string, size: Size, budgets: Budgets): string[] => {
  const budget = budgets[key];
  if (!budget)
    return [`${key} has no budget. Run \`npm run bench:cold -- --budgets\` and commit bench/cold/budgets.json.`];
  const absolute =
    size.bundle > MAX_BUNDLE
      ? [`The bundle of ${key} has ${size.bundle} bytes; no bundle may have more than ${MAX_BUNDLE}.`]
      : [];
  return [...absolute, ...over(key, 'bundle', size, budget), ...over(key, 'zip', size, budget)];
};
