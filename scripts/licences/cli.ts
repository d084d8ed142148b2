/** `npm run licences`: the licence of everything that a deployment holds; fails on an unknown or a copyleft one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Dependency, verdictOf } from './verdict.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = 'node_modules/';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

const installedLicence = (path: string): string | undefined => {
  try {
    const { license } = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8')) as { license?: unknown };
    return typeof license === 'string' ? license : undefined;
  } catch {
    return undefined;
  }
};

/** What npm would install with `--omit=dev` on any platform. */
const production = (): Dependency[] => {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, LockedPackage>>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev }]) => path.startsWith(FOLDER) && dev !== true)
    .map(([path, { version = '', license }]) => ({
      name: path.slice(path.lastIndexOf(FOLDER) + FOLDER.length),
      version,
      licence: license ?? installedLicence(path),
    }));
};

const dependencies = production();
const groups = Map.groupBy(dependencies, ({ licence = 'none' }) => licence);
for (const [licence, members] of [...groups].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(`${licence} (${members.length})`);
  for (const { name, version } of members) console.log(`  ${name}@${version}`);
}
const judged = dependencies.map((dependency) => ({ ...dependency, ...verdictOf(dependency) }));
const notes = new Set(judged.flatMap(({ licence, note }) => (note === undefined ? [] : [`${licence}: ${note}`])));
for (const note of notes) console.log(`Accepted: ${note}`);
const problems = judged.filter(({ problem }) => problem !== undefined);
for (const { name, version, problem } of problems) console.error(`${name}@${version}: ${problem}`);
console.log(`${dependencies.length} packages, ${problems.length} to settle`);
if (dependencies.length === 0 || problems.length > 0) process.exitCode = 1;
