/** The files of the face model for the browser, out of the packages that the service takes them from. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const WASM = dirname(require.resolve('@tensorflow/tfjs-backend-wasm'));
const MODELS = join(dirname(require.resolve('@vladmandic/human')), '../models');

const FILES: Readonly<Record<string, readonly [folder: string, type: string]>> = {
  'tfjs-backend-wasm.wasm': [WASM, 'application/wasm'],
  'tfjs-backend-wasm-simd.wasm': [WASM, 'application/wasm'],
  'facemesh.json': [MODELS, 'application/json'],
  'facemesh.bin': [MODELS, 'application/octet-stream'],
  'blazeface.json': [MODELS, 'application/json'],
  'blazeface.bin': [MODELS, 'application/octet-stream'],
};

export const faceModelFile = async (name: string): Promise<{ type: string; body: Uint8Array } | undefined> => {
  const known = FILES[name];
  return known && { type: known[1], body: await readFile(join(known[0], name)) };
};
