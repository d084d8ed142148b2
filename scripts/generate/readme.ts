/** The README with its generated tables written anew, each between two marks of its own. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { costTable } from './cost-table.ts';
import { parameterTable } from './parameter-table.ts';

const README = path.join(import.meta.dirname, '../../README.md');

const TABLES: Readonly<Record<string, () => Promise<string>>> = { parameters: parameterTable, costs: costTable };

const replaced = (text: string, name: string, table: string): string => {
  const [opening, closing] = [`<!-- ${name}: written by \`npm run generate\` -->`, `<!-- end of ${name} -->`];
  const [start, end] = [text.indexOf(opening), text.indexOf(closing)];
  if (start < 0 || end < start) throw new Error(`README.md needs "${opening}" and "${closing}" around the table.`);
  return `${text.slice(0, start)}${opening}\n\n${table}\n\n${text.slice(end)}`;
};

/** @throws Error when the README has lost the marks around a table */
export const readmeWithTables = async (): Promise<readonly [string, string]> => {
  let text = await readFile(README, 'utf8');
  for (const [name, table] of Object.entries(TABLES)) text = replaced(text, name, await table());
  return ['README.md', await format(text, { ...(await resolveConfig(README)), parser: 'markdown' })];
};
