/** The same photo under other light or worse handling: exposure, color casts, compression, size, rotation. */
import sharp, { type Sharp } from 'sharp';
import { linearFromSrgb, srgbFromLinear } from '../../src/lib/color.ts';
import type { RgbImage } from '../../src/lib/face/types.ts';

type Gains = readonly [number, number, number];
type Change = (bytes: Uint8Array) => Promise<Uint8Array>;

/** Gains on linear red, green and blue. */
export const LIGHTS: Readonly<Record<string, Gains>> = {
  'exposure -1 EV': [0.5, 0.5, 0.5],
  'exposure -0.5 EV': [0.707, 0.707, 0.707],
  'exposure +0.5 EV': [1.414, 1.414, 1.414],
  'exposure +1 EV': [2, 2, 2],
  'mild warm cast': [1.1, 1, 0.85],
  'strong warm cast': [1.25, 1, 0.6],
  'mild cool cast': [0.9, 1, 1.15],
  'strong cool cast': [0.75, 1, 1.35],
};

/** Multiplies linear light per channel and clips, as another light or another exposure would. */
export const relit = (image: RgbImage, gains: Gains): RgbImage => {
  const tables = gains.map((gain) =>
    Uint8Array.from({ length: 256 }, (_, byte) => Math.round(srgbFromLinear(linearFromSrgb(byte) * gain))),
  );
  const data = new Uint8Array(image.data.length);
  for (let at = 0; at < data.length; at++) data[at] = tables[at % 3]?.[image.data[at] ?? 0] ?? 0;
  return { ...image, data };
};

/** High enough to add nothing of its own. */
const QUALITY = 95;

/** Degrees, clockwise, on grey, so that no black corner pretends to be a dark room. */
const rolled =
  (degrees: number): Change =>
  async (bytes) =>
    sharp(bytes).autoOrient().rotate(degrees, { background: '#b8b8b8' }).jpeg({ quality: QUALITY }).toBuffer();

const oriented =
  (orientation: number): Change =>
  async (bytes) => {
    /** Turns the pixels the other way, so that reading the tag makes them upright again. */
    const undo: Record<number, (image: Sharp) => Sharp> = {
      2: (image) => image.flop(),
      3: (image) => image.rotate(180),
      4: (image) => image.flip(),
      5: (image) => image.rotate(270).flop(),
      6: (image) => image.rotate(270),
      7: (image) => image.rotate(90).flop(),
      8: (image) => image.rotate(90),
    };
    const upright = sharp(await sharp(bytes).autoOrient().toBuffer());
    const turned = (undo[orientation] ?? ((image) => image))(upright);
    return turned.withMetadata({ orientation }).jpeg({ quality: QUALITY }).toBuffer();
  };

/** What messengers, phones and people do to a photo. */
export const HANDLING: Readonly<Record<string, Change>> = {
  'JPEG quality 25': async (bytes) => sharp(bytes).autoOrient().jpeg({ quality: 25 }).toBuffer(),
  '200 pixels wide': async (bytes) => sharp(bytes).autoOrient().resize(200).jpeg({ quality: 90 }).toBuffer(),
  'JPEG quality 40': async (bytes) => sharp(bytes).autoOrient().jpeg({ quality: 40 }).toBuffer(),
  'half size': async (bytes) => {
    const { width } = await sharp(bytes)
      .autoOrient()
      .toBuffer()
      .then((upright) => sharp(upright).metadata());
    return sharp(bytes)
      .autoOrient()
      .resize(Math.round(width / 2))
      .jpeg({ quality: 90 })
      .toBuffer();
  },
  'roll 15 degrees': rolled(15),
  'roll -15 degrees': rolled(-15),
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => [`EXIF orientation ${orientation}`, oriented(orientation)]),
  ),
};
