/** docs/capacity.md, written from what was measured and assumed. */
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ASSUMED, LIMITS, PRICES, REFINEMENTS_PER_VISIT, VISITS_PER_MONTH } from './inputs.ts';
import type { Measured } from './measure.ts';
import {
  type Load,
  loadOf,
  ratesOf,
  requestsPerVisit,
  returnUnits,
  shelfReads,
  shelfUnits,
  visitUnits,
} from './model.ts';

import { billRows, limitRows, loadRows, round, shelfRows, unitRows } from './tables.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
export const DOCUMENT = join(REPOSITORY, 'docs/capacity.md');
export const MEASURED = join(import.meta.dirname, 'measured.json');

export interface PlanRecord {
  /** The day it was measured. */
  readonly date: string;
  readonly engine: string;
  readonly measured: Measured;
}

const introduction = ({ date, engine, measured }: PlanRecord): string => `# Capacity for a million users

<!-- Written by \`npm run plan:capacity\`; \`-- --render\` writes it anew from the same measurements. Do not edit. -->

What DynamoDB, and what stands around it, would have to take. Units per request are measured (${date}): the real handlers on
${engine} with the demo catalogue and the model's answers, through a meter. Reads and the table's writes are what the engine
reports; writes of indexes, which it does not report, are computed from each item before and after by AWS's rules
(\`bench/plan/item-units.ts\`). What users do is assumed: \`bench/plan/assumptions.json\` and \`bench/cost/assumptions.json\`.

## Units per request

${unitRows(measured)}

"look, awaited" is one look at an upload that is not ready. A look weighs ${round(measured.look.table)} bytes and
${round(measured.look.indexes)} more in the indexes, a product on its shelf ${round(measured.productOnShelf)}.
`;

const loadAndBill = (measured: Measured, loads: readonly Load[]): string => {
  const visit = visitUnits(measured, ASSUMED);
  const back = returnUnits(measured, ASSUMED);
  return `## Load

${round(ASSUMED.users)} users; each takes ${VISITS_PER_MONTH.toFixed(2)} selfies a month with ${REFINEMENTS_PER_VISIT.toFixed(2)} refinements each, and comes back ${ASSUMED.returnsPerUserAndMonth} times to
look. A selfie with all that belongs to it is ${round(requestsPerVisit(ASSUMED), 1)} API requests, ${round(visit.read, 1)} read and ${round(visit.write, 1)} write units; a return ${round(back.read, 1)} read
units. On top come ${round(shelfReads(measured), 1)} read units for the shelves, once per container and ${ASSUMED.memorySeconds} seconds. The busiest hour has ${ASSUMED.busiestHour} times the
mean's load.

${loadRows(loads)}

## Bill

On demand, us-east-1, prices of ${PRICES.read}; the mean of a month.

${billRows(measured)}
`;
};

const hotPartitions = (measured: Measured, loads: readonly Load[]): string => {
  const perLook = (1 + REFINEMENTS_PER_VISIT) * ASSUMED.largestUndertoneShare * shelfUnits(measured, 200);
  const visitsAtLimit = LIMITS.partitionRead.value / perLook;
  return `## Hot partitions

A user's rows lie in the user's own partitions, counters under a hash of user and day: nothing one user does there reaches a
partition's limit of ${round(LIMITS.partitionRead.value)} read and ${round(LIMITS.partitionWrite.value)} write units a second. What everybody reads are the shelves of the catalogue and
the presets, in gsi1: one partition key per category, per undertone of foundation and per style. A shelf is taken as large as a
query reads it: 100 products of a category (${shelfUnits(measured, 100)} read units), 200 foundations (${shelfUnits(measured, 200)}).

${shelfRows(loads)}

Each container of the analysis remembers presets and all shelves but foundations for ${ASSUMED.memorySeconds} seconds (\`src/lib/adapters/table/catalogue-memory.ts\`),
so their load grows with containers, not with looks. Foundations depend on the face and are read for every look: their shelf
would reach a partition's limit at ${round(visitsAtLimit)} selfies a second; DynamoDB splits a shelf by its sort key (L*) when it stays hot. A
stored answer of the model is one item per class of faces: one read unit a look, so a class would have to make ${round(LIMITS.partitionRead.value)} looks a second.
`;
};

const limits = (loads: readonly Load[]): string => `## Limits

Share of each limit; bold is beyond it.

${limitRows(loads)}

What follows from it:

- The table needs nothing: no load here is near what a new on-demand table takes. Before a
  push, its [warm throughput](https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html) can be set.
- A new account is too small: ask for more functions at a time before the first users ([deploy.md](deploy.md), step 1).
- The next limits that a growing app meets are this service's own, one for each method (\`waitRateLimit\` first): raise the stage
  parameters before the account's limits are asked for.
- A push to everybody is held by Rekognition: beyond its quota DetectFaces is throttled, the upload stays claimable, the event is
  retried by Lambda and by the sweep. Ask for a higher quota before, or spread the push.
`;

const page = (record: PlanRecord): string => {
  const { measured } = record;
  const loads = ratesOf(ASSUMED).map((rate) => loadOf(measured, ASSUMED, rate));
  return [introduction(record), loadAndBill(measured, loads), hotPartitions(measured, loads), limits(loads)].join('\n');
};

export const render = async (record: PlanRecord): Promise<string> =>
  format(page(record), { ...(await resolveConfig(DOCUMENT)), parser: 'markdown' });
