import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SourceRow } from '../../../../scripts/catalog/read/columns.ts';
import { csvRows } from '../../../../scripts/catalog/read/csv-rows.ts';
import { textOf } from '../../../../scripts/catalog/read/file-text.ts';
import { jsonRows } from '../../../../scripts/catalog/read/json-rows.ts';

const all = async (rows: AsyncIterable<SourceRow>): Promise<SourceRow[]> => {
  const list: SourceRow[] = [];
  for await (const row of rows) list.push(row);
  return list;
};
/** Cut into small chunks, so that cells, objects and characters are cut too. */
const streamOf = (text: string, size = 7): Readable => {
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
    bytes.subarray(n * size, (n + 1) * size),
  );
  return Readable.from(chunks, { objectMode: false });
};
const csv = (text: string, delimiter = ',') => all(csvRows(textOf(streamOf(text), 'utf-8'), delimiter));
const json = (text: string, size?: number) => all(jsonRows(textOf(streamOf(text, size), 'utf-8')));

describe('the rows of a CSV file', () => {
  it('come with the line on which they end, whatever line breaks their cells hold', async () => {
    expect(await csv('a,b\n1,2\n"x\ny",3\n\n4,"5, 6"\n')).toEqual([
      { line: 2, values: { a: '1', b: '2' } },
      { line: 4, values: { a: 'x\ny', b: '3' } },
      { line: 6, values: { a: '4', b: '5, 6' } },
    ]);
  });

  it.each([
    ['a byte order mark', '\uFEFFa\nä\n', ','],
    ['Windows line ends', 'a\r\nä\r\n', ','],
    ['another delimiter', 'a;b\nä;1\n', ';'],
    ['spaces round its headers', ' a \nä\n', ','],
  ])('are read from a file with %s', async (_title, text, delimiter) => {
    expect(await csv(text, delimiter)).toEqual([{ line: 2, values: expect.objectContaining({ a: 'ä' }) }]);
  });

  it('are faults where they do not fit the header, and the next one is read', async () => {
    expect(await csv('a,b\n1\n2,3\n4,5,6\n7,8\n')).toEqual([
      { line: 2, fault: expect.stringContaining('is not a CSV row') },
      { line: 3, values: { a: '2', b: '3' } },
      { line: 4, fault: expect.stringContaining('is not a CSV row') },
      { line: 5, values: { a: '7', b: '8' } },
    ]);
  });
});

describe('the rows of a JSON file', () => {
  it.each([
    ['a list', '[\n{"a": 1},\n {"a": "}{\\"",\n "b": {"c": [2]}}]\n'],
    ['an object a line', '{"a": 1}\n\n {"a": "}{\\"",\n "b": {"c": [2]}}'],
  ])('are the objects of %s, with the lines on which they start', async (_title, text) => {
    const rows = await json(text);

    expect(rows.map((row) => 'values' in row && row.values)).toEqual([{ a: 1 }, { a: '}{"', b: { c: [2] } }]);
    expect(rows.map(({ line }) => line)).toEqual(text.startsWith('[') ? [2, 3] : [1, 3]);
  });

  it('are faults where they do not parse, and the next one is read', async () => {
    expect(await json('[{"a": 1,},\n{"a": 2}]')).toEqual([
      { line: 1, fault: expect.stringContaining('is not a JSON object') },
      { line: 2, values: { a: 2 } },
    ]);
  });

  it('say where an object does not end', async () => {
    expect((await json('[{"a": 1},\n{"a": "x')).at(-1)).toEqual({
      line: 2,
      damage: expect.stringContaining('not end'),
    });
    expect(await json(`{"a": "${'x'.repeat(100_001)}`, 10_000)).toEqual([
      { line: 1, damage: expect.stringContaining('not end') },
    ]);
  });

  it('are the same however the file is written and cut', async () => {
    const object = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.array(fc.string())), {
      maxKeys: 5,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(object),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(undefined, 2),
        async (list, size, indent) => {
          const rows = await json(JSON.stringify(list, null, indent), size);

          expect(rows.map((row) => 'values' in row && row.values)).toEqual(JSON.parse(JSON.stringify(list)));
        },
      ),
    );
  });
});
