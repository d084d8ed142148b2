/** Reads a product list of either format and judges it row by row; holds one row at a time. */
import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { extname } from 'node:path';
import type { SourceRow } from './columns.ts';
import { csvRows } from './csv-rows.ts';
import { jsonRows } from './json-rows.ts';
import { type Mapping, missingColumns, toCells } from './mapping.ts';
import { toProduct, type Verdict } from './validate.ts';

export interface RowVerdict {
  readonly line: number;
  readonly verdict: Verdict;
  /** Bytes of the file read so far. */
  readonly bytes: number;
}

const rowsOf = (file: string, stream: ReadStream, delimiter: string): AsyncGenerator<SourceRow> => {
  const extension = extname(file).toLowerCase();
  if (['.json', '.jsonl', '.ndjson'].includes(extension)) return jsonRows(stream);
  if (['.csv', '.tsv', '.txt'].includes(extension)) return csvRows(stream, extension === '.tsv' ? '\t' : delimiter);
  throw new Error(`${file} is neither .csv, .tsv, .json nor .jsonl`);
};

const assertColumns = (mapping: Mapping, row: Extract<SourceRow, { values: unknown }>): void => {
  const missing = missingColumns(mapping, [...Object.keys(row.values)]);
  if (missing.length > 0) throw new Error(`The list has no column for ${missing.join(', ')}; see docs/catalogue.md`);
};

/** @throws Error when the file cannot be read at all, or lacks a required column altogether */
export async function* readVerdicts(
  file: string,
  mapping: Mapping,
  catalogVersion: string,
): AsyncGenerator<RowVerdict> {
  const stream = createReadStream(file);
  const edition = { catalogVersion, defaultFinish: mapping.defaults.finish };
  let isFirst = extname(file).toLowerCase() !== '.json';
  for await (const row of rowsOf(file, stream, mapping.delimiter)) {
    if ('fault' in row) {
      yield { line: row.line, verdict: { ok: false, problems: [row.fault] }, bytes: stream.bytesRead };
      continue;
    }
    if (isFirst) assertColumns(mapping, row);
    isFirst = false;
    yield { line: row.line, verdict: toProduct(toCells(mapping, row.values), edition), bytes: stream.bytesRead };
  }
}

/** The same file with the same mapping is the same edition: `pudding-3f2a…`. */
export const versionOf = async (file: string, mapping: Mapping): Promise<string> => {
  const hash = createHash('sha256').update(JSON.stringify(mapping));
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return `${mapping.source}-${hash.digest('hex').slice(0, 12)}`;
};
