/** The table of stage parameters: names and meanings from infra/parameters/parameters.ts, values from serverless.yml. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { PARAMETERS } from '../../infra/parameters/parameters.ts';

const SERVERLESS_YML = path.join(import.meta.dirname, '../../serverless.yml');

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

export const parameterTable = async (): Promise<string> => {
  const { params } = parse(await readFile(SERVERLESS_YML, 'utf8')) as {
    params: { default: Values; dev: Values; prod: Values };
  };
  return table(params);
};
