/**
 * `npm run bench:capacity`: read units of a page of 20 and of one look at 20, 2 000 and 20 000 looks per user, with the largest
 * look of the evaluation grid; ends with 1 beyond 4 units a page, 2 a look or 8 KiB an item.
 */
import { handOver } from '../support/output.ts';
import { measureCapacity } from './measure.ts';
import { capacityTable } from './render.ts';

const MAX_PAGE_UNITS = 4;
const MAX_LOOK_UNITS = 2;
const MAX_BYTES = 8_192;

const result = await measureCapacity();
const { rows, largestLookBytes, largestSummaryBytes, gridLooks } = result;
handOver(
  result,
  [
    `Read units, ${result.date}, as the table in memory reports them\n`,
    capacityTable(result),
    `\nLargest of ${gridLooks} looks: ${largestLookBytes} bytes; in the list's index: ${largestSummaryBytes} bytes`,
  ].join('\n'),
);
const isWithin = rows.every(
  ({ pageUnits, savedPageUnits, lookUnits }) =>
    Math.max(pageUnits, savedPageUnits) <= MAX_PAGE_UNITS && lookUnits <= MAX_LOOK_UNITS,
);
process.exitCode = isWithin && largestLookBytes <= MAX_BYTES ? 0 : 1;
