/**
 * `npm run test:dynamodb-local`: the integration suite and the table's own tests against the real DynamoDB Local instead of
 * dynalite, the tables' tests by both clients. `-- --fetch` only gets it, `-- --pin` writes down the checksums of a new version.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePorts } from '../../dev/local-cloud/ports.ts';
import { fetchDynamodbLocal } from './fetch.ts';
import { JAVA, startEngine } from './engine.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const FOLDER = join(REPOSITORY, process.env['DYNAMODB_LOCAL_DIR'] ?? '.dynamodb');

const hasJava = (): boolean => spawnSync(JAVA, ['-version'], { stdio: 'ignore' }).status === 0;

const jest = (project: string, paths: readonly string[], env: Readonly<Record<string, string>>): boolean => {
  const args = ['test', '--', '--selectProjects', project, ...(paths.length > 0 ? ['--', ...paths] : [])];
  return spawnSync('npm', args, { cwd: REPOSITORY, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
};

/** The service's own client, and the SDK's in its place: whoever doubts the lean one can compare. */
const CLIENTS = ['ours', 'sdk'];

/** The stores, one by one, on one engine and by each client; every file makes a table of its own. */
const testStores = async (): Promise<boolean> => {
  const engine = await startEngine(FOLDER, (await freePorts()).dynamodb);
  const test = (client: string): boolean =>
    jest('unit', ['tests/unit/adapters/table/'], { TEST_DYNAMODB_ENDPOINT: engine.url, TEST_DYNAMODB_CLIENT: client });
  try {
    return CLIENTS.map(test).every(Boolean);
  } finally {
    await engine.stop();
  }
};

const testAll = async (): Promise<void> => {
  const stores = await testStores();
  const flows = jest('integration', [], { LOCAL_DYNAMODB: 'local', DYNAMODB_LOCAL_DIR: FOLDER });
  if (!stores || !flows) process.exitCode = 1;
};

const { values } = parseArgs({ options: { fetch: { type: 'boolean' }, pin: { type: 'boolean' } } });
if (values.pin === true || !existsSync(join(FOLDER, 'DynamoDBLocal.jar'))) {
  if (hasJava()) fetchDynamodbLocal(FOLDER, { pin: values.pin === true });
}
if (values.fetch !== true && values.pin !== true) {
  if (hasJava()) await testAll();
  else {
    console.log('Skipped: the tests on the real DynamoDB Local need Java (a `java` command on the PATH) and Maven.');
    if (process.env['CI'] === 'true') process.exitCode = 1;
  }
}
