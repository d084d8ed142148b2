/**
 * Product lists as shops export them, each from a public report; a new one is a line: what it is, who reported it, the file, the right
 * answer: what is wrong with it, or what is stored.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportRefused } from '../../../scripts/catalog/survey.ts';
import { PLAIN } from '../../../scripts/catalog/read/mapping.ts';
import type { Product } from '../../../src/lib/looks/types.ts';
import { type ImportTable, startImportTable } from '../../support/import-table.ts';

const HEADER = 'productId,category,brand,name,hex,finish,currency,url';
const row = (id: string | number, name = 'Day Cheek') =>
  `${id},blush,Maison Nulle,${name},#F0A080,satin,EUR,https://shop.example.com/${id}`;
const rows = (count: number): string[] => Array.from({ length: count }, (_, n) => row(n));
const csv = (...lines: readonly string[]): string => [HEADER, ...lines, ''].join('\n');
const json = (list: readonly object[]): string => JSON.stringify(list);
const GOOD = {
  productId: '1',
  category: 'blush',
  brand: 'Maison Nulle',
  name: 'Day Cheek',
  hex: '#f0a080',
  finish: 'satin',
  currency: 'EUR',
  url: 'https://shop.example.com/1',
};
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

type Line = readonly [what: string, source: string, file: string | Buffer, extension: string];

/** Nothing is written, and the message says why. */
const REFUSED: readonly (readonly [...Line, problem: RegExp])[] = [
  ['a stray quote', 'OpenRefine/OpenRefine#690', csv(row(0, '"Day Cheek'), ...rows(49)), 'csv', /damaged or cut off/],
  [
    'a stray quote that another one ends',
    'cockroachdb/docs#5851',
    csv(...rows(3), row(4, '"Day Cheek'), row(5), row(6, '"'), ...rows(50)),
    'csv',
    /damaged or cut off:\nline 7/,
  ],
  ['a file that ends in a row', 'the service', csv(...rows(50)).slice(0, -40), 'csv', /cut off/],
  ['a file that ends in a quote', 'osiegmar/FastCSV#173', `${csv(...rows(50))}50,blush,"Mais`, 'csv', /cut off/],
  ['a file that ends between rows', 'the service', csv(row(0)), 'csv', /49 of the 50 products.*--allow-vanished/],
  ['half of a file', 'the service', csv(...rows(25)), 'csv', /25 of the 50 products/],
  [
    "another shop's list",
    'the service',
    csv(...Array.from({ length: 50 }, (_, n) => row(`x${n}`))),
    'csv',
    /50 of the 50/,
  ],
  [
    'prices that all fail',
    'the service',
    csv(row(0), ...rows(50).map((each) => each.replace('#F0', '#'))),
    'csv',
    /49 of the 50/,
  ],
  [
    'a JSON list that ends between objects',
    'the service',
    `${json(Array.from({ length: 50 }, (_, n) => ({ ...GOOD, productId: String(n) }))).slice(0, -1)},`,
    'json',
    /without its \]/,
  ],
  ['a JSON list that ends in an object', 'the service', json([GOOD]).slice(0, -9), 'json', /does not end/],
  [
    'a list of Excel in windows-1252',
    'grokability/snipe-it#16518',
    latin1(csv(...rows(50), row(50, 'Crème douceur été'))),
    'csv',
    /not UTF-8: line 52 .*ISO-8859-1|not UTF-8: line 52 .*windows-1252/i,
  ],
  [
    'a list of Excel as Unicode text',
    'UgnisSoftware/react-spreadsheet-import#145',
    utf16(`\uFEFF${csv(...rows(50))}`),
    'csv',
    /looks like UTF-16LE.*--encoding utf-16le/,
  ],
  ['UTF-16 without a mark', 'Encoding Standard, 4.2', utf16(csv(...rows(50))), 'csv', /zeros.*UTF-16LE/],
  [
    'a file whose end is zeros',
    'the service',
    Buffer.concat([Buffer.from(csv(...rows(50))), Buffer.alloc(64)]),
    'csv',
    /zeros on line 52/,
  ],
  ['semicolons for commas', 'the service', csv(...rows(50)).replaceAll(',', ';'), 'csv', /delimiter/],
];

/** The list is imported, and the last of its products has this. */
const STORED: readonly (readonly [...Line, product: Partial<Product>])[] = [
  [
    'entities in a name',
    'woocommerce/woocommerce#21910',
    json([{ ...GOOD, name: 'Rose &amp; Gold &#8211; L&#39;&Eacute;t&eacute;' }]),
    'json',
    { name: "Rose & Gold – L'Été" },
  ],
  [
    'entities in a brand',
    'woocommerce/woocommerce#36520',
    json([{ ...GOOD, brand: 'Benefit&trade;&nbsp;Co' }]),
    'json',
    { brand: 'Benefit™ Co' },
  ],
  [
    'entities in a link',
    'woocommerce/woocommerce#21910',
    json([{ ...GOOD, url: 'https://shop.example.com/p?id=1&amp;color=red' }]),
    'json',
    { url: 'https://shop.example.com/p?id=1&color=red' },
  ],
  [
    'what only looks like an entity in a link',
    'HTML, 13.2.5.73',
    json([{ ...GOOD, url: 'https://shop.example.com/p?a=1&copy=2&reg=3' }]),
    'json',
    { url: 'https://shop.example.com/p?a=1&copy=2&reg=3' },
  ],
  [
    'blanks and umlauts in a link',
    'URL Standard',
    json([{ ...GOOD, url: 'HTTPS://Shop.Example.com/lip stick/rosé?c=ä' }]),
    'json',
    { url: 'https://shop.example.com/lip%20stick/ros%C3%A9?c=%C3%A4' },
  ],
  [
    'a host name with umlauts',
    'URL Standard',
    json([{ ...GOOD, url: 'https://bücher.example/1' }]),
    'json',
    { url: 'https://xn--bcher-kva.example/1' },
  ],
  [
    'dots in a link',
    'URL Standard',
    json([{ ...GOOD, url: 'https://shop.example.com/a/../b' }]),
    'json',
    { url: 'https://shop.example.com/b' },
  ],
  ['a hex of 3 digits', 'CSS Color 4, 5.2', json([{ ...GOOD, hex: '#fa8' }]), 'json', { hex: '#ffaa88' }],
  ['a hex of 4 digits', 'CSS Color 4, 5.2', json([{ ...GOOD, hex: 'fa8f' }]), 'json', { hex: '#ffaa88' }],
  ['a hex of 8 digits', 'CSS Color 4, 5.2', json([{ ...GOOD, hex: '#F0A080FF' }]), 'json', { hex: '#f0a080' }],
  ['a hex without its #', 'CSS Color 4, 5.2', json([{ ...GOOD, hex: 'F0A080' }]), 'json', { hex: '#f0a080' }],
  ['a name in parts (NFD)', 'Unicode annex 15', json([{ ...GOOD, name: 'Cre\u0300me' }]), 'json', { name: 'Crème' }],
  [
    'unseen characters in a name',
    'the service',
    json([{ ...GOOD, name: '\uFEFFDay\u200B Che\u00ADek' }]),
    'json',
    { name: 'Day Cheek' },
  ],
  ['a byte order mark', 'Encoding Standard, 4.2', `\uFEFF${csv(row(1))}`, 'csv', { productId: '1' }],
  ['a last row without its line end', 'RFC 4180, 2', csv(row(1)).trimEnd(), 'csv', { productId: '1' }],
  ['Windows line ends', 'RFC 4180, 2', csv(row(1)).replaceAll('\n', '\r\n'), 'csv', { productId: '1' }],
  ['line breaks in a cell', 'RFC 4180, 2', csv(row(1, '"Day\nCheek"')), 'csv', { name: 'Day Cheek' }],
  ['quotes in a cell', 'RFC 4180, 2', csv(row(1, '"5"" Cheek, rosy"')), 'csv', { name: '5" Cheek, rosy' }],
];

/** One row is rejected, by this, and the other is stored. */
const REJECTED: readonly (readonly [
  what: string,
  source: string,
  change: Readonly<Record<string, string>>,
  problem: RegExp,
])[] = [
  ['a color that is not opaque', 'CSS Color 4, 5.2', { hex: '#f0a08080' }, /not opaque/],
  ['an opacity in front', 'Android: Color.parseColor', { hex: '#80f0a080' }, /not opaque/],
  ['5 digits', 'CSS Color 4, 5.2', { hex: '#f0a08' }, /#rrggbb/],
  ['a link that is a script, in entities', 'OWASP XSS', { url: 'javascript&colon;alert(1)' }, /not https/],
  ['a link with a password', 'RFC 3986, 7.5', { url: 'https://a:b@shop.example.com/' }, /password/],
  ['characters that were lost', 'woocommerce/woocommerce#17479', { name: 'Cr\uFFFDme' }, /lost/],
  ['text that was encoded twice', 'comma-csv/comma#95', { name: 'CrÃ¨me' }, /windows-1252/],
  ['an apostrophe that was encoded twice', 'comma-csv/comma#95', { brand: 'Lâ€™Atelier' }, /windows-1252/],
  ['tags in a name', 'magento/magento2#9040', { name: 'Day <b>Cheek</b>' }, /HTML/],
  ['tags in a name, in entities', 'magento/magento2#9040', { name: '&lt;script&gt;x&lt;/script&gt;' }, /HTML/],
];

let target: ImportTable;
beforeAll(async () => {
  target = await startImportTable();
});
afterAll(() => target.stop());

const write = async (name: string, content: string | Buffer): Promise<string> => {
  const file = join(target.folder, name);
  await writeFile(file, content);
  return file;
};
/** Fifty products of the list. */
const fill = async () => target.run({ file: await write('first.csv', csv(...rows(50))), allowed: { vanished: true } });
const only = { allowed: { vanished: true } };

describe('a list', () => {
  beforeAll(fill);
  afterEach(async () => {
    expect(await target.shelf()).toHaveLength(50);
  });

  it.each(REFUSED)('that is %s (%s) changes nothing', async (...[, , content, extension, problem]) => {
    const file = await write(`list.${extension}`, content);
    const before = target.batches;

    await expect(target.run({ file })).rejects.toThrow(problem);

    expect(target.batches).toBe(before);
  });
});

describe('a list that is said to be right', () => {
  it('is taken as far as it goes', async () => {
    await fill();
    const file = await write('cut.csv', csv(...rows(10), row(10, '"Day')));

    await expect(target.run({ file, ...only })).rejects.toThrow(ImportRefused);
    await expect(target.run({ file, allowed: { damaged: true } })).rejects.toThrow(ImportRefused);
    expect(await target.run({ file, allowed: { damaged: true, vanished: true } })).toMatchObject({
      accepted: 10,
      rejected: 1,
      discontinued: 40,
    });
    expect(await target.shelf()).toHaveLength(10);
  });

  it('may lose a fifth of its products', async () => {
    await fill();

    expect(await target.run({ file: await write('fewer.csv', csv(...rows(40))) })).toMatchObject({ discontinued: 10 });
  });

  it('is read in the encoding that it is said to have', async () => {
    const text = csv(row(1, 'Crème d’été – 12 €'));
    const windows = Buffer.from(
      Array.from(text, (char) => ({ '’': 0x92, '–': 0x96, '€': 0x80 })[char] ?? char.charCodeAt(0)),
    );
    for (const [encoding, content] of [
      ['windows-1252', windows],
      ['utf-16le', utf16(text)],
    ] as const) {
      const file = await write('encoded.csv', content);
      await target.run({ file, mapping: { ...PLAIN, encoding }, ...only });
      expect(await target.catalogue.byCategory('blush', 9)).toMatchObject([{ name: 'Crème d’été – 12 €' }]);
    }
  });
});

describe('a product', () => {
  it.each(STORED)('from a list with %s (%s) is stored as it is meant', async (...[, , content, extension, product]) => {
    await target.run({ file: await write(`good.${extension}`, content), ...only });

    expect(await target.catalogue.byCategory('blush', 99)).toMatchObject([product]);
  });

  it.each(REJECTED)('with %s (%s) is rejected alone', async (_what, _source, change, problem) => {
    const file = await write('two.json', json([GOOD, { ...GOOD, productId: '2', ...change }]));
    const told: string[] = [];

    const result = await target.run({ file, ...only, onRejected: (_line, problems) => told.push(...problems) });

    expect(result).toMatchObject({ accepted: 1, rejected: 1 });
    expect(told).toEqual([expect.stringMatching(problem)]);
  });
});
