/** Decodes a JPEG or PNG as Rekognition sees it: EXIF-rotated, sRGB, no alpha. */
import sharp from 'sharp';
import type { Picture } from './types.ts';

/** Mesh points come in whole pixels, so a small picture is enlarged; the mesh itself works on a 192-pixel crop. */
const LONGEST_SIDE = 1280;

export const decodePicture = async (bytes: Uint8Array): Promise<Picture> => {
  const { data, info } = await sharp(bytes, { failOn: 'truncated', limitInputPixels: 200_000_000 })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside' })
    .flatten()
    .toColorspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: toRgb(data, info.channels), width: info.width, height: info.height };
};

/** A one-channel PNG stays one-channel through the sRGB conversion. */
const toRgb = (data: Uint8Array, channels: number): Uint8Array => {
  if (channels === 3) return data;
  const rgb = new Uint8Array((data.length / channels) * 3);
  for (let i = 0; i < rgb.length; i++) rgb[i] = data[Math.floor(i / 3) * channels] ?? 0;
  return rgb;
};
