/** The command line of the catalogue import. */
import { parseArgs } from 'node:util';
import { type FormatName, isFormat } from './formats/formats.ts';
import { shopOf, SOURCE_NAME } from './read/mapping.ts';
import type { Allowed } from './survey.ts';
import { assertEncoding } from './read/file-text.ts';

export const USAGE = `npm run catalog -- import FILE --stage STAGE [options]

  --format NAME    google, shopify or woocommerce: an export of these, without a mapping of your own
  --shop URL       https address of the shop, for exports without links
  --currency CODE  of prices that name none
  --colour-names   take a color product's color from the name of its shade (CSS), where there is no hex
  --mapping FILE   foreign headers and defaults, see docs/operate/catalogue.md
  --source NAME    the list's name (a-z, 0-9, -); what vanished from it is discontinued
  --encoding NAME  of the file, such as windows-1252; by default utf-8
  --dry-run        judge the rows, write nothing
  --allow-damaged  take the good rows of a file that is cut off or has a stray quote
  --allow-vanished discontinue more than a fifth of the list's products
  --rejects FILE   write the rejected rows with their lines to this file
  --region REGION  of a deployed stage`;

export interface Arguments {
  readonly file: string;
  readonly stage: string | undefined;
  readonly region: string | undefined;
  readonly mapping: string | undefined;
  readonly source: string | undefined;
  readonly rejects: string | undefined;
  readonly encoding: string | undefined;
  readonly format: FormatName | undefined;
  readonly shop: string | undefined;
  readonly currency: string | undefined;
  readonly colorNames: boolean;
  readonly dryRun: boolean;
  readonly allowed: Allowed;
}

const fail = (message: string): never => {
  throw new Error(`${message}\n\n${USAGE}`);
};

const fileOf = ([command, file, ...rest]: readonly string[]): string => {
  if (command !== 'import') return fail('The command is `import`.');
  return file === undefined || rest.length > 0 ? fail('Give one file.') : file;
};

const formatOf = (name: string | undefined): FormatName | undefined =>
  name === undefined || isFormat(name) ? name : fail('--format is google, shopify or woocommerce.');

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
      encoding: { type: 'string' },
      format: { type: 'string' },
      shop: { type: 'string' },
      currency: { type: 'string' },
      'colour-names': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      'allow-damaged': { type: 'boolean', default: false },
      'allow-vanished': { type: 'boolean', default: false },
    },
  });
  const { stage, region, mapping, source, rejects, currency, encoding, 'dry-run': dryRun } = values;
  const allowed = { damaged: values['allow-damaged'], vanished: values['allow-vanished'] };
  const file = fileOf(positionals);
  if (stage === undefined && !dryRun) return fail('Give a stage, or --dry-run.');
  if (source !== undefined && !SOURCE_NAME.test(source))
    return fail('--source has other characters than a-z, 0-9 and -.');
  if (encoding !== undefined) assertEncoding(encoding);
  const how = { format: formatOf(values.format), shop: values.shop && shopOf(values.shop), currency };
  const list = { file, mapping, source, encoding, ...how, colorNames: values['colour-names'] };
  return { ...list, stage, region, rejects, dryRun, allowed };
};
