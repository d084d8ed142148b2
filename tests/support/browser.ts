/** Chromium for the browser tests: the one of CHROMIUM_PATH or Debian's, with a camera that films a drawn portrait. */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const REPOSITORY = join(import.meta.dirname, '../..');
/** Kept as output of a CI run. */
export const OUTPUT = join(REPOSITORY, '.build/e2e');
export const PORTRAITS = join(REPOSITORY, 'fixtures/selfies');

const executable = (): string => {
  const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (existsSync(path)) return path;
  throw new Error(`There is no chromium at ${path}: apt-get install chromium, or set CHROMIUM_PATH.`);
};

/** One JPEG is a film of one picture. */
const film = (): string => {
  mkdirSync(OUTPUT, { recursive: true });
  const file = join(OUTPUT, 'camera.mjpeg');
  copyFileSync(join(PORTRAITS, 'default.jpg'), file);
  return file;
};

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executable(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film()}`,
    ],
  });
