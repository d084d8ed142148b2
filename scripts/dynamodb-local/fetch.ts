/** Gets the pinned DynamoDB Local with Maven, checks every file of it, and lays it out where `--dynamodb=local` looks. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launcherJar, LIBRARY_FOLDER } from './launcher.ts';

/** Of the machine, not of a package. */
const MAVEN = 'mvn';
const POM = join(import.meta.dirname, 'pom.xml');
const CHECKSUMS = join(import.meta.dirname, 'checksums.json');

type Checksums = Readonly<Record<string, string>>;

const checksumsOf = (folder: string): Checksums =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((file) => [
        file,
        createHash('sha512')
          .update(readFileSync(join(folder, file)))
          .digest('base64'),
      ]),
  );

const download = (folder: string): void => {
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`, '-DincludeScope=runtime'];
  const { status, error } = spawnSync(MAVEN, ['--batch-mode', '--quiet', '--file', POM, ...goal], { stdio: 'inherit' });
  if (error !== undefined) throw new Error('Maven (`mvn`) is needed to get DynamoDB Local.', { cause: error });
  if (status !== 0) throw new Error('Maven could not get DynamoDB Local.');
};

/** What is not as it was when it was pinned, one line each. */
export const differences = (found: Checksums, pinned: Checksums): string[] =>
  [...new Set([...Object.keys(found), ...Object.keys(pinned)])].sort().flatMap((file) => {
    if (found[file] === pinned[file]) return [];
    if (pinned[file] === undefined) return [`${file} is not among the pinned files`];
    return [found[file] === undefined ? `${file} is missing` : `${file} has another checksum`];
  });

/** `pin` writes down what came instead of checking it: for a new version only. */
export const fetchDynamodbLocal = (folder: string, { pin = false } = {}): void => {
  const fresh = `${folder}.new`;
  const libraries = join(fresh, LIBRARY_FOLDER);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(libraries, { recursive: true });
  download(libraries);
  const found = checksumsOf(libraries);
  if (pin) writeFileSync(CHECKSUMS, `${JSON.stringify(found, null, 2)}\n`);
  const wrong = differences(found, JSON.parse(readFileSync(CHECKSUMS, 'utf8')) as Checksums);
  if (wrong.length > 0) throw new Error(`This is not the DynamoDB Local that was pinned:\n${wrong.join('\n')}`);
  const jars = Object.keys(found).filter((file) => file.endsWith('.jar'));
  writeFileSync(join(fresh, 'DynamoDBLocal.jar'), launcherJar(jars));
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
};
