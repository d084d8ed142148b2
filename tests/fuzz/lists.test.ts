import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PLAIN } from '../../scripts/catalog/read/mapping.ts';
import { readVerdicts, type RowVerdict } from '../../scripts/catalog/read/verdicts.ts';

const HEADER = 'productId,category,brand,name,hex,finish,currency,url';
const row = (n: number) => `${n},blush,Maison Nulle,Day Cheek ${n},#F0A080,satin,EUR,https://shop.example.com/${n}`;
const LIST = Buffer.from([HEADER, ...Array.from({ length: 40 }, (_, n) => row(n)), ''].join('\n'));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the import sees of a file; a refusal of the whole file is an Error with a sentence. */
const read = async (name: string, content: Buffer): Promise<readonly RowVerdict[] | string> => {
  const file = join(folder, name);
  await writeFile(file, content);
  const rows: RowVerdict[] = [];
  try {
    for await (const verdict of readVerdicts(file, PLAIN, 'v')) rows.push(verdict);
    return rows;
  } catch (error) {
    return (error as Error).message;
  }
};

const stored = (rows: readonly RowVerdict[]) => rows.flatMap(({ verdict }) => (verdict.ok ? [verdict.product] : []));

/** Nothing that is stored is half of something. */
const assertSound = (rows: readonly RowVerdict[] | string): void => {
  if (typeof rows === 'string') {
    expect(rows).toMatch(/^[A-Z].*\S/s);
    return;
  }
  for (const { hex, url, name, brand } of stored(rows)) {
    expect(hex).toMatch(/^#[0-9a-f]{6}$/);
    expect(new URL(url).href).toBe(url);
    for (const text of [name, brand]) {
      expect(text).toBe(text.normalize('NFC').trim());
      expect(text).not.toMatch(/[\p{Cc}\uFFFD\n]|https:/u);
    }
  }
};

describe('a product list', () => {
  it('with one stray quote anywhere is damaged, or loses no other row than its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: HEADER.length + 1, max: LIST.length - 1 }), async (at) => {
        const rows = await read(
          'quote.csv',
          Buffer.concat([LIST.subarray(0, at), Buffer.from('"'), LIST.subarray(at)]),
        );
        assertSound(rows);
        if (typeof rows !== 'string' && !rows.some(({ isDamage }) => isDamage === true)) {
          expect(stored(rows).length).toBeGreaterThanOrEqual(39);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('that is cut anywhere is damaged, or ends in a whole row', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: HEADER.length + 1, max: LIST.length - 1 }), async (at) => {
        const cut = LIST.subarray(0, at);
        const rows = await read('cut.csv', cut);
        assertSound(rows);
        if (typeof rows === 'string' || rows.some(({ isDamage }) => isDamage === true)) return;
        expect(cut.toString().trimEnd().split('\n').at(-1)?.split(',')).toHaveLength(8);
      }),
      { numRuns: 150 },
    );
  });

  it('of any bytes is read or refused with a sentence', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
      fc.string({ unit: 'binary', maxLength: 300 }).map((text) => Buffer.from(`${HEADER}\n${text}`)),
      fc
        .record({ at: fc.nat(LIST.length), bytes: fc.uint8Array({ maxLength: 30 }) })
        .map(({ at, bytes }) => Buffer.concat([LIST.subarray(0, at), bytes, LIST.subarray(at)])),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('any.csv', 'any.tsv', 'any.json', 'any.jsonl'), content, async (name, bytes) => {
        assertSound(await read(name, bytes));
      }),
      { numRuns: 400 },
    );
  });
});
