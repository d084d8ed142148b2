/** `npm run catalog -- import FILE --stage STAGE [--mapping FILE] [--dry-run]` */
import { stat } from 'node:fs/promises';
import { closeStage, findStage } from '../seed/stage.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { importCatalogue, type ImportResult } from './import.ts';
import { type Mapping, readMapping, withFormat } from './read/mapping.ts';
import { createBar, Rejects, summaryOf } from './progress.ts';

/** As a shell reports a process that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Ctrl-C ends after the wave at hand, so that the next run can go on. */
const interruption = (): AbortSignal => {
  const controller = new AbortController();
  process.once('SIGINT', () => {
    controller.abort();
  });
  process.once('SIGTERM', () => {
    controller.abort();
  });
  return controller.signal;
};

/** The command line over the mapping file, and both over what the format brings. */
const asAsked = (mapping: Mapping, args: Arguments): Mapping => {
  const { currency, shop = mapping.shop } = args;
  const asked: Mapping = {
    ...mapping,
    source: args.source ?? mapping.source,
    encoding: args.encoding ?? mapping.encoding,
    defaults: { ...mapping.defaults, ...(currency !== undefined && { currency }) },
    colorNames: args.colorNames || mapping.colorNames === true,
    ...(shop !== undefined && { shop }),
  };
  return withFormat(asked, args.format ?? mapping.format);
};

const run = async (args: Arguments): Promise<ImportResult> => {
  const mapping = asAsked(await readMapping(args.mapping), args);
  const { size } = await stat(args.file);
  const stage = args.dryRun || args.stage === undefined ? undefined : await findStage(args.stage, args.region);
  const rejects = new Rejects(args.rejects);
  const bar = createBar(size);
  try {
    const result = await importCatalogue({
      file: args.file,
      mapping,
      allowed: args.allowed,
      writer: stage && { client: stage.table, tableName: stage.tableName },
      now: () => new Date(),
      onProgress: ({ bytes, rows }) => {
        bar.update(bytes, { rows });
      },
      onRejected: (line, problems) => {
        rejects.add(line, problems);
      },
      signal: interruption(),
    });
    bar.stop();
    rejects.print(result.rejected);
    return result;
  } finally {
    bar.stop();
    await rejects.close();
    if (stage) closeStage(stage);
  }
};

try {
  const args = readArguments(process.argv.slice(2));
  const result = await run(args);
  console.log(summaryOf(result, args.dryRun));
  process.exitCode = result.finished ? (result.accepted > 0 ? 0 : 1) : INTERRUPTED;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
