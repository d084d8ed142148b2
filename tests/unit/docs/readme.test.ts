import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const REPOSITORY = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(REPOSITORY, file), 'utf8');

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

interface Service {
  readonly functions: Readonly<
    Record<string, { readonly events?: readonly { http?: { method: string; path: string } }[] }>
  >;
}

/** `METHOD /path` -> function, as serverless.yml has it. */
const routes = Object.entries((parse(read('serverless.yml'), { merge: true }) as Service).functions).flatMap(
  ([name, { events = [] }]) =>
    events.flatMap(({ http }) => (http ? [[`${http.method.toUpperCase()} /${http.path}`, name] as const] : [])),
);

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(REPOSITORY, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('links to nothing that is not there', () => {
    const links = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, link = '']) => link);
    const own = links.filter((link) => !/^(https?|mailto):/.test(link));

    expect(own.filter((link) => !existsSync(join(REPOSITORY, page, '..', link)))).toEqual([]);
  });

  it('names no npm script that is not there', () => {
    const named = [...text.matchAll(/npm (?:run )(?:-s |--silent )?([a-z][\w:-]*)/g)].map(([, name = '']) => name);

    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

describe('the route table of the README', () => {
  const rows = read('README.md')
    .split('\n')
    .filter((line) => /^\| `(GET|POST|PUT|PATCH|DELETE) /.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it.each(routes)('leads %s to %s', (route, name) => {
    const [method, path = ''] = route.split(' ');
    const last = path.split('/').at(-1) ?? '';
    const row = rows.find(
      ([, first = '']) =>
        first.includes(`\`${route}\``) || (first.includes(`\`…/${last}\``) && first.includes(`\`${method}`)),
    );

    expect(row?.[2]).toBe(`\`${name}\``);
  });

  it('names use cases that are there', () => {
    const named = rows.flatMap(([, , , third = '']) => [...third.matchAll(/`([\w-]+)`/g)].map(([, word]) => word));

    expect(named.filter((name) => !existsSync(join(REPOSITORY, `src/lib/use-cases/${name}.ts`)))).toEqual([]);
  });
});
