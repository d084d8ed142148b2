/**
 * `node tests/clients/check.ts`: the clients that openapi-python-client and openapi-generator (Python, Kotlin) make of docs/openapi.json
 * as they come, and the Kotlin example of clients/phones, each from a selfie to a look at a local cloud of its own. Without Java and
 * Maven only the first one is tried, and that is said.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { signIn } from '../../dev/demo/app.ts';
import { launchLocalCloud } from '../../dev/local-cloud/launch.ts';
import { pythonTool } from '../../scripts/verify-deploy/python.ts';
import { REPOSITORY } from '../../testing/packages/packages.ts';

const WORK = join(REPOSITORY, '.build/clients');
const POM = join(import.meta.dirname, 'pom.xml');
/** Kept from run to run. */
const JARS = join(REPOSITORY, '.build/clients-jars');
const GENERATOR = {
  artifact: 'org.openapitools:openapi-generator-cli:7.25.0',
  file: 'openapi-generator-cli-7.25.0.jar',
};
const DOCUMENT = join(REPOSITORY, 'docs/openapi.json');
const PHOTO = join(REPOSITORY, 'fixtures/selfies/default.jpg');

type Step = readonly [command: string, args: readonly string[], env?: Readonly<Record<string, string>>];
/** What takes a selfie to a look: the arguments are API, token and photo. */
type Flow = (args: readonly string[]) => Step;

const run = ([command, args, env]: Step): void => {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', cwd: WORK, env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${command} ended with ${String(status)}.`, { cause: error });
};

/** A warning of the generator is a failure: what it could not read is missing in the client. */
const openapiPythonClient = async (): Promise<Flow> => {
  const bin = await pythonTool('openapi-python-client');
  const [config, client] = [join(WORK, 'config.yml'), join(WORK, 'openapi-python-client')];
  // Its own hooks only lay the code out.
  writeFileSync(config, 'post_hooks: []\n');
  const how = ['--config', config, '--output-path', client, '--fail-on-warning'];
  run([join(bin, 'openapi-python-client'), ['generate', '--path', DOCUMENT, ...how]]);
  const flow = join(import.meta.dirname, 'flow.py');
  return (args) => [join(bin, 'python'), [flow, ...args], { PYTHONPATH: client }];
};

const maven = (goal: string, ...options: readonly string[]): void => {
  run(['mvn', ['--batch-mode', '--quiet', '--file', POM, `dependency:${goal}`, ...options]]);
};

const fetchJars = (): void => {
  const libraries = join(JARS, 'lib');
  rmSync(libraries, { recursive: true, force: true });
  maven('copy-dependencies', `-DoutputDirectory=${libraries}`, '-DincludeScope=runtime');
  if (!existsSync(join(JARS, GENERATOR.file)))
    maven('copy', `-Dartifact=${GENERATOR.artifact}`, `-DoutputDirectory=${JARS}`);
};

const classpath = (...folders: readonly string[]): string =>
  [...folders, ...readdirSync(join(JARS, 'lib')).map((file) => join(JARS, 'lib', file))].join(delimiter);

const generate = (language: string): string => {
  const client = join(WORK, `openapi-generator-${language}`);
  run(['java', ['-jar', join(JARS, GENERATOR.file), 'generate', '-g', language, '-i', DOCUMENT, '-o', client]]);
  return client;
};

/** Strict about code of this repository, and silent about the habits of a generator. */
const compileKotlin = (name: string, strictness: string, sources: readonly string[]): string => {
  const classes = join(WORK, name);
  const compiler = ['-cp', classpath(), 'org.jetbrains.kotlin.cli.jvm.K2JVMCompiler', '-no-stdlib', '-no-reflect'];
  run(['java', [...compiler, strictness, '-classpath', classpath(), '-d', classes, ...sources]]);
  return classes;
};

const kotlin =
  (classes: string, main: string): Flow =>
  (args) => ['java', ['-cp', classpath(classes), main, ...args]];

const withJava = async (): Promise<Flow[]> => {
  fetchJars();
  const generated = generate('kotlin');
  const example = [join(REPOSITORY, 'clients/phones/GlamAi.kt'), join(import.meta.dirname, 'Flow.kt')];
  const flow = [join(generated, 'src/main/kotlin'), join(import.meta.dirname, 'Generated.kt')];
  const client = generate('python');
  const bin = await pythonTool('openapi-generator');
  return [
    kotlin(compileKotlin('example', '-Werror', example), 'FlowKt'),
    kotlin(compileKotlin('generated', '-nowarn', flow), 'GeneratedKt'),
    (args) => [join(bin, 'python'), [join(import.meta.dirname, 'generated.py'), ...args], { PYTHONPATH: client }],
  ];
};

const isThere = (command: string, option: string): boolean => spawnSync(command, [option]).status === 0;

rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });
const flows = [await openapiPythonClient()];
if (isThere('java', '-version') && isThere('mvn', '--version')) flows.push(...(await withJava()));
else console.log('Skipped: openapi-generator and the Kotlin example need Java and Maven.');

const cloud = await launchLocalCloud({ stateDir: `.local/clients-${process.pid}` });
try {
  const args = [cloud.stack.apiUrl, await signIn(cloud.stack), PHOTO];
  for (const flow of flows) run(flow(args));
} finally {
  await cloud.stop();
}
