/** The README's table of stage parameters: names and meanings from infra/parameters.ts, values from serverless.yml. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { PARAMETERS } from '../../infra/parameters.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const START = '<!-- parameters: written by `npm run generate` -->';
const END = '<!-- end of parameters -->';

type Values = Readonly<Record<string, unknown>>;

/** A variable is shown by what a person can set: `${env:NAME, …}` is $NAME. */
const plain = (value: string): string =>
  value.replace(/^\$\{env:(\w+),.*\}$/, '$$$1').replace(/^\$\{self:custom\.openAiSecret\}$/, 'glamai/<stage>/openai');

const cell = (value: unknown): string => {
  if (Array.isArray(value)) return 'see serverless.yml';
  const text = typeof value === 'string' ? plain(value) : JSON.stringify(value);
  return text === ''
    ? ''
    : text
        .split(',')
        .map((part) => `\`${part}\``)
        .join(' ');
};

const defaultCell = (name: string, params: { default: Values; dev: Values; prod: Values }): string => {
  const differing = (['dev', 'prod'] as const)
    .filter((stage) => params[stage][name] !== undefined)
    .map((stage) => `${stage}: ${cell(params[stage][name])}`);
  return [cell(params.default[name]), ...differing].filter((part) => part !== '').join('; ');
};

const table = (params: { default: Values; dev: Values; prod: Values }): string => {
  const rows = Object.entries(PARAMETERS).map(
    ([name, { meaning }]) => `| \`${name}\` | ${defaultCell(name, params)} | ${meaning} |`,
  );
  return ['| parameter | default | meaning |', '| --- | --- | --- |', ...rows].join('\n');
};

/** @throws Error when the README has lost the marks around the table */
export const readmeWithParameters = async (): Promise<readonly [string, string]> => {
  const file = path.join(ROOT, 'README.md');
  const readme = await readFile(file, 'utf8');
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`README.md needs "${START}" and "${END}" around the table.`);
  const { params } = parse(await readFile(path.join(ROOT, 'serverless.yml'), 'utf8')) as {
    params: { default: Values; dev: Values; prod: Values };
  };
  const whole = `${readme.slice(0, start)}${START}\n\n${table(params)}\n\n${readme.slice(end)}`;
  return ['README.md', await format(whole, { ...(await resolveConfig(file)), parser: 'markdown' })];
};
