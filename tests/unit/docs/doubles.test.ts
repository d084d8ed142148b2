/** Each row of dev/README.md on how strict the local services are names a test that is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const REPOSITORY = join(import.meta.dirname, '../../..');
const page = readFileSync(join(REPOSITORY, 'dev/README.md'), 'utf8');
const [, section = ''] = /### As strict as AWS\n([\s\S]*?)\n### /.exec(page) ?? [];
const rows = section.split('\n').filter((line) => line.startsWith('|'));
const shown = rows.slice(2).map((row) => {
  const [, service = '', what = '', by = ''] = row.split(/(?<!\\)\|/).map((cell) => cell.trim());
  const [, file = '', title = ''] = /^`(tests\/[\w./-]+\.test\.ts)` "([^"]+)"$/.exec(by) ?? [];
  return { service, what, by, file, title };
});

/** With either quote, and an apostrophe that the quote makes necessary. */
const isTitle = (source: string, title: string): boolean =>
  [`'${title}'`, `"${title}"`, `\`${title}\``, `'${title.replaceAll("'", "\\'")}'`].some((text) =>
    source.includes(text),
  );

describe('dev/README.md', () => {
  it('has rows on every local service', () => {
    expect(new Set(shown.map(({ service }) => service))).toEqual(
      new Set(['gateway', 'Cognito', 'S3', 'S3 events', 'Rekognition', 'DynamoDB', 'every service', 'the model']),
    );
  });

  it.each(shown)('names the test of: $service $what', ({ by, file, title }) => {
    expect(by).toBe(`\`${file}\` "${title}"`);
    expect(existsSync(join(REPOSITORY, file))).toBe(true);
    expect(isTitle(readFileSync(join(REPOSITORY, file), 'utf8'), title)).toBe(true);
  });
});
