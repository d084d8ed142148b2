/** The demo's command line: `npm run demo [-- photo.jpg] [--style glam] [--json]`. */
import { parseArgs } from 'node:util';
import { type Style, STYLES } from '../../src/lib/vocabulary.ts';
import { UsageError } from './photo.ts';

export const USAGE = `Usage: npm run demo [-- photo.jpg] [--style ${STYLES.join('|')}] [--json]

Sends a selfie through the local cloud, as an app would, and prints the look.
  photo.jpg   a JPEG or PNG (default: a portrait that the project drew itself)
  --style     the style to ask for
  --json      print only the look, as JSON
Ends with 0 and a look, 2 when the selfie cannot be used, 1 when anything else is wrong.`;

export interface DemoArguments {
  readonly photo?: string;
  readonly style?: Style;
  readonly json: boolean;
  readonly help: boolean;
}

/** `npm run demo --json`, without the second `--`: npm takes the flag, prints no banner, and tells us so. */
const jsonByNpm = (): boolean => process.env['npm_config_json'] === 'true';

const parse = (argv: readonly string[]) => {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        style: { type: 'string' },
        json: { type: 'boolean', default: jsonByNpm() },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
};

export const readArguments = (argv: readonly string[]): DemoArguments => {
  const { values, positionals } = parse(argv);
  const [photo, ...others] = positionals;
  if (others.length > 0) throw new UsageError(`One photo at a time, please.\n\n${USAGE}`);
  const style = STYLES.find((known) => known === values.style);
  if (values.style !== undefined && style === undefined) {
    throw new UsageError(`There is no style ${values.style}. Choose one of ${STYLES.join(', ')}.`);
  }
  return { json: values.json, help: values.help, ...(photo !== undefined && { photo }), ...(style && { style }) };
};
