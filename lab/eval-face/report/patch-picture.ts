/** A small picture of a face with the patches drawn that its skin was read from. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { decodeSelfie } from '../../../src/lib/adapters/image/image.ts';
import { chooseFace } from '../../../src/lib/face/gate/gate.ts';
import { placePatches } from '../../../src/lib/face/skin/patches.ts';
import type { RgbImage } from '../../../src/lib/face/types.ts';
import { type Detect, detections, skinFrame } from '../measure.ts';

const WIDTH = 240;
/** Share of the face box added on each side. */
const MARGIN = 0.15;

const overlay = (image: RgbImage, shapes: string): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${image.width}" height="${image.height}" fill="none" stroke="#00e5ff" stroke-width="${Math.max(1, image.width / 400)}">${shapes}</svg>`,
  );

const cut = (start: number, length: number, whole: number): readonly [number, number] => {
  const from = Math.max(0, Math.floor((start - MARGIN * length) * whole));
  return [from, Math.max(1, Math.min(whole - from, Math.ceil((1 + 2 * MARGIN) * length * whole)))];
};

/** A data URL, or undefined when there is no face to draw on. */
export const patchPicture = async (file: string, detect: Detect): Promise<string | undefined> => {
  const bytes = readFileSync(file);
  const decoded = await decodeSelfie(bytes);
  if (!decoded.ok) return undefined;
  const image = decoded.value;
  const chosen = chooseFace(detections(await detect(bytes)));
  const frame = chosen.ok ? await skinFrame(chosen.value, image) : undefined;
  if (!chosen.ok || frame === undefined) return undefined;
  const turn = (Math.atan2(frame.u.y, frame.u.x) * 180) / Math.PI;
  const shapes = placePatches(frame).map(
    ({ center, radius }) =>
      `<ellipse cx="${center.x}" cy="${center.y}" rx="${radius.x}" ry="${radius.y}" transform="rotate(${turn} ${center.x} ${center.y})"/>`,
  );
  const { left, top, width, height } = chosen.value.boundingBox;
  const [x, w] = cut(left, width, image.width);
  const [y, h] = cut(top, height, image.height);
  const drawn = await sharp(image.data, { raw: { width: image.width, height: image.height, channels: 3 } })
    .composite([{ input: overlay(image, shapes.join('')) }])
    .png()
    .toBuffer();
  const small = await sharp(drawn)
    .extract({ left: x, top: y, width: w, height: h })
    .resize(WIDTH)
    .jpeg({ quality: 70 })
    .toBuffer();
  return `data:image/jpeg;base64,${small.toString('base64')}`;
};
