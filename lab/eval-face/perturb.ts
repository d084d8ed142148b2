/** The same photo under other light or worse handling: exposure, color casts, compression, size, rotation. */
import sharp, { type Sharp } from 'sharp';
import { linearFromSrgb, srgbFromLinear } from '../../src/lib/color.ts';

type Gains = readonly [number, number, number];
type Change = (bytes: Uint8Array) => Promise<Uint8Array>;

/** High enough to add nothing of its own. */
const QUALITY = 95;

const decode = async (bytes: Uint8Array): Promise<{ data: Buffer; width: number; height: number }> => {
  const { data, info } = await sharp(bytes)
    .autoOrient()
    .resize(1350, 1350, { fit: 'inside', withoutEnlargement: true })
    .removeAlpha()
    .toColorspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};

/** Multiplies linear light per channel and clips, as another light or another exposure would. */
const withGains =
  (gains: Gains): Change =>
  async (bytes) => {
    const { data, width, height } = await decode(bytes);
    const tables = gains.map((gain) =>
      Uint8Array.from({ length: 256 }, (_, byte) => Math.round(srgbFromLinear(linearFromSrgb(byte) * gain))),
    );
    for (let at = 0; at < data.length; at++) data[at] = tables[at % 3]?.[data[at] ?? 0] ?? 0;
    return sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: QUALITY })
      .toBuffer();
  };

const exposure = (stops: number): Change => {
  const gain = 2 ** stops;
  return withGains([gain, gain, gain]);
};

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

/** The suite whose average counts. Casts are gains on linear red, green and blue. */
export const SUITE: Readonly<Record<string, Change>> = {
  'exposure -1 EV': exposure(-1),
  'exposure -0.5 EV': exposure(-0.5),
  'exposure +0.5 EV': exposure(0.5),
  'exposure +1 EV': exposure(1),
  'mild warm cast': withGains([1.1, 1, 0.85]),
  'strong warm cast': withGains([1.25, 1, 0.6]),
  'mild cool cast': withGains([0.9, 1, 1.15]),
  'strong cool cast': withGains([0.75, 1, 1.35]),
  'JPEG quality 25': async (bytes) => sharp(bytes).autoOrient().jpeg({ quality: 25 }).toBuffer(),
  '200 pixels wide': async (bytes) => sharp(bytes).autoOrient().resize(200).jpeg({ quality: 90 }).toBuffer(),
};

/** Further changes that must keep the tone within one step or lower its confidence. */
export const HANDLING: Readonly<Record<string, Change>> = {
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
