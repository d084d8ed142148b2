/** The rows of a CSV file, one at a time. */
import type { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import type { SourceRow } from './columns.ts';

interface Parsed {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

/**
 * A line is where its row ends: cells may hold line breaks. A row that does not parse is a fault, not the
 * end. The parser reads ahead, so faults wait for their turn: a resumed import counts rows.
 */
export async function* csvRows(stream: Readable, delimiter: string): AsyncGenerator<SourceRow> {
  const faults: SourceRow[] = [];
  const parser = stream.pipe(
    parse({
      delimiter,
      bom: true,
      info: true,
      columns: (header: string[]) => header.map((name) => name.trim()),
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error: CsvError | undefined) => {
        faults.push({ line: Number(error?.['lines'] ?? 0), fault: `is not a CSV row: ${error?.message ?? 'unknown'}` });
        return undefined;
      },
    }),
  );
  stream.once('error', (error) => parser.destroy(error));
  for await (const parsed of parser) {
    const { record, info } = parsed as Parsed;
    while (faults[0] && faults[0].line < info.lines) yield* faults.splice(0, 1);
    yield { line: info.lines, values: record };
  }
  yield* faults.splice(0);
}
