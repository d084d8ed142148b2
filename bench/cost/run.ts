/** `npm run bench:cost [-- --users 1000,10000]`: model calls, tokens, price and capacity for a month of simulated users. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureAgreement } from './agreement.ts';
import { measureCapacity, type Step } from './capacity.ts';
import { BRANDS, demoCatalogue } from './catalogue.ts';
import { checkShortcut } from './light-shortlist.ts';
import { simulate, type Tally } from './simulate.ts';
import { drawLooks, PERIOD_DAYS } from './visits.ts';

const SEED = 1;
/** Share of looks that may need a model call at the largest size. */
const TARGET = 0.05;
const AGREEMENT_USERS = 1_000;

interface Prices {
  readonly model: string;
  readonly source: string;
  readonly read: string;
  readonly perMillionTokens: { readonly input: number; readonly output: number };
  readonly dynamodb: {
    readonly source: string;
    readonly perMillionReadUnits: number;
    readonly perMillionWriteUnits: number;
  };
}
const PRICES = JSON.parse(readFileSync(new URL('prices.json', import.meta.url), 'utf8')) as Prices;

const { values } = parseArgs({ options: { users: { type: 'string', default: '1000,10000,100000' } } });
const sizes = values.users.split(',').map(Number);

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
const dollars = (amount: number): string => `$${amount.toFixed(4)}`;

const callPrice = ({ inputTokens, outputTokens, calls }: Tally): number =>
  (inputTokens * PRICES.perMillionTokens.input + outputTokens * PRICES.perMillionTokens.output) / 1e6 / calls;

const cachePrice = ({ cacheReads, cacheWrites }: Tally): number =>
  (cacheReads * PRICES.dynamodb.perMillionReadUnits + 2 * cacheWrites * PRICES.dynamodb.perMillionWriteUnits) / 1e6;

const perThousand = (amount: number, { looks }: Tally): number => (1000 * amount) / looks;

const rowOf = (users: number, tally: Tally) => {
  const { looks, calls, hits, keptSlots, hitSlots, cacheReads, cacheWrites } = tally;
  return {
    users,
    looks,
    'model calls': calls,
    'of looks': percent(calls / looks),
    'first of bucket': percent(tally.misses / looks),
    notes: percent(tally.personal / looks),
    'does not fit': percent(tally.stale / looks),
    'cache hits': percent(hits / looks),
    'colors kept': percent(keptSlots / hitSlots),
    'input per call': Math.round(tally.inputTokens / calls),
    'longest input': tally.maxInputTokens,
    'output per call': Math.round(tally.outputTokens / calls),
    '$/1000 no cache': dollars(1000 * callPrice(tally)),
    '$/1000 cache': dollars(perThousand(calls * callPrice(tally) + cachePrice(tally), tally)),
    'cache reads/look': (cacheReads / looks).toFixed(2),
    'cache writes/look': ((2 * cacheWrites) / looks).toFixed(2),
  };
};

const print = (rows: readonly object[]): void => {
  for (const name of Object.keys(rows[0] ?? {})) {
    const cells = rows.map((row) => String((row as Record<string, unknown>)[name]).padStart(12));
    console.log(`  ${name.padEnd(36)}${cells.join('')}`);
  }
};

const round = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? Math.round(100 * value) / 100 : value]),
  );

const sum = (steps: readonly Step[]) => ({
  read: steps.reduce((total, { read }) => total + read, 0),
  write: steps.reduce((total, { write }) => total + write, 0),
});

const requestsFor = (users: number) =>
  drawLooks(users, SEED, BRANDS)
    .filter(({ refine }) => refine === undefined)
    .map(({ profile, preferences }) => ({ profile, preferences, userHash: 'bench', budgetMs: 1 }));

const probes = requestsFor(40);
await checkShortcut(probes, demoCatalogue);

console.log(`\nUsers of ${PERIOD_DAYS} days, drawn from bench/cost/assumptions.json (seed ${SEED})`);
console.log(`${PRICES.model}: ${JSON.stringify(PRICES.perMillionTokens)} USD per million tokens`);
console.log(`  ${PRICES.source}, read ${PRICES.read}; no discount for the provider's own prompt cache is counted\n`);
const rows: { row: ReturnType<typeof rowOf>; share: number; price: number }[] = [];
for (const users of sizes) {
  const tally = await simulate(drawLooks(users, SEED, BRANDS));
  const price = perThousand(tally.calls * callPrice(tally), tally);
  rows.push({ row: rowOf(users, tally), share: tally.calls / tally.looks, price });
  process.stderr.write(`${users} users done\n`);
}
print(rows.map(({ row }) => row));

console.log(
  `\nDynamoDB capacity of one look, in request units of the real adapters on a local table with the demo catalogue`,
);
console.log(
  `(index writes are not in it: AWS adds one unit per index in which an item stands; ${PRICES.dynamodb.source})`,
);
const [probe] = probes;
if (probe === undefined) throw new Error('No user was drawn');
const steps = await measureCapacity(probe);
console.table([...steps, { name: 'all of it', ...sum(steps) }].map(round));

console.log(
  `Agreement of the rules inside a bucket: neighbours among first looks of ${AGREEMENT_USERS} users without limits`,
);
console.table((await measureAgreement(AGREEMENT_USERS)).map(round));

const last = rows.at(-1);
const isFalling = rows.every(({ price }, index) => index === 0 || price < (rows[index - 1]?.price ?? 0));
console.log(`Price per look falls as users grow: ${isFalling ? 'yes' : 'NO'}`);
if (last !== undefined && sizes.at(-1) === 100_000) {
  console.log(`At 100 000 users ${percent(last.share)} of looks need a model call; target at most ${percent(TARGET)}`);
  process.exitCode = last.share <= TARGET && isFalling ? 0 : 1;
}
