/**
 * What README.md and dev/README.md show is what happens: their commands run, and their outputs come. Measured colors and
 * numbers may differ a little. `RENEW_PAGES=1 npm run test:integration -- pages` writes the real outputs into the README.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { REPOSITORY } from '../../testing/packages/packages.ts';
import { runAll } from '../support/cloud/shell.ts';
import {
  compact,
  differences,
  renewed,
  renewedText,
  type Shown,
  shownIn,
  textDifferences,
} from '../support/cloud/shown.ts';

const TIMEOUT_MS = 120_000;

const read = (file: string): string => readFileSync(join(REPOSITORY, file), 'utf8');

/** Commands that are run elsewhere: a part of each, and the file that runs it. */
const ELSEWHERE: readonly (readonly [command: string, file: string, evidence: string])[] = [
  ['npm ci && npm run demo', '.ci/run', 'npm run --silent demo'],
  ['npm ci && npm test', '.ci/run', 'npm test -- --json'],
  ['npx sls deploy --stage dev', 'scripts/verify-deploy/rehearse.ts', "'deploy'"],
  ['npm run demo -- photo.jpg', 'tests/integration/demo.test.ts', "'--style', 'bold'"],
  ['npx node dev/openai/cli.ts', 'tests/integration/privacy.test.ts', 'startOpenAiStub'],
];

const isElsewhere = ({ command }: Shown): boolean => ELSEWHERE.some(([part]) => command.includes(part));

/** `npm run demo`, after which the next block shows what it prints. */
const demoOf = (page: string): Shown | undefined =>
  shownIn(page).find(({ command, output }) => command.includes('npm run demo') && output?.language === 'text');

const withOutput = (page: string): Shown[] => shownIn(page).filter((shown) => !isElsewhere(shown));

describe('README.md', () => {
  const page = read('README.md');
  const tour = withOutput(page);
  const demo = demoOf(page);
  let printed: readonly string[];
  beforeAll(async () => {
    printed = await runAll([...tour.map(({ command }) => command), 'npm run -s demo 2>/dev/null']);
    if (process.env['RENEW_PAGES'] === '1') writeFileSync(join(REPOSITORY, 'README.md'), renewedPage());
  }, TIMEOUT_MS);

  const renewedPage = (): string => {
    const shown = [...tour, ...(demo ? [demo] : [])];
    return shown.reduce((all, { output }, index) => {
      const real = printed[index] ?? '';
      if (!output) return all;
      const next =
        output.language === 'text'
          ? renewedText(output.text, real)
          : `${compact(renewed(JSON.parse(output.text) as string, JSON.parse(real) as string))}\n`;
      return all.replace(output.text, () => next);
    }, page);
  };

  it.each(tour.map((shown, index) => ({ ...shown, index })))('shows what comes of $command', ({ output, index }) => {
    const real = printed[index] ?? '';
    if (output === undefined) expect(real.trim()).toBe('');
    else expect(differences(JSON.parse(output.text) as string, JSON.parse(real) as string)).toEqual([]);
  });

  it('shows the beginning of what the demo prints', () => {
    expect(textDifferences(demo?.output?.text ?? 'nothing', printed.at(-1) ?? '')).toEqual([]);
  });
});

describe('dev/README.md', () => {
  it(
    'shows commands that work',
    async () => {
      const commands = shownIn(read('dev/README.md')).map(({ command }) => command);
      // Faults would strike the other tests of the suite.
      const calls = commands.filter((one) => one.includes('$(stack ') && !one.includes('/_control/'));
      expect(calls.length).toBeGreaterThan(0);

      const printed = await runAll(calls);

      expect(JSON.parse(printed[0] ?? '')).toHaveProperty('items');
    },
    TIMEOUT_MS,
  );
});

describe('a command that is run elsewhere', () => {
  it.each(ELSEWHERE)('%s is run by %s', (_command, file, evidence) => {
    expect(read(file)).toContain(evidence);
  });
});
