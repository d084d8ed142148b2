/** What the documents promise is held by tests that are there: docs/privacy.md, docs/threat-model.md and dev/README.md. */
import { describe, expect, it } from '@jest/globals';
import { type Claim, isPromise, isThere, readPage, rowClaim, rowsOf, sentencesOf } from './claims.ts';

const [privacy, threats, local] = ['docs/privacy.md', 'docs/threat-model.md', 'dev/README.md'].map(readPage) as [
  string,
  string,
  string,
];
const [, strict = ''] = /### As strict as AWS\n([\s\S]*?)\n### /.exec(local) ?? [];
const isThreat = ([letter = '']: readonly string[]): boolean => /^[STRIDE]$/.test(letter);

/** Rows that name a test whatever they say. */
const shown = [...rowsOf(threats), ...rowsOf(strict)].map(rowClaim);
const promised = [...rowsOf(privacy).map(rowClaim), ...sentencesOf(privacy), ...sentencesOf(threats)].filter(isPromise);

describe.each([
  ['threats and local services', shown],
  ['promises of privacy.md and threat-model.md', promised],
] as readonly (readonly [string, readonly Claim[]])[])('The %s', (_what, claims) => {
  it.each(claims)('name a test that is there: $text', ({ shownBy, isSourced }) => {
    expect(shownBy.length > 0 || isSourced).toBe(true);
    expect(shownBy.filter((reference) => !isThere(reference))).toEqual([]);
  });
});

describe('Every reference', () => {
  it('to the pages of others stands for few promises', () => {
    expect(promised.filter(({ shownBy }) => shownBy.length === 0).length).toBeLessThan(8);
  });

  it('is to a test that is there, also where nothing has to be shown', () => {
    const all = [...sentencesOf(privacy), ...rowsOf(privacy).map(rowClaim), ...sentencesOf(threats)];
    expect(all.flatMap(({ shownBy }) => shownBy).filter((reference) => !isThere(reference))).toEqual([]);
  });
});

describe('docs/threat-model.md', () => {
  it('has threats of all six kinds, and every row of its tables is one of them', () => {
    expect(new Set(rowsOf(threats).map(([letter]) => letter))).toEqual(new Set('STRIDE'));
    expect(rowsOf(threats).filter((row) => !isThreat(row))).toEqual([]);
  });
});

describe('dev/README.md', () => {
  it('has rows on every local service', () => {
    expect(new Set(rowsOf(strict).map(([service]) => service))).toEqual(
      new Set(['gateway', 'Cognito', 'S3', 'S3 events', 'Rekognition', 'DynamoDB', 'every service', 'the model']),
    );
  });
});

describe('The search for promises', () => {
  const found = (page: string): (string | number)[][] =>
    sentencesOf(page)
      .filter(isPromise)
      .map(({ text, shownBy }) => [text, shownBy.length]);

  it.each([
    ['a number', 'Kept 7 days. Then gone.', [['Kept 7 days.', 0]]],
    ['a number in words, over two lines', 'Gone after\nfive minutes.', [['Gone after five minutes.', 0]]],
    ['a word', 'It is never told. It is told.', [['It is never told.', 0]]],
    ['nothing in a link or a name', 'See [it](a/3.md) and `max: 3`.', []],
    [
      'a test behind its own sentence',
      'Only now. <!-- test: tests/a.test.ts "b" --> Never again.',
      [
        ['Only now.', 1],
        ['Never again.', 0],
      ],
    ],
  ])('finds %s', (_what, page, expected) => {
    expect(found(page)).toEqual(expected);
  });

  it('takes neither a comment nor a skipped test for one', () => {
    const file = 'tests/unit/docs/claims.test.ts';
    expect(isThere({ file, title: 'finds %s' })).toBe(true);
    // it('is only a comment')
    expect(isThere({ file, title: 'is only a comment' })).toBe(false);
    expect(isThere({ file: 'tests/unit/docs/nowhere.test.ts', title: 'finds %s' })).toBe(false);
  });
});
