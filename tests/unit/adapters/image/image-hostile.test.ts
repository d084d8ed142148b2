/** Pictures that somebody made to do harm, and pictures that merely are unusual: each has a clear code. */
import { describe, expect, it, jest } from '@jest/globals';
import { decodeSelfie } from '../../../../src/lib/adapters/image/image.ts';
import { PROBLEMS } from '../../../../src/lib/errors.ts';
import * as odd from '../../../support/images/odd-images.ts';

/** Some are made of a hundred megabytes. */
jest.setTimeout(30_000);

type Make = () => Uint8Array | Promise<Uint8Array>;

const jpeg = (): Promise<Buffer> => odd.flat().jpeg().toBuffer();
const png = (): Promise<Buffer> => odd.flat().png().toBuffer();

const READ: Readonly<Record<string, Make>> = {
  'a JPEG with a script, a zip and a PDF after its end': async () => odd.withTail(await jpeg()),
  'a JPEG with a script in its comment': async () => odd.withComment(await jpeg()),
  'a PNG with a script after its end': async () => odd.withTail(await png()),
  'an animated PNG, by its still picture': odd.animatedPng,
  'a PNG whose texts inflate to 1.4 GB': () => odd.textBomb(7_000_000, 200),
  'a PNG of many empty pixel chunks': () => odd.splitPng(10_000),
  'a CMYK JPEG': () => odd.flat().toColorspace('cmyk').jpeg().toBuffer(),
  'a grey PNG of 16 bits': () => odd.flat().toColorspace('grey16').png().toBuffer(),
  'an interlaced PNG of 16 bits': () => odd.flat().toColorspace('rgb16').png({ progressive: true }).toBuffer(),
  'a PNG of one bit a pixel': () => odd.blackPng(400),
};

const REFUSED: Readonly<Record<string, readonly [code: string, make: Make]>> = {
  'a PNG of 30 000 x 30 000 with all its pixels': ['image_too_large', () => odd.blackPng(30_000)],
  'a PNG that says 30 000 x 30 000': ['image_too_large', () => odd.hollowPng(30_000)],
  'a PNG that says 2 147 483 647 pixels a side': ['unsupported_image', () => odd.hollowPng(0x7fffffff)],
  'a JPEG that says 30 000 x 30 000': ['image_too_large', () => odd.hollowJpeg(30_000)],
  'a JPEG that says 65 500 x 65 500': ['image_too_large', () => odd.hollowJpeg(65_500)],
  'a progressive JPEG that says 30 000 x 30 000': ['image_too_large', () => odd.hollowJpeg(30_000, true)],
  'a JPEG that says just as much as is taken': ['unsupported_image', () => odd.hollowJpeg(14_400)],
  'a PNG that says just as much as is taken': ['unsupported_image', () => odd.hollowPng(7_000)],
  'a JPEG of 500 scans': ['unsupported_image', () => odd.manyScans(1_000, 500)],
  'a picture after a script': ['unsupported_image', async () => odd.withHead(await jpeg())],
  'a JPEG of 12 bits a sample': ['unsupported_image', odd.twelveBitJpeg],
  'an animated GIF': ['unsupported_image', () => odd.flat(200, 320).gif({ loop: 0 }).toBuffer()],
  'a WebP': ['unsupported_image', () => odd.flat().webp().toBuffer()],
  'a HEIC of an iPhone': ['unsupported_image', () => odd.heic()],
  'a HEIC by its general brand': ['unsupported_image', () => odd.heic('mif1')],
  'an AVIF': ['unsupported_image', () => odd.flat().avif({ effort: 0 }).toBuffer()],
};

const INTERNALS = /vips|sharp|node_modules|heif|\.ts\b/i;

describe('decodeSelfie', () => {
  it.each(Object.entries(READ))('reads %s as nothing but its pixels', async (_what, make) => {
    const outcome = await decodeSelfie(await make());

    expect(outcome).toMatchObject({ ok: true });
    if (outcome.ok) expect(outcome.value.data.length).toBe(outcome.value.width * outcome.value.height * 3);
  });

  it.each(Object.entries(REFUSED))(
    'refuses %s by a code that tells the user what to do',
    async (_what, [code, make]) => {
      const bytes = await make();
      const outcome = await decodeSelfie(bytes);

      expect(bytes.length).toBeLessThan(10_485_760);
      expect(outcome).toMatchObject({
        ok: false,
        rejection: { code, evidence: { hint: expect.stringMatching(/^Send/) } },
      });
      expect(JSON.stringify(outcome)).not.toMatch(INTERNALS);
      if (!outcome.ok) expect(PROBLEMS[outcome.rejection.code].status).toBeLessThan(500);
    },
  );

  it('refuses or reads a profile that inflates to 50 MB, and is done', async () => {
    const outcome = await decodeSelfie(await odd.profileBomb(50_000_000));
    expect(outcome.ok || outcome.rejection.code === 'unsupported_image').toBe(true);
  });
});
