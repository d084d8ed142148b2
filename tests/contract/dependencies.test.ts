/** What gets installed: only packages of the npm registry with a checksum, only licences that let the service be passed on. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REPOSITORY } from '../../testing/packages/packages.ts';

interface Locked {
  readonly resolved?: string;
  readonly integrity?: string;
  /** Shipped inside its parent's tarball, whose checksum covers it. */
  readonly inBundle?: boolean;
}

const text = await readFile(join(REPOSITORY, 'package-lock.json'), 'utf8');
const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, Locked>> };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dependencies-'));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (command: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, [join(REPOSITORY, 'node_modules', command), ...args], { cwd: REPOSITORY });

describe('the lockfile', () => {
  // lockfile-lint looks at the kind of a checksum, not at whether there is one.
  it('has a checksum for every package', () => {
    const locked = Object.entries(packages).filter(([path, { inBundle }]) => path !== '' && inBundle !== true);

    expect(locked.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true)).toEqual([]);
    expect(locked.length).toBeGreaterThan(100);
  });
});

describe('the rules of lockfile-lint', () => {
  const lint = async (change: Locked) => {
    const file = join(folder, 'package-lock.json');
    const changed = { ...packages, 'node_modules/electrodb': { ...packages['node_modules/electrodb'], ...change } };
    await writeFile(file, JSON.stringify({ ...(JSON.parse(text) as object), packages: changed }));
    return run('lockfile-lint/bin/lockfile-lint.js', '--path', file);
  };

  it('let the lockfile pass', async () => {
    expect((await lint({})).stdout).toContain('No issues');
  });

  it.each<[string, Locked]>([
    ['of another host', { resolved: 'https://evil.example/electrodb/-/electrodb-3.9.3.tgz' }],
    ['under another name', { resolved: 'https://registry.npmjs.org/evil/-/evil-3.9.3.tgz' }],
    ['from git', { resolved: 'git+ssh://git@github.com/tywalch/electrodb.git#abc' }],
    ['with a weak checksum', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
  ])('refuse a package %s', async (_, change) => {
    await expect(lint(change)).rejects.toMatchObject({ code: 1 });
  });
});

describe('the rules of licensee', () => {
  interface Judged {
    readonly name: string;
    readonly license: string;
    readonly approved: boolean;
  }

  it('approve all that a deployment holds', async () => {
    const { stdout } = await run('licensee/licensee', '--production', '--ndjson');
    const judged = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Judged);

    expect(judged.filter(({ approved }) => !approved)).toEqual([]);
    expect(judged.map(({ name }) => name)).toEqual(expect.arrayContaining(['electrodb', 'openai', 'sharp']));
  });
});
