/**
 * What a page promises and which test holds it. A reference is `file` "title", open in a table's last cell or, where readers
 * need not see it, in a comment right behind the sentence: `<!-- test: tests/x.test.ts "title" -->`. What somebody else does is told by
 * their own page: `<!-- source: https://… -->`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const REPOSITORY = join(import.meta.dirname, '../../..');

export interface Reference {
  readonly file: string;
  readonly title: string;
}

export interface Claim {
  /** Without its references. */
  readonly text: string;
  readonly shownBy: readonly Reference[];
  readonly isSourced: boolean;
}

export const readPage = (page: string): string => readFileSync(join(REPOSITORY, page), 'utf8');

const OPEN = /`(tests\/[\w./-]+\.test\.ts)` "([^"]+)"/g;
const HIDDEN = /<!-- test: (tests\/[\w./-]+\.test\.ts) "([^"]+)" -->/g;
const SOURCE = /<!-- source: https:\/\/\S+ -->/;

const referencesIn = (text: string, form: RegExp): Reference[] =>
  [...text.matchAll(form)].map(([, file = '', title = '']) => ({ file, title }));

const claimOf = (text: string): Claim => ({
  text: text
    .replaceAll(/\s*<!--.*?-->/g, '')
    .replaceAll(OPEN, '')
    .trim(),
  shownBy: [...referencesIn(text, OPEN), ...referencesIn(text, HIDDEN)],
  isSourced: SOURCE.test(text),
});

/** Cells of the rows of every table, a header and its rule left out; a bar in a cell is written `\|`. */
export const rowsOf = (page: string): string[][] =>
  page
    .split('\n')
    .filter(
      (line, at, lines) => line.startsWith('|') && !line.startsWith('| -') && !(lines[at + 1] ?? '').startsWith('| -'),
    )
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

export const rowClaim = (cells: readonly string[]): Claim => claimOf(cells.join(' | '));

/** Between two sentences, a comment belonging to the one before it. */
const BETWEEN = /(?<=[.!?:]|-->)\s+(?=[A-Z`*[])(?<!e\.g\.\s)/;

/** Sentences of paragraphs, lists and quotes; headings, tables and code are none. */
export const sentencesOf = (page: string): Claim[] =>
  page
    .replaceAll(/```[\s\S]*?```/g, '')
    .split(/\n\s*\n|\n(?=\s*[-*] )/)
    .map((block) => block.replaceAll(/^\s*(?:>|[-*] )\s?/gm, '').replaceAll(/\s+/g, ' '))
    .filter((block) => !/^\s*(#|\|)/.test(block))
    .flatMap((block) => block.split(BETWEEN))
    .map(claimOf)
    .filter(({ text }) => text !== '');

const NUMBER = /\d|\b(two|three|four|five|six|seven|eight|nine|ten|twelve|an hour|a day|one day)\b/i;
const ABSOLUTE = /\b(never|only|deleted?|deletes|nothing|neither)\b|^No\b/i;
/** Where a link leads, and what is quoted as a name, promises nothing. */
const plain = (text: string): string => text.replaceAll(/\]\([^)]*\)/g, ']').replaceAll(/`[^`]*`/g, '');

export const isPromise = ({ text }: Claim): boolean => [NUMBER, ABSOLUTE].some((form) => form.test(plain(text)));

/** `it`, `it.each(…)` and the like; what is skipped shows nothing. */
const rootOf = (callee: ts.Expression): string | undefined => {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isPropertyAccessExpression(callee)) {
    return /^(skip|todo|failing)$/.test(callee.name.text) ? undefined : rootOf(callee.expression);
  }
  return ts.isCallExpression(callee) ? rootOf(callee.expression) : undefined;
};

const textOf = (title: ts.Expression, source: ts.SourceFile): string | undefined => {
  if (ts.isStringLiteralLike(title)) return title.text;
  return ts.isTemplateExpression(title) ? title.getText(source).slice(1, -1) : undefined;
};

const titles = new Map<string, ReadonlySet<string>>();

/** Titles of the tests and groups of a file, variants as they are written (`%s`, `$name`). */
const titlesOf = (file: string): ReadonlySet<string> => {
  const known = titles.get(file);
  if (known) return known;
  const found = new Set<string>();
  const source = ts.createSourceFile(file, readPage(file), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(it|test|describe)$/.test(rootOf(node.expression) ?? '')) {
      const [title] = node.arguments;
      const text = title && textOf(title, source);
      if (text !== undefined) found.add(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  titles.set(file, found);
  return found;
};

export const isThere = ({ file, title }: Reference): boolean =>
  existsSync(join(REPOSITORY, file)) && titlesOf(file).has(title);
