/** Imports a product list: waves of batches, a checkpoint after each, and at the end what has vanished. */
import type { Product } from '../../src/lib/looks/types.ts';
import { BATCH_SIZE, type BatchWriter, writeAll } from './batch-write.ts';
import { type ImportRecord, importRecords } from './import-record.ts';
import { productItems } from './items.ts';
import type { Mapping } from './read/mapping.ts';
import { type Allowed, assertWhole } from './survey.ts';
import { discontinueVanished } from './vanished.ts';
import { readVerdicts, type RowVerdict, versionOf } from './read/verdicts.ts';

export interface ImportJob {
  readonly file: string;
  readonly mapping: Mapping;
  /** Where to write; without one the list is only judged. */
  readonly writer?: BatchWriter | undefined;
  readonly now: () => Date;
  readonly onProgress?: (progress: { readonly bytes: number; readonly rows: number }) => void;
  readonly onRejected?: (line: number, problems: readonly string[]) => void;
  readonly allowed?: Allowed;
  /** Stops after the wave at hand; the next run goes on from there. */
  readonly signal?: AbortSignal;
}

export interface ImportResult {
  readonly catalogVersion: string;
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly discontinued: number;
  /** Rows that an earlier, interrupted run had dealt with. */
  readonly resumedFrom: number;
  readonly finished: boolean;
}

/** Rows that are held at once: four batches that are written at the same time. */
const WAVE = 4 * BATCH_SIZE;

const started = (source: string, catalogVersion: string, startedAt: string): ImportRecord => ({
  source,
  catalogVersion,
  status: 'running',
  startedAt,
  rows: 0,
  accepted: 0,
  rejected: 0,
  discontinued: 0,
});

/** Goes on with an interrupted run; a finished one starts anew. */
const openRecord = async (job: ImportJob, catalogVersion: string): Promise<ImportRecord> => {
  const { source } = job.mapping;
  const found = job.writer && (await importRecords(job.writer).read(source, catalogVersion));
  return found?.status === 'running' ? found : started(source, catalogVersion, job.now().toISOString());
};

async function* wavesOf(rows: AsyncIterable<RowVerdict>, size: number): AsyncGenerator<readonly RowVerdict[]> {
  let wave: RowVerdict[] = [];
  for await (const row of rows) {
    wave.push(row);
    if (wave.length < size) continue;
    yield wave;
    wave = [];
  }
  if (wave.length > 0) yield wave;
}

/** One batch takes a product once: the last row of the wave counts. */
const productsOf = (wave: readonly RowVerdict[]): readonly Product[] => {
  const products = wave.flatMap(({ verdict }) => (verdict.ok ? [verdict.product] : []));
  return [...new Map(products.map((product) => [product.productId, product])).values()];
};

const writeWave = async (job: ImportJob, wave: readonly RowVerdict[], record: ImportRecord): Promise<ImportRecord> => {
  for (const { line, verdict } of wave) if (!verdict.ok) job.onRejected?.(line, verdict.problems);
  const accepted = wave.filter(({ verdict }) => verdict.ok).length;
  const next = {
    ...record,
    rows: record.rows + wave.length,
    accepted: record.accepted + accepted,
    rejected: record.rejected + wave.length - accepted,
  };
  if (job.writer) {
    await writeAll(job.writer, productsOf(wave).map(productItems(job.writer, job.mapping.source)));
    await importRecords(job.writer).write(next);
  }
  job.onProgress?.({ bytes: wave.at(-1)?.bytes ?? 0, rows: next.rows });
  return next;
};

async function* skip(rows: AsyncIterable<RowVerdict>, count: number): AsyncGenerator<RowVerdict> {
  let seen = 0;
  for await (const row of rows) {
    seen += 1;
    if (seen > count) yield row;
  }
}

/** A list without a single good row discontinues nothing: it is more likely the wrong file than the end of a range. */
const finish = async (job: ImportJob, record: ImportRecord): Promise<ImportRecord> => {
  if (!job.writer || record.accepted === 0) return record;
  const { source, catalogVersion } = record;
  const now = job.now().toISOString();
  const discontinued = await discontinueVanished(job.writer, { source, catalogVersion, now });
  const done: ImportRecord = { ...record, status: 'done', finishedAt: now, discontinued };
  await importRecords(job.writer).write(done);
  return done;
};

/** @throws ImportRefused before anything is written */
export const importCatalogue = async (job: ImportJob): Promise<ImportResult> => {
  await assertWhole(job.file, job.mapping, job.writer, job.allowed ?? {});
  const catalogVersion = await versionOf(job.file, job.mapping);
  let record = await openRecord(job, catalogVersion);
  const resumedFrom = record.rows;
  const rows = skip(readVerdicts(job.file, job.mapping, catalogVersion), resumedFrom);
  let finished = true;
  for await (const wave of wavesOf(rows, WAVE)) {
    record = await writeWave(job, wave, record);
    finished = job.signal?.aborted !== true;
    if (!finished) break;
  }
  if (finished) record = await finish(job, record);
  const { accepted, rejected, discontinued } = record;
  return { catalogVersion, rows: record.rows, accepted, rejected, discontinued, resumedFrom, finished };
};
