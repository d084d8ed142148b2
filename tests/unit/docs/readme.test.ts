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
  ...readdirSync(join(REPOSITORY, 'docs'), { recursive: true, encoding: 'utf8' })
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

describe('README.md', () => {
  const readme = read('README.md');

  it('is read in one sitting', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(250);
  });

  it('ends with what the service does not do', () => {
    expect([...readme.matchAll(/^## (.*)$/gm)].at(-1)?.[1]).toBe('What it does not do');
  });
});

describe('the route table of CONTRIBUTING', () => {
  const rows = read('CONTRIBUTING.md')
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
    const named = rows.flatMap(([, , , third = '']) => [...third.matchAll(/`([\w/-]+)`/g)].map(([, word]) => word));

    expect(named.filter((name) => !existsSync(join(REPOSITORY, `src/lib/use-cases/${name}.ts`)))).toEqual([]);
  });
});

describe('the picture of the pipeline', () => {
  const [, picture = ''] = /## How it works[\s\S]*?```\n([\s\S]*?)```/.exec(read('README.md')) ?? [];

  it('has six steps, each with a file that is there', () => {
    const steps = [...picture.matchAll(/^ +\d {2}([\w ]+?) {2,}(\S+)/gm)].map(([, step, file = '']) => ({
      step,
      file,
    }));

    expect(steps.map(({ step }) => step)).toEqual(['S3 event', 'claim', 'measure', 'compose', 'store', 'delete']);
    expect(steps.filter(({ file }) => !existsSync(join(REPOSITORY, file)))).toEqual([]);
  });

  it('shows the order in which the work is done', () => {
    const work = read('src/lib/use-cases/selfies/process-upload.ts');
    const calls = ['.claim(', 'deps.measure(', 'await style(', 'looks.create(', 'finish(deps, claimed, look)'];
    const body = work.slice(work.indexOf('const work = '));

    const places = calls.slice(1).map((call) => body.indexOf(call));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(work).toContain(calls[0]);
  });
});

describe('the map', () => {
  it('names every folder of the repository', () => {
    const map = read('README.md').split('## Map')[1] ?? '';
    const folders = readdirSync(REPOSITORY, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      .map(({ name }) => name);

    expect(folders.filter((name) => !new RegExp(`(^| {2})${name}/`, 'm').test(map))).toEqual([]);
  });
});

describe('the npm scripts', () => {
  const told = [...read('CONTRIBUTING.md').matchAll(/^\| `([\w:-]+)` +\|/gm)].map(([, name = '']) => name);

  it('are at most thirty', () => {
    expect(Object.keys(scripts).length).toBeLessThanOrEqual(30);
  });

  it.each(Object.keys(scripts))('tell in one line of CONTRIBUTING what %s is for', (name) => {
    expect(told.filter((one) => one === name)).toEqual([name]);
  });
});
