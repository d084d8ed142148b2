/** What a person sees of an import: a bar while it runs, the rejected rows and the sums when it ends. */
import { createWriteStream, type WriteStream } from 'node:fs';
import { Presets, SingleBar } from 'cli-progress';
import type { ImportResult } from './import.ts';

/** More than a screen of rejected rows says no more than their number. */
const SHOWN = 100;

export const createBar = (totalBytes: number) => {
  const bar = new SingleBar(
    {
      stream: process.stderr,
      noTTYOutput: true,
      notTTYSchedule: 2000,
      hideCursor: true,
      format: '{bar} {percentage}% | {rows} rows | {duration_formatted}',
    },
    Presets.shades_classic,
  );
  bar.start(totalBytes, 0, { rows: 0 });
  return bar;
};

export class Rejects {
  readonly #shown: string[] = [];
  readonly #file: WriteStream | undefined;

  constructor(file: string | undefined) {
    this.#file = file === undefined ? undefined : createWriteStream(file);
  }

  add(line: number, problems: readonly string[]): void {
    const text = `line ${line}: ${problems.join('; ')}`;
    if (this.#shown.length < SHOWN) this.#shown.push(text);
    this.#file?.write(`${text}\n`);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#file) this.#file.end(resolve);
      else resolve();
    });
  }

  /** `total` of this run and those it goes on from. */
  print(total: number): void {
    for (const text of this.#shown) console.error(text);
    if (total > this.#shown.length) console.error(`… ${total} rejected rows in all; --rejects FILE keeps them`);
  }
}

export const summaryOf = (result: ImportResult, isDryRun: boolean): string =>
  [
    `${result.catalogVersion}: ${result.rows} rows, ${result.accepted} accepted, ${result.rejected} rejected`,
    ...(result.resumedFrom > 0 ? [`went on from row ${result.resumedFrom}`] : []),
    ...(isDryRun ? ['dry run, nothing was written'] : [`${result.discontinued} products discontinued`]),
    ...(result.finished ? [] : ['interrupted: run the same command again to go on']),
  ].join('; ');
