/** Chromium for the browser tests: the one of CHROMIUM_PATH or Debian's, with a camera that films a drawn portrait. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import sharp from 'sharp';

const REPOSITORY = join(import.meta.dirname, '../..');
/** Kept as output of a CI run. */
export const OUTPUT = join(REPOSITORY, '.build/e2e');
export const PORTRAITS = join(REPOSITORY, 'fixtures/selfies');

const executable = (): string => {
  const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (existsSync(path)) return path;
  throw new Error(`There is no chromium at ${path}: apt-get install chromium, or set CHROMIUM_PATH.`);
};

const FRAMES = 20;

/** A drawn portrait that sways before a camera of 640 by 480 pixels: JPEGs one after another are a film. */
const film = async (): Promise<string> => {
  mkdirSync(OUTPUT, { recursive: true });
  const file = join(OUTPUT, 'camera.mjpeg');
  const portrait = await sharp(join(PORTRAITS, 'default.jpg')).toBuffer();
  const frames = Array.from({ length: FRAMES }, (_, frame) => {
    const turn = (2 * Math.PI * frame) / FRAMES;
    const [left, top] = [Math.round(100 - 20 * Math.sin(turn)), Math.round(270 - 10 * Math.cos(turn))];
    return sharp(portrait).extract({ left, top, width: 600, height: 450 }).resize(640, 480).jpeg().toBuffer();
  });
  writeFileSync(file, Buffer.concat(await Promise.all(frames)));
  return file;
};

export const openBrowser = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: executable(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${await film()}`,
    ],
  });
