/** A photo of 12 megapixels: the project's own portrait enlarged, with a sensor's noise, so that decoding costs what it does. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { OUT } from '../bundles.ts';

const SELFIE = new URL('../../fixtures/selfies/default.jpg', import.meta.url);
/** 3:4, as a phone's camera makes it. */
export const SIZE = { width: 3_024, height: 4_032 };

/** The file's path. */
export const drawPhoto = async (): Promise<string> => {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 12 };
  const grain = await sharp({ create: { ...SIZE, channels: 3, background: '#808080', noise } })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const file = join(OUT, 'photo.jpg');
  mkdirSync(OUT, { recursive: true });
  await sharp(readFileSync(SELFIE))
    .resize(SIZE.width, SIZE.height, { fit: 'cover' })
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 92 })
    .toFile(file);
  return file;
};
