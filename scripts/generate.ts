/** Writes what is derived from the contract's schemas; `--check` fails when a file is stale instead of writing it. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compileValidators } from './generate/validators.ts';

const target = path.join(import.meta.dirname, '../src/lib/contract/generated');
const check = process.argv.includes('--check');

const current = async (file: string): Promise<string | undefined> =>
  readFile(path.join(target, file), 'utf8').catch(() => undefined);

const wanted = await compileValidators();
await mkdir(target, { recursive: true });
const surplus = (await readdir(target)).filter((file) => !wanted.has(file));
const stale: string[] = [...surplus];

for (const [file, content] of wanted) {
  if ((await current(file)) === content) continue;
  stale.push(file);
  if (!check) await writeFile(path.join(target, file), content);
}

if (check && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\` and commit the result.`);
  process.exit(1);
}
if (!check) await Promise.all(surplus.map((file) => rm(path.join(target, file))));
console.log(check ? `${wanted.size} generated files are fresh` : `${wanted.size} files, ${stale.length} changed`);
