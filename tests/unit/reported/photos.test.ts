/**
 * Photo files as phones and apps send them, each from a public report; a new one is a line: what it is, who reported it, the
 * bytes, the right answer.
 */
import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { decodeSelfie } from '../../../src/lib/adapters/image/image.ts';
import { flat, heic, withTail } from '../../support/images/odd-images.ts';
import * as phone from '../../support/images/phone-photos.ts';

type Make = () => Buffer | Promise<Buffer>;
type Line = readonly [what: string, source: string, make: Make];
type Change = (plain: Buffer) => Buffer | Promise<Buffer>;

const SKIN = [192, 142, 110] as const;
/** sRGB's curve (IEC 61966-2-1) and a pure exponent, for what the right color is. */
const encoded = (linear: number) =>
  Math.round(255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055));
const seen = (exponent: number) => SKIN.map((value) => encoded((value / 255) ** exponent));
/** What Display P3 writes for SKIN, by another library's own profile of it. */
const inP3 = async (): Promise<[number, number, number]> => {
  const picture = await flat().toColorspace('srgb').withIccProfile('p3').png().toBuffer();
  const { data } = await sharp(picture, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true });
  return [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0];
};
/** BT.709's linear light in BT.2020's primaries, as ITU-R BT.2087-0, 3, has it. */
const BT2087 = [
  [0.6274, 0.3293, 0.0433],
  [0.0691, 0.9195, 0.0114],
  [0.0164, 0.088, 0.8956],
] as const;
const linearOf = (value: number) =>
  value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const inBt2020 = (): [number, number, number] => {
  const [r, g, b] = SKIN.map(linearOf) as [number, number, number];
  const [x, y, z] = BT2087.map((row) => encoded(row[0] * r + row[1] * g + row[2] * b));
  return [x ?? 0, y ?? 0, z ?? 0];
};
const P3_XY = [31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000];
const SRGB_XY = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000];

/** Whether progressive: what concerns the parameters of the one scan, and what every JPEG can have. */
const BASELINE = [false];
const ANY = [false, true];

/** Read exactly as the same file without what is wrong with it. */
const AS_THE_PLAIN_FILE: readonly (readonly [
  encodings: readonly boolean[],
  what: string,
  source: string,
  change: Change,
])[] = [
  [BASELINE, 'Se 0', 'lovell/sharp#1578', (plain) => phone.withScanParameters(plain, 0, 0, 0)],
  [BASELINE, 'Se 255', 'lovell/sharp#3488', (plain) => phone.withScanParameters(plain, 0, 255, 0)],
  [BASELINE, 'Ss 1', 'Matthias-Wandel/jhead#18', (plain) => phone.withScanParameters(plain, 1, 63, 0)],
  [BASELINE, 'Ah and Al 1', 'image-rs/jpeg-decoder#130', (plain) => phone.withScanParameters(plain, 0, 63, 0x11)],
  [ANY, 'JFIF 2.1', 'libjpeg jdmarker.c', (plain) => phone.withJfifVersion(plain, 2)],
  [ANY, 'Adobe transform 2', 'libjpeg jdapimin.c', (plain) => phone.withAdobeTransform(plain, 2)],
  [ANY, 'Adobe transform 7', 'libjpeg jdapimin.c', (plain) => phone.withAdobeTransform(plain, 7)],
  [ANY, '2 stray bytes before a table', 'PaddlePaddle/PaddleOCR#9925', (plain) => phone.withStrayHeader(plain)],
  [
    ANY,
    '3 stray bytes before the end',
    'opencv/opencv#9477',
    (plain) => phone.withBytes(plain, Buffer.from([1, 2, 3])),
  ],
  [
    ANY,
    'zeros up to a block of 4096',
    'image-rs/jpeg-decoder#100',
    (plain) => phone.withBytes(plain, Buffer.alloc(4_000)),
  ],
  [ANY, 'a motion photo', 'gkv311/sview#138', (plain) => Buffer.concat([plain, phone.film()])],
  [
    ANY,
    "a motion photo in Samsung's trailer",
    'exiftool/exiftool#69',
    (plain) => Buffer.concat([plain, phone.samsungTrailer()]),
  ],
  [
    BASELINE,
    "Samsung's trailer and no end marker",
    'libjpeg-turbo/libjpeg-turbo#163',
    (plain) => Buffer.concat([phone.withoutEnd(plain), phone.samsungTrailer()]),
  ],
  [BASELINE, 'no end marker', 'libjpeg-turbo/libjpeg-turbo#163', (plain) => phone.withoutEnd(plain)],
  [
    ANY,
    'a second picture behind the first',
    '3rd/image.nvim#379',
    async (plain) => Buffer.concat([plain, await phone.grain(40)]),
  ],
];

/** Read in this color. */
const IN_COLOR: readonly (readonly [...Line, color: () => readonly number[]])[] = [
  [
    'a PNG of Display P3 by cICP',
    'W3C PNG, third edition',
    async () => phone.coloredPng(await inP3(), phone.cicp(12, 13)),
    () => SKIN,
  ],
  [
    'a PNG of Display P3 by cHRM',
    'danbooru/danbooru#2870',
    async () => phone.coloredPng(await inP3(), phone.gama(45_455), phone.chrm(...P3_XY)),
    () => SKIN,
  ],
  [
    'a PNG of Display P3 by a profile',
    'W3C PNG, third edition',
    async () => phone.coloredPng(await inP3(), phone.iccp(await phone.profile('p3'))),
    () => SKIN,
  ],
  [
    'a PNG of BT.2020 by cICP',
    'W3C PNG, third edition',
    () => phone.coloredPng(inBt2020(), phone.cicp(9, 13)),
    () => SKIN,
  ],
  ['a PNG of sRGB by cICP', 'W3C PNG, third edition', () => phone.coloredPng(SKIN, phone.cicp(1, 13)), () => SKIN],
  ['a PNG of gamma 1', 'libvips/libvips#1238', () => phone.coloredPng(SKIN, phone.gama(100_000)), () => seen(1)],
  ['a PNG of gamma 1/1.8', 'danbooru/danbooru#2870', () => phone.coloredPng(SKIN, phone.gama(55_556)), () => seen(1.8)],
  [
    "a PNG of sRGB's gamma and primaries",
    'W3C PNG, third edition',
    () => phone.coloredPng(SKIN, phone.gama(45_455), phone.chrm(...SRGB_XY)),
    () => SKIN,
  ],
  [
    'a PNG that is sRGB, whatever its gamma',
    'W3C PNG, third edition',
    () => phone.coloredPng(SKIN, phone.srgb(), phone.gama(100_000)),
    () => SKIN,
  ],
  [
    'a PNG with the profile of printing inks',
    'lovell/sharp#237',
    async () => phone.coloredPng(SKIN, phone.iccp(await phone.profile('cmyk'))),
    () => SKIN,
  ],
  [
    'a progressive motion photo',
    'gkv311/sview#138',
    async () => Buffer.concat([await flat().jpeg({ quality: 95, progressive: true }).toBuffer(), phone.film()]),
    () => SKIN,
  ],
];

const jpeg = (): Promise<Buffer> => flat().jpeg().toBuffer();
const form = async (): Promise<Buffer> =>
  Buffer.concat([
    Buffer.from(
      '------WebKitFormBoundaryNkFie\r\nContent-Disposition: form-data; name="f"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n',
    ),
    await jpeg(),
    Buffer.from('\r\n------WebKitFormBoundaryNkFie--\r\n'),
  ]);

/** Refused as damaged. */
const DAMAGED: readonly Line[] = [
  ['half of a file', 'the service', async () => (await phone.grain()).subarray(0, 12_000)],
  ['a file without its last 40 bytes', 'the service', async () => (await phone.grain()).subarray(0, -40)],
  [
    'a wrong Se and half of a file',
    'the service',
    async () => phone.withScanParameters(await phone.grain(), 0, 0, 0).subarray(0, 12_000),
  ],
  ['a file with lost data', 'the service', async () => phone.zeroed(await phone.grain(), 0.4, 0.6)],
  ['a file with a lost block', 'the service', async () => phone.zeroed(await phone.grain(), 0.5, 0.52)],
  ['a progressive file with lost data', 'the service', async () => phone.zeroed(await phone.grain(90, true), 0.4, 0.6)],
  [
    'a progressive file whose end is zeros',
    'the service',
    async () => phone.zeroed(await phone.grain(90, true), 0.9, 1),
  ],
  [
    'a progressive file with 200 bytes that are no zeros at its end',
    'the service',
    async () => phone.withBytes(await phone.grain(90, true), Buffer.alloc(200, 7)),
  ],
  ['half of a progressive file', 'the service', async () => (await phone.grain(90, true)).subarray(0, 12_000)],
];

/** Refused, with what was received and what to do. */
const REFUSED: readonly (readonly [...Line, measured: RegExp, hint: RegExp])[] = [
  ...DAMAGED.map((line) => [...line, /^damaged data$/, /camera/] as const),
  [
    'a PNG in HDR (PQ)',
    'W3C PNG, third edition',
    () => phone.coloredPng(SKIN, phone.cicp(9, 16)),
    /color space/,
    /sRGB/,
  ],
  [
    'a PNG whose primaries lie on a line',
    'found by the fuzz suite',
    () => phone.coloredPng(SKIN, phone.chrm(0, 1, 99_970, 1, 99_979, 1, 0, 2)),
    /color space/,
    /sRGB/,
  ],
  [
    'a HEIC',
    'support.apple.com/116944',
    () => heic(),
    /^heic$/,
    /Settings > Camera > Formats > Most Compatible.*Share > Options > Most Compatible/,
  ],
  ['a form', 'rsuite/rsuite#1853', form, /^multipart form$/, /not a form/],
  [
    'a data URL',
    'aws/aws-sdk-js#2713',
    async () => Buffer.from(`data:image/jpeg;base64,${(await jpeg()).toString('base64')}`),
    /^base64 text$/,
    /decode it/,
  ],
  [
    'base64',
    'aws/aws-sdk-js#2713',
    async () => Buffer.from((await jpeg()).toString('base64')),
    /^base64 text$/,
    /decode it/,
  ],
  [
    'base64 in quotes',
    'aws/aws-sdk-js#2713',
    async () => Buffer.from(JSON.stringify((await jpeg()).toString('base64'))),
    /^base64 text$/,
    /decode it/,
  ],
  [
    'a file reference as JSON',
    'react/react-native#2115',
    () => Buffer.from('{"uri":"file:///a.jpg","type":"image/jpeg"}'),
    /^JSON$/,
    /not JSON/,
  ],
  [
    'a photo read as text',
    'qiita.com/ma2shita/items/ea96fbb73b7095413d3f',
    async () => Buffer.from((await jpeg()).toString('utf8')),
    /read as text/,
    /as bytes/,
  ],
  ['nothing', 'the service', () => Buffer.alloc(0), /^empty$/, /empty/],
  ['a script behind a form', 'the service', async () => withTail(await form()), /^multipart form$/, /not a form/],
];

const pixelsOf = async (file: Buffer): Promise<Buffer> => {
  const outcome = await decodeSelfie(file);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.rejection));
  return Buffer.from(outcome.value.data);
};

describe('decodeSelfie', () => {
  it.each(AS_THE_PLAIN_FILE)(
    'of encodings %j loses no pixel of a JPEG with %s (%s)',
    async (encodings, _what, _source, change) => {
      for (const progressive of encodings) {
        const plain = await phone.grain(90, progressive);
        const read = await pixelsOf(await change(plain));
        expect(read.equals(await pixelsOf(plain))).toBe(true);
      }
    },
  );

  it('reads a white wall whose own tables say nothing changes by zeros', async () => {
    const wall = { width: 2_000, height: 1_500, channels: 3, background: { r: 230, g: 230, b: 230 } } as const;
    const bytes = await sharp({ create: wall }).jpeg({ optimiseCoding: true }).toBuffer();

    expect(bytes.includes(Buffer.alloc(512))).toBe(true);
    expect(new Set(await pixelsOf(bytes))).toEqual(new Set([230]));
  });

  it.each(IN_COLOR)('reads the color of %s (%s)', async (_what, _source, make, color) => {
    const read = await pixelsOf(await make());
    for (const [channel, value] of color().entries()) {
      expect(Math.abs((read[channel + read.length / 2 - ((read.length / 2) % 3)] ?? 0) - value)).toBeLessThanOrEqual(2);
    }
  });

  it.each(REFUSED)('refuses %s (%s) and says what it got', async (...[, , make, measured, hint]) => {
    expect(await decodeSelfie(await make())).toMatchObject({
      ok: false,
      rejection: {
        code: 'unsupported_image',
        evidence: { measured: expect.stringMatching(measured), hint: expect.stringMatching(hint) },
      },
    });
  });
});
