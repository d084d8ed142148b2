/**
 * `node tests/clients/check.ts`: a client that openapi-python-client makes of docs/openapi.json, and the Kotlin example of clients/phones,
 * each from a selfie to a look at a local cloud of its own. Without Java and Maven the second one is skipped, and said so.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { signIn } from '../../dev/demo/app.ts';
import { launchLocalCloud } from '../../dev/local-cloud/launch.ts';
import { pythonTool } from '../../scripts/verify-deploy/python.ts';
import { REPOSITORY } from '../../testing/packages/packages.ts';

const WORK = join(REPOSITORY, '.build/clients');
const CLIENT = join(WORK, 'python');
const JARS = join(WORK, 'jars');
const CLASSES = join(WORK, 'classes');
const PHOTO = join(REPOSITORY, 'fixtures/selfies/default.jpg');

type Step = readonly [command: string, args: readonly string[], env?: Readonly<Record<string, string>>];

const run = ([command, args, env]: Step): void => {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', cwd: WORK, env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${command} ended with ${String(status)}.`, { cause: error });
};

/** A warning of the generator is a failure: what it could not read is missing in the client. */
const makePython = async (): Promise<string> => {
  const bin = await pythonTool('openapi-python-client');
  const config = join(WORK, 'config.yml');
  // Its own hooks only lay the code out.
  writeFileSync(config, 'post_hooks: []\n');
  const document = ['--path', join(REPOSITORY, 'docs/openapi.json')];
  const how = ['--config', config, '--output-path', CLIENT, '--fail-on-warning'];
  run([join(bin, 'openapi-python-client'), ['generate', ...document, ...how]]);
  return bin;
};

const isThere = (command: string, option: string): boolean => spawnSync(command, [option]).status === 0;

const makeKotlin = (): void => {
  const pom = join(import.meta.dirname, 'pom.xml');
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${JARS}`, '-DincludeScope=runtime'];
  run(['mvn', ['--batch-mode', '--quiet', '--file', pom, ...goal]]);
  const sources = [join(REPOSITORY, 'clients/phones/GlamAi.kt'), join(import.meta.dirname, 'Flow.kt')];
  const compiler = ['-cp', join(JARS, '*'), 'org.jetbrains.kotlin.cli.jvm.K2JVMCompiler', '-no-stdlib', '-no-reflect'];
  const classpath = ['okhttp-jvm-5.2.1', 'okio-jvm-3.16.1', 'json-20250517', 'kotlin-stdlib-2.3.20']
    .map((name) => join(JARS, `${name}.jar`))
    .join(delimiter);
  run(['java', [...compiler, '-Werror', '-classpath', classpath, '-d', CLASSES, ...sources]]);
};

rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });
const bin = await makePython();
const hasJava = isThere('java', '-version') && isThere('mvn', '--version');
if (hasJava) makeKotlin();
else console.log('Skipped: the Kotlin example needs Java and Maven.');

const cloud = await launchLocalCloud({ stateDir: `.local/clients-${process.pid}` });
try {
  const flow = [cloud.stack.apiUrl, await signIn(cloud.stack), PHOTO];
  run([join(bin, 'python'), [join(import.meta.dirname, 'flow.py'), ...flow], { PYTHONPATH: CLIENT }]);
  if (hasJava) run(['java', ['-cp', [CLASSES, join(JARS, '*')].join(delimiter), 'FlowKt', ...flow]]);
} finally {
  await cloud.stop();
}
