/** Decoding: what is read, what is refused, and that no library's words leave the adapter. */
import { describe, expect, it } from '@jest/globals';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { decodeSelfie } from '../../../../src/lib/adapters/image/image.ts';

const SKIN = { r: 192, g: 142, b: 110 };
const flat = (width = 200, height = 160) => sharp({ create: { width, height, channels: 3, background: SKIN } });
const detailed = async (): Promise<Buffer> => {
  const data = Buffer.from(Array.from({ length: 300 * 300 * 3 }, (_, i) => (i * 7919) % 251));
  return sharp(data, { raw: { width: 300, height: 300, channels: 3 } })
    .jpeg()
    .toBuffer();
};
const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const result = await decodeSelfie(bytes);
  return result.ok ? 'ok' : result.rejection.code;
};

/** The frame header of a JPEG says another size than its data have. */
const claimed = (jpeg: Buffer, frame: number, side: number): Buffer => {
  const at = jpeg.indexOf(Buffer.from([0xff, frame])) + 5;
  jpeg.writeUInt16BE(side, at);
  jpeg.writeUInt16BE(side, at + 2);
  return jpeg;
};

/** Likewise for a PNG, whose header carries a checksum over bytes 12 to 28. */
const claimedPng = (png: Buffer, side: number): Buffer => {
  png.writeUInt32BE(side, 16);
  png.writeUInt32BE(side, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
};

describe('decodeSelfie', () => {
  it.each([
    ['JPEG', () => flat().jpeg({ quality: 95 }).toBuffer()],
    ['progressive JPEG', () => flat().jpeg({ quality: 95, progressive: true }).toBuffer()],
    ['CMYK JPEG', () => flat().toColorspace('cmyk').jpeg({ quality: 95 }).toBuffer()],
    ['PNG', () => flat().png().toBuffer()],
    ['palette PNG', () => flat().png({ palette: true }).toBuffer()],
    ['16-bit PNG', () => flat().toColorspace('rgb16').png().toBuffer()],
    ['PNG with alpha', () => flat().ensureAlpha(0.6).png().toBuffer()],
    ['Display-P3 JPEG', () => flat().withIccProfile('p3').jpeg({ quality: 95 }).toBuffer()],
  ])('reads a %s as sRGB without alpha', async (_, make) => {
    const result = await decodeSelfie(await make());
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    const { data, width, height } = result.value;
    expect([width, height, data.length]).toEqual([200, 160, 200 * 160 * 3]);
    const at = (80 * 200 + 100) * 3;
    expect(Math.abs((data[at] ?? 0) - SKIN.r)).toBeLessThan(9);
    expect(Math.abs((data[at + 1] ?? 0) - SKIN.g)).toBeLessThan(9);
    expect(Math.abs((data[at + 2] ?? 0) - SKIN.b)).toBeLessThan(9);
  });

  it('gives three channels for a picture without color', async () => {
    const result = await decodeSelfie(await flat().greyscale().jpeg().toBuffer());
    expect(result).toMatchObject({ ok: true, value: { width: 200, height: 160 } });
    expect(result.ok && result.value.data.length).toBe(200 * 160 * 3);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('rotates by EXIF orientation %d', async (orientation) => {
    const bytes = await flat().withMetadata({ orientation }).jpeg().toBuffer();
    const [width, height] = orientation >= 5 ? [160, 200] : [200, 160];
    expect(await decodeSelfie(bytes)).toMatchObject({
      ok: true,
      value: { width, height, source: { width, height } },
    });
  });

  it('shrinks a large picture and says how large it was', async () => {
    const bytes = await flat(4000, 3000).jpeg().toBuffer();
    expect(await decodeSelfie(bytes)).toMatchObject({
      ok: true,
      value: { width: 1000, height: 750, source: { width: 4000, height: 3000 } },
    });
  });

  it.each([
    ['nothing', () => new Uint8Array()],
    ['text', () => Buffer.from('this is not a picture')],
    ['WebP', () => flat().webp().toBuffer()],
    ['GIF', () => flat().gif().toBuffer()],
    ['AVIF', () => flat().avif({ effort: 0 }).toBuffer()],
    ['TIFF', () => flat().tiff().toBuffer()],
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"/>')],
    ['a JPEG header alone', async () => (await detailed()).subarray(0, 300)],
    ['half a JPEG', async () => (await detailed()).subarray(0, 20_000)],
    [
      'half a PNG',
      async () =>
        (
          await sharp(await detailed())
            .png()
            .toBuffer()
        ).subarray(0, 90_000),
    ],
    ['a JPEG with a zeroed scan', async () => Buffer.from(await detailed()).fill(0, 15_000, 22_000)],
    ['a picture 79 pixels high', () => flat(400, 79).jpeg().toBuffer()],
  ])('refuses %s as unsupported_image in its own words', async (_, make) => {
    const result = await decodeSelfie(await make());
    expect(result).toMatchObject({ ok: false, rejection: { code: 'unsupported_image' } });
    expect(JSON.stringify(result)).not.toMatch(/vips|sharp|buffer|heif|\//i);
  });

  it('reads a picture 80 pixels high', async () => {
    expect(await codeOf(await flat(400, 80).jpeg().toBuffer())).toBe('ok');
  });

  it('refuses a JPEG that makes more passes over the picture than any encoder writes', async () => {
    const jpeg = await flat(400, 400).jpeg({ progressive: true }).toBuffer();
    const scan = jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xda])), -2);
    const bytes = Buffer.concat([jpeg.subarray(0, -2), ...Array<Buffer>(12).fill(scan), jpeg.subarray(-2)]);
    const result = await decodeSelfie(bytes);
    expect(result).toMatchObject({ ok: false, rejection: { code: 'unsupported_image', evidence: { threshold: 40 } } });
  });

  it.each([
    ['progressive JPEG', async () => claimed(await flat().jpeg({ progressive: true }).toBuffer(), 0xc2, 9000)],
    ['PNG', async () => claimedPng(await flat().png().toBuffer(), 16_000)],
    ['baseline JPEG', async () => claimed(await flat().jpeg().toBuffer(), 0xc0, 30_000)],
  ])('refuses a %s by the size that its header claims', async (_, make) => {
    expect(await codeOf(await make())).toBe('image_too_large');
  });
});
