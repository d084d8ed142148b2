/** Reads a product list of either format and judges it row by row; holds one row at a time. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import type { SourceRow } from './columns.ts';
import { csvRows } from './csv-rows.ts';
import { textOf } from './file-text.ts';
import { FORMATS, inFormat } from '../formats/formats.ts';
import { jsonRows } from './json-rows.ts';
import { xmlRows } from './xml-rows.ts';
import { type Mapping, missingColumns, toCells } from './mapping.ts';
import { toProduct, type Verdict } from '../product/validate.ts';

export interface RowVerdict {
  readonly line: number;
  readonly verdict: Verdict;
  /** Bytes of the file read so far. */
  readonly bytes: number;
  /** The file is broken here, and with it what stands around. */
  readonly isDamage?: boolean;
}

const JSON_FILES = ['.json', '.jsonl', '.ndjson'];
const CSV_FILES = ['.csv', '.tsv', '.txt'];

/** @throws Error for a file that is neither */
const rowsOf = (file: string, { delimiter, encoding, format, shop }: Mapping) => {
  const extension = extname(file).toLowerCase();
  if (![...JSON_FILES, ...CSV_FILES, '.xml'].includes(extension)) {
    throw new Error(`${file} is neither .csv, .tsv, .json, .jsonl nor .xml`);
  }
  const stream = createReadStream(file);
  const pieces = textOf(stream as AsyncIterable<Buffer>, encoding);
  const rows = ((): AsyncGenerator<SourceRow> => {
    if (extension === '.xml') return xmlRows(pieces);
    if (JSON_FILES.includes(extension)) return jsonRows(pieces);
    return csvRows(pieces, extension === '.tsv' ? '\t' : delimiter);
  })();
  return { rows: format === undefined ? rows : inFormat(rows, FORMATS[format], shop), stream };
};

const assertColumns = (mapping: Mapping, row: Extract<SourceRow, { values: unknown }>): void => {
  const given = Object.keys(row.values);
  const missing = missingColumns(mapping, given);
  if (missing.length === 0) return;
  const hint = given.length === 1 ? 'it has one column: is the delimiter right?' : 'see docs/operate/catalogue.md';
  throw new Error(`The list has no column for ${missing.join(', ')}; ${hint}`);
};

const broken = (row: Exclude<SourceRow, { values: unknown }>, bytes: number): RowVerdict => ({
  line: row.line,
  verdict: { ok: false, problems: ['fault' in row ? row.fault : row.damage] },
  bytes,
  isDamage: 'damage' in row,
});

/** @throws Error when the file cannot be read at all, or lacks a required column altogether */
export async function* readVerdicts(
  file: string,
  mapping: Mapping,
  catalogVersion: string,
): AsyncGenerator<RowVerdict> {
  const { rows, stream } = rowsOf(file, mapping);
  const edition = { catalogVersion, defaultFinish: mapping.defaults.finish };
  // A header stands for all rows; elsewhere each row has what it has.
  let isFirst = !['.json', '.xml'].includes(extname(file).toLowerCase());
  for await (const row of rows) {
    if (!('values' in row)) {
      yield broken(row, stream.bytesRead);
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
