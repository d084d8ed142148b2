/** Pages with their generated tables written anew, each between two marks of its own. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { pages as costPages } from '../../bench/cost/tables.ts';
import { replaceMarked } from './marked.ts';
import { parameterTable } from './parameter-table.ts';

const ROOT = path.join(import.meta.dirname, '../..');

type Tables = Readonly<Record<string, () => Promise<string> | string>>;

const written = async (file: string, tables: Tables): Promise<string> => {
  const where = path.join(ROOT, file);
  let text = await readFile(where, 'utf8');
  for (const [name, table] of Object.entries(tables)) text = replaceMarked(text, name, await table());
  return format(text, { ...(await resolveConfig(where)), parser: 'markdown' });
};

/** @throws Error when a page has lost the marks around a table */
export const pagesWithTables = async (): Promise<readonly (readonly [string, string])[]> => {
  const all: Readonly<Record<string, Tables>> = {
    'docs/operate/deploy.md': { parameters: parameterTable },
    ...(await costPages()),
  };
  return Promise.all(Object.entries(all).map(async ([file, tables]) => [file, await written(file, tables)] as const));
};
