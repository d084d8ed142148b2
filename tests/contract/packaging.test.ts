/** What each function's zip holds: its own bundle, sharp and the face mesh only where pixels are read, and nothing of the workshop. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { overBudget, readBudgets } from '../../bench/cold/budgets.ts';
import {
  readTemplate,
  readZipEntry,
  REPOSITORY,
  sizeOf,
  STAGES,
  zipBytes,
  zipEntries,
} from '../../testing/packages/packages.ts';
import { functionsOf } from '../../testing/packages/template.ts';

/** The functions that read pixels. */
const WITH_PIXELS = ['analyze', 'analyze-on-upload'];
/** Bytes of their zips. */
const MAX_ZIP = 13_000_000;

/** Weights and WebAssembly of the face mesh, and the words that go with them. */
const MESH = [
  'node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
  'node_modules/@vladmandic/human/LICENSE',
  'node_modules/@vladmandic/human/models/facemesh.bin',
  'node_modules/@vladmandic/human/models/facemesh.json',
];

/** What sharp is made of, for Lambda's arm64 machines and no other. */
const SHARP = [
  '@img/colour',
  '@img/sharp-libvips-linux-arm64',
  '@img/sharp-linux-arm64',
  'detect-libc',
  'semver',
  'sharp',
];

const KIB = 1024;
const E_MACHINE_OFFSET = 18;
/** ELF's number for AArch64. */
const AARCH64 = 183;

const moduleOf = (name: string): string | undefined => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1];

describe.each(STAGES)('The packages of stage %s', (stage) => {
  const keys = functionsOf(readTemplate(stage)).map(({ key }) => key);
  const small = keys.filter((key) => !WITH_PIXELS.includes(key));

  afterAll(() => {
    const rows = keys.map((key) => {
      const unzipped = zipEntries(stage, key).reduce((sum, { size }) => sum + size, 0);
      const kib = (bytes: number) => (bytes / KIB).toFixed(1).padStart(9);
      return `${key.padEnd(20)} ${kib(zipBytes(stage, key).length)} KiB zipped ${kib(unzipped)} KiB unpacked`;
    });
    process.stdout.write(`\nzip sizes, stage ${stage}\n${rows.join('\n')}\n`);
  });

  it.each(small)('hold nothing but the bundle for %s', (key) => {
    expect(zipEntries(stage, key).map(({ name }) => name)).toEqual([`src/handlers/${key}.mjs`]);
  });

  it.each(WITH_PIXELS)('hold the bundle, sharp and the face mesh for %s', (key) => {
    const names = zipEntries(stage, key).map(({ name }) => name);
    expect(names.filter((name) => !name.startsWith('node_modules/')).sort()).toEqual([
      'NOTICE',
      `src/handlers/${key}.mjs`,
    ]);
    expect(names.filter((name) => /@tensorflow|@vladmandic/.test(name)).sort()).toEqual(MESH);
    const others = names.filter((name) => !MESH.includes(name));
    const modules = new Set(others.map(moduleOf).filter((name) => name !== undefined));
    expect([...modules].sort()).toEqual(SHARP);
    expect(zipBytes(stage, key).length).toBeLessThan(MAX_ZIP);
  });

  it.each(WITH_PIXELS)('hold native code for arm64 only in %s', (key) => {
    const native = zipEntries(stage, key).filter(({ name }) => /\.node$|\.so(\.|$)/.test(name));
    expect(native.length).toBe(2);
    for (const { name } of native) {
      const head = Buffer.from(readZipEntry(stage, key, name));
      expect(head.toString('latin1', 1, 4)).toBe('ELF');
      expect(head.readUInt16LE(E_MACHINE_OFFSET)).toBe(AARCH64);
    }
  });

  it.each(keys)('hold no source, typing, test, source map or document in %s', (key) => {
    const names = zipEntries(stage, key).map(({ name }) => name);
    expect(names.filter((name) => /\.([cm]?ts|map|md|cc|h)$|^(dev|tests|fixtures|bench|docs)\//.test(name))).toEqual(
      [],
    );
  });

  it.each(keys)('outgrow no budget with %s', (key) => {
    expect(overBudget(key, sizeOf(stage, key), readBudgets())).toEqual([]);
  });

  it.each(keys)('name nothing of a laptop in %s', (key) => {
    const bundle = Buffer.from(readZipEntry(stage, key, `src/handlers/${key}.mjs`)).toString();
    expect(bundle).not.toMatch(/IS_OFFLINE|S3RVER|cognito-local|dynalite|local-cloud/);
  });
});

describe('A packaged bundle', () => {
  // Below the repository, so that `sharp` resolves to the one this machine can run.
  const folder = join(REPOSITORY, '.build/loaded-bundles');
  const keys = functionsOf(readTemplate('prod')).map(({ key }) => key);

  beforeAll(() => {
    mkdirSync(folder, { recursive: true });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(keys)('of %s loads by itself and exports a handler that Lambda accepts', async (key) => {
    const file = join(folder, `${key}.mjs`);
    writeFileSync(file, readZipEntry('prod', key, `src/handlers/${key}.mjs`));
    const loaded = (await import(pathToFileURL(file).href)) as { handler: (...args: unknown[]) => unknown };
    expect(typeof loaded.handler).toBe('function');
    // nodejs24.x refuses a third parameter, the old callback.
    expect(loaded.handler.length).toBeLessThanOrEqual(2);
  });
});
