/** Renders an SVG to a JPEG with the grain of a camera. */
import sharp from 'sharp';
import { seeded } from '../../dev/random.ts';
import { normal, seedOf } from './random.ts';

/** Standard deviations in code values: grain of single pixels and of soft spots some pixels wide. */
const GRAIN = 2.2;
const SPOTS = 2;
const SPOT_SIZE = 7;

interface Raw {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

const rasterize = async (svg: string): Promise<Raw> => {
  const { data, info } = await sharp(Buffer.from(svg))
    .flatten({ background: '#ffffff' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
};

/** Random values on a coarse grid, smoothly in between. */
const spotField = (width: number, height: number, seed: number): ((x: number, y: number) => number) => {
  const random = seeded(seed);
  const columns = Math.ceil(width / SPOT_SIZE) + 2;
  const rows = Math.ceil(height / SPOT_SIZE) + 2;
  const values = Float32Array.from({ length: columns * rows }, () => normal(random) * SPOTS);
  return (x, y) => {
    const [column, row] = [Math.floor(x / SPOT_SIZE), Math.floor(y / SPOT_SIZE)];
    const [u, v] = [x / SPOT_SIZE - column, y / SPOT_SIZE - row];
    const at = (dx: number, dy: number) => values[(row + dy) * columns + column + dx] ?? 0;
    return (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v;
  };
};

/** The same offset on all three channels, so that grain changes lightness and not hue. */
const addGrain = ({ data, width, height }: Raw, seed: number): Raw => {
  const random = seeded(seed);
  const spotAt = spotField(width, height, seed + 1);
  const grained = new Uint8Array(data.length);
  for (let i = 0; i < width * height; i++) {
    const offset = spotAt(i % width, Math.floor(i / width)) + normal(random) * GRAIN;
    for (let channel = i * 3; channel < i * 3 + 3; channel++) {
      grained[channel] = Math.min(255, Math.max(0, Math.round((data[channel] ?? 0) + offset)));
    }
  }
  return { data: grained, width, height };
};

/** JPEG bytes, the same for the same SVG and name. */
export const renderJpeg = async (svg: string, name: string): Promise<Buffer> => {
  const { data, width, height } = addGrain(await rasterize(svg), seedOf(name));
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4' })
    .toBuffer();
};
