/** The rows of a CSV file, one at a time. */
import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import type { SourceRow } from './columns.ts';

interface Parsed {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

interface Fault {
  readonly line: number;
  readonly fault: string;
  readonly swallowedRows: boolean;
}

const toFault = (error: CsvError | undefined, raw: string | undefined): Fault => ({
  line: Number(error?.['lines'] ?? 0),
  fault: `is not a CSV row: ${error?.message ?? 'unknown'}`,
  swallowedRows: error?.code === 'CSV_QUOTE_NOT_CLOSED' || (raw ?? '').trim().includes('\n'),
});

/** What ends in a broken row was cut off; a row over several lines has swallowed others, from a stray quote on. */
const toRow = ({ line, fault, swallowedRows }: Fault, isLast: boolean): SourceRow =>
  swallowedRows || isLast ? { line, damage: fault } : { line, fault };

/** A cell that holds a whole row: what stands between a stray quote and the next one. */
const holdsRows = (record: Parsed['record'], delimiter: string): boolean => {
  const columns = Object.keys(record).length;
  const isRow = (line: string): boolean => line.split(delimiter).length === columns;
  return columns > 2 && Object.values(record).some((cell) => cell.split('\n').slice(1, -1).some(isRow));
};

/**
 * A line is where its row ends: cells may hold line breaks. A row that does not parse is a fault, not the
 * end. The parser reads ahead, so faults wait for their turn: a resumed import counts rows.
 */
export async function* csvRows(pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<SourceRow> {
  const faults: Fault[] = [];
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    raw: true,
    columns: (header: string[]) => header.map((name) => name.trim()),
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined, raw: string | undefined) => {
      faults.push(toFault(error, raw));
      return undefined;
    },
  });
  const stream = Readable.from(pieces);
  stream.once('error', (error) => parser.destroy(error));
  let last = 0;
  for await (const parsed of stream.pipe(parser)) {
    const { record, info } = parsed as Parsed;
    while (faults[0] && faults[0].line < info.lines) yield* faults.splice(0, 1).map((fault) => toRow(fault, false));
    last = info.lines;
    if (holdsRows(record, delimiter)) yield { line: info.lines, damage: 'ends a cell that holds other rows' };
    else yield { line: info.lines, values: record };
  }
  yield* faults.map((fault, index) => toRow(fault, index === faults.length - 1 && fault.line > last));
}
