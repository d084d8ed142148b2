/** `npx node scripts/client/cli.ts`: the client's JavaScript and types in clients/typescript/dist, and what it weighs in an app. */
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { ENTRY, measureClient, TARGET } from './size.ts';

const CLIENT = path.join(import.meta.dirname, '../../clients/typescript');
const TSC = path.join(import.meta.dirname, '../../node_modules/typescript/bin/tsc');
const DIST = path.join(CLIENT, 'dist');

const types = ['--noEmit', 'false', '--emitDeclarationOnly', '--declaration', '--outDir', DIST];

await rm(DIST, { recursive: true, force: true });
await build({
  entryPoints: [ENTRY],
  bundle: true,
  // An app has one copy of it, whoever else uses it.
  packages: 'external',
  format: 'esm',
  platform: 'neutral',
  target: TARGET,
  sourcemap: true,
  outfile: path.join(DIST, 'glamai-client.js'),
});
await promisify(execFile)(process.execPath, [TSC, '-p', CLIENT, ...types]);

const { minified, gzipped, parts } = await measureClient();
for (const [file, bytes] of Object.entries(parts)) console.log(`${String(bytes).padStart(7)} B  ${file}`);
console.log(`${String(minified).padStart(7)} B  minified, ${gzipped} B gzipped`);
