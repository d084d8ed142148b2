/**
 * Each sentence of docs/privacy.md and docs/threat-model.md that promises something (never, only, deleted, a number) is followed by
 * the test that holds it, or, where it tells what somebody else does, by their own page.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const REPOSITORY = join(import.meta.dirname, '../../..');

const PROMISE =
  /\b(never|only|deleted?|two|three|four|five|six|seven|eight|nine|ten|an hour|a day|one day)\b|(?<![\w`.])\d/i;
/** `<!-- test: tests/x.test.ts "title" -->` or `<!-- source: https://… -->`; the table of threats has a column of its own. */
const MARKERS = /<!-- (?:test: (tests\/[\w./-]+\.test\.ts) "([^"]+)"|source: (https:\/\/\S+)) -->/g;
const SHOWN_BY = /\| `(tests\/[\w./-]+\.test\.ts)` "([^"]+)"\s*\|$/;

interface Promised {
  readonly page: string;
  readonly sentence: string;
  readonly tests: readonly (readonly [file: string, title: string])[];
  readonly isSourced: boolean;
}

/** Without what is no claim: headings, code, the addresses of links, names such as S3. */
const words = (text: string): string =>
  text
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/`[^`]*`|\]\([^)]*\)|\bS3\b|^#.*$|^[\d.]+\s/gm, '')
    .trim();

/** A table's row is one; a paragraph's or list item's sentences are one each, with the comments behind them. */
const statementsOf = (page: string): string[] =>
  page
    .split(/\n\s*\n/)
    .flatMap((block) => (block.startsWith('|') ? block.split('\n').slice(2) : block.split(/\n(?=[-*] |> |\d+\. )/)))
    .flatMap((part) =>
      part.startsWith('|') || part.startsWith('#')
        ? [part]
        : part.replaceAll(/\s+/g, ' ').split(/(?<=[.:?](?:\s<!--[^>]*-->)*)\s+(?=[A-Z`[>])/),
    );

const promisesOf = (name: string): Promised[] =>
  statementsOf(readFileSync(join(REPOSITORY, 'docs', name), 'utf8'))
    .filter((statement) => PROMISE.test(words(statement)) && words(statement) !== '')
    .map((statement) => {
      const markers = [...statement.matchAll(MARKERS)];
      const shown = SHOWN_BY.exec(statement);
      const tests = [...markers.filter(([, file]) => file), ...(shown ? [shown] : [])];
      return {
        page: name,
        sentence: words(statement).slice(0, 120),
        tests: tests.map(([, file = '', title = '']) => [file, title] as const),
        isSourced: markers.some(([, , , source]) => source !== undefined),
      };
    });

const promised = [...promisesOf('privacy.md'), ...promisesOf('threat-model.md')];

/** A title stands behind a quotation mark, as a whole or up to where a table fills it in. */
const titles = (file: string): string[] =>
  [
    ...readFileSync(join(REPOSITORY, file), 'utf8').matchAll(
      /(?:\b(?:it|describe)\(|\]\)\(|\)\()\s*(['"`])((?:(?!\1).|\n)*)\1/g,
    ),
  ].map(([, , title = '']) => title);

describe('Promises', () => {
  it('are found on both pages', () => {
    expect(promised.filter(({ page }) => page === 'privacy.md').length).toBeGreaterThan(20);
    expect(promised.filter(({ page }) => page === 'threat-model.md').length).toBeGreaterThan(25);
  });

  it('of others are few', () => {
    expect(promised.filter(({ tests }) => tests.length === 0).length).toBeLessThan(8);
  });

  it.each(promised)('have a test: $sentence', ({ tests, isSourced }) => {
    expect(tests.length > 0 || isSourced).toBe(true);
    for (const [file, title] of tests) {
      expect(existsSync(join(REPOSITORY, file))).toBe(true);
      expect(titles(file).filter((one) => one.includes(title))).not.toEqual([]);
    }
  });
});
