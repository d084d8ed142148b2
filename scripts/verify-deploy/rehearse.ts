/** `sls deploy` of a packaged stage, with moto in the place of AWS. */
import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageFolder, REPOSITORY, type Stage } from '../../testing/packages.ts';
import type { Moto } from './moto.ts';

const run = promisify(execFile);

/** What `sls` reads of a service besides its package; it takes no link for its configuration. */
const COPIED = ['serverless.yml', 'package.json'];
const LINKED = ['node_modules', 'src', 'dev', 'infra', 'resources'];
/** Where osls looks for the state and the zips, wherever the package is. */
const PACKAGE = '.serverless';

const serviceFolder = (stage: Stage): string => join(REPOSITORY, '.build/rehearsal', stage);

/** A service folder of its own: the repository's `.serverless` is emptied by any other `sls` that runs meanwhile. */
const createService = async (stage: Stage): Promise<void> => {
  const folder = serviceFolder(stage);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of COPIED) await cp(join(REPOSITORY, name), join(folder, name));
  for (const name of LINKED) await symlink(join(REPOSITORY, name), join(folder, name));
  await cp(packageFolder(stage), join(folder, PACKAGE), { recursive: true });
};

/** Runs `sls` in the stage's service folder. @returns what it printed */
export const sls = async (stage: Stage, { env }: Moto, ...words: readonly string[]): Promise<string> => {
  const cli = 'node_modules/serverless/bin/serverless.js';
  const command = [cli, ...words, '--stage', stage];
  try {
    const { stdout, stderr } = await run(process.execPath, command, { cwd: serviceFolder(stage), env });
    return stdout + stderr;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`sls ${words.join(' ')} --stage ${stage} failed:\n${stdout}\n${stderr}`, { cause: error });
  }
};

/** @returns what `sls deploy` printed */
export const rehearse = async (stage: Stage, moto: Moto): Promise<string> => {
  await createService(stage);
  return sls(stage, moto, 'deploy', '--package', PACKAGE);
};
