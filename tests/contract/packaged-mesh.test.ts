/** The face mesh run from a package's own files: weights and WebAssembly out of the zip, in a folder with nothing else around. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build, type Plugin } from 'esbuild';
import { readZipEntry, REPOSITORY, zipEntries } from '../../testing/packages/packages.ts';
import { farthest, pixelsOf, readMeshes } from '../unit/adapters/image/drawn-meshes.ts';

/** What a function does with pixels and a face, with a way in and out; sharp is not needed, since the pixels are given. */
const DRIVER = `
import { readFileSync } from 'node:fs';
import { createFaceMesh } from './src/lib/adapters/image/mesh.ts';
const { face, width, height } = JSON.parse(readFileSync('given.json', 'utf8'));
const report = (error) => { throw error; };
const mesh = await createFaceMesh({ report }).meshFace({ data: readFileSync('pixels'), width, height }, face);
console.log(JSON.stringify([...mesh.points]));
`;
/** The deployment's own. */
const plugins = createRequire(import.meta.url)('../../infra/bundles/esbuild-plugins.cjs') as Plugin[];
const BANNER = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

describe.each(['analyze', 'analyze-on-upload'])('The package of %s', (key) => {
  const folder = mkdtempSync(join(tmpdir(), 'packaged-mesh-'));
  const [kept] = readMeshes();
  const put = (name: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };

  beforeAll(async () => {
    if (kept === undefined) throw new Error('No mesh is kept');
    const { data, ...size } = await pixelsOf(kept.file);
    put('pixels', data);
    put('given.json', JSON.stringify({ face: kept.face, ...size }));
    for (const { name } of zipEntries('prod', key)) {
      if (/^node_modules\/(@tensorflow|@vladmandic)\//.test(name)) put(name, readZipEntry('prod', key, name));
    }
    await build({
      stdin: { contents: DRIVER, resolveDir: REPOSITORY, loader: 'ts' },
      outfile: join(folder, `src/handlers/${key}.mjs`),
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'node',
      mainFields: ['module', 'main'],
      banner: { js: BANNER },
      plugins,
      logLevel: 'error',
    });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = () => {
    const done = spawnSync(process.execPath, [`src/handlers/${key}.mjs`], { cwd: folder, env: {}, encoding: 'utf8' });
    return { points: done.status === 0 ? (JSON.parse(done.stdout) as number[]) : [], says: done.stderr };
  };

  it('has all that the mesh needs, and lays it where the sources do', () => {
    expect(farthest(run().points, kept?.points ?? [])).toBeLessThan(0.05);
  });

  it('cannot do without its weights', () => {
    rmSync(join(folder, 'node_modules/@vladmandic'), { recursive: true });
    expect(run().says).toContain('Error: There is no @vladmandic/human');
  });
});
