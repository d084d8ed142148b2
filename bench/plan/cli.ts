/** `npm run plan:capacity`: measures units per request and writes docs/capacity.md; `--render` takes the last measurement. */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { today } from '../support/machine.ts';
import { measureRequests } from './measure.ts';
import { DOCUMENT, MEASURED, type PlanRecord, render } from './render.ts';

const { values } = parseArgs({ options: { render: { type: 'boolean', default: false } } });

const engine = process.env['TEST_DYNAMODB_ENDPOINT'] === undefined ? 'dynalite' : 'another engine than dynalite';

const record = values.render
  ? (JSON.parse(await readFile(MEASURED, 'utf8')) as PlanRecord)
  : { date: today(), engine, measured: await measureRequests() };
await writeFile(MEASURED, `${JSON.stringify(record, null, 2)}\n`);
await writeFile(DOCUMENT, await render(record));
console.log(`Written: docs/capacity.md, from measurements of ${record.date}`);
process.exit(0);
