/** Writes what is derived from the contract's schemas and from the stage parameters and measured costs; `--check` fails when a file is stale instead of writing it. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openApiFiles } from './generate/openapi/files.ts';
import { pagesWithTables } from './generate/pages.ts';
import { compileValidators } from './generate/validators.ts';

const ROOT = path.join(import.meta.dirname, '..');
const VALIDATORS = 'src/lib/contract/generated';
const check = process.argv.includes('--check');

const current = async (file: string): Promise<string | undefined> =>
  readFile(path.join(ROOT, file), 'utf8').catch(() => undefined);

const write = async (file: string, content: string): Promise<void> => {
  await mkdir(path.dirname(path.join(ROOT, file)), { recursive: true });
  await writeFile(path.join(ROOT, file), content);
};

/** Path from the repository's root -> content. */
const wantedFiles = async (): Promise<Map<string, string>> => {
  const validators = [...(await compileValidators())].map(
    ([file, content]) => [path.join(VALIDATORS, file), content] as const,
  );
  return new Map([...validators, ...(await openApiFiles()), ...(await pagesWithTables())]);
};

const wanted = await wantedFiles();
const present = await readdir(path.join(ROOT, VALIDATORS)).catch(() => []);
const surplus = present.map((file) => path.join(VALIDATORS, file)).filter((file) => !wanted.has(file));
const stale: string[] = [...surplus];

for (const [file, content] of wanted) {
  if ((await current(file)) === content) continue;
  stale.push(file);
  if (!check) await write(file, content);
}

if (check && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run \`npm run generate\` and commit the result.`);
  process.exit(1);
}
if (!check) await Promise.all(surplus.map((file) => rm(path.join(ROOT, file))));
console.log(check ? `${wanted.size} generated files are fresh` : `${wanted.size} files, ${stale.length} changed`);
