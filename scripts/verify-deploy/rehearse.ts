/** `sls deploy` of a packaged stage, with something else in the place of AWS. */
import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageFolder, REPOSITORY, type Stage } from '../../testing/packages/packages.ts';
import type { StandIn } from './stand-in.ts';

const run = promisify(execFile);

/** What `sls` reads of a service besides its package; it takes no link for its configuration. */
const COPIED = ['serverless.yml', 'package.json'];
const LINKED = ['node_modules', 'src', 'dev', 'infra', 'resources'];
/** Where osls looks for the state and the zips, wherever the package is. */
const PACKAGE = '.serverless';

/** A packaged stage, in a service folder of its own. */
export interface Service {
  readonly stage: Stage;
  readonly folder: string;
}

/** The repository's own `.serverless` is emptied by any other `sls` that runs meanwhile. */
export const createService = async (
  stage: Stage,
  packaged = packageFolder(stage),
  name: string = stage,
): Promise<Service> => {
  const folder = join(REPOSITORY, '.build/rehearsal', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const file of COPIED) await cp(join(REPOSITORY, file), join(folder, file));
  for (const file of LINKED) await symlink(join(REPOSITORY, file), join(folder, file));
  await cp(packaged, join(folder, PACKAGE), { recursive: true });
  return { stage, folder };
};

/** Runs `sls` in the service's folder. @returns what it printed */
export const sls = async (
  { stage, folder }: Service,
  { env }: StandIn,
  ...words: readonly string[]
): Promise<string> => {
  const cli = 'node_modules/serverless/bin/serverless.js';
  const command = [cli, ...words, '--stage', stage];
  try {
    const { stdout, stderr } = await run(process.execPath, command, { cwd: folder, env });
    return stdout + stderr;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`sls ${words.join(' ')} --stage ${stage} failed:\n${stdout}\n${stderr}`, { cause: error });
  }
};

/** @returns what `sls deploy` printed */
export const deploy = (service: Service, aws: StandIn): Promise<string> =>
  sls(service, aws, 'deploy', '--package', PACKAGE);

export const stateFile = ({ folder }: Service): string => join(folder, PACKAGE, 'serverless-state.json');
