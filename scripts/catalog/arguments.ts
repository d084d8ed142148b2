/** The command line of the catalogue import. */
import { parseArgs } from 'node:util';
import { SOURCE_NAME } from './mapping.ts';

export const USAGE = `npm run catalog -- import FILE --stage STAGE [options]

  --mapping FILE   foreign headers and defaults, see docs/catalogue.md
  --source NAME    the list's name (a-z, 0-9, -); what vanished from it is discontinued
  --dry-run        judge the rows, write nothing
  --rejects FILE   write the rejected rows with their lines to this file
  --region REGION  of a deployed stage`;

export interface Arguments {
  readonly file: string;
  readonly stage: string | undefined;
  readonly region: string | undefined;
  readonly mapping: string | undefined;
  readonly source: string | undefined;
  readonly rejects: string | undefined;
  readonly dryRun: boolean;
}

const fail = (message: string): never => {
  throw new Error(`${message}\n\n${USAGE}`);
};

/** @throws Error with the usage */
export const readArguments = (argv: readonly string[]): Arguments => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      stage: { type: 'string' },
      region: { type: 'string' },
      mapping: { type: 'string' },
      source: { type: 'string' },
      rejects: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const [command, file, ...rest] = positionals;
  if (command !== 'import') return fail('The command is `import`.');
  if (file === undefined || rest.length > 0) return fail('Give one file.');
  if (values.stage === undefined && !values['dry-run']) return fail('Give a stage, or --dry-run.');
  const { source } = values;
  if (source !== undefined && !SOURCE_NAME.test(source))
    return fail('--source has other characters than a-z, 0-9 and -.');
  const { stage, region, mapping, rejects } = values;
  return { file, stage, region, mapping, source, rejects, dryRun: values['dry-run'] };
};
