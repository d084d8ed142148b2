/** `sls deploy` of a packaged stage, with moto in the place of AWS. */
import { execFile } from 'node:child_process';
import { cp, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageFolder, REPOSITORY, type Stage } from '../../tests/support/packages.ts';
import type { Moto } from './moto.ts';

const run = promisify(execFile);

/** What `sls` reads of a service besides its package; it takes no link for its configuration. */
const COPIED = ['serverless.yml', 'package.json'];
const LINKED = ['node_modules', 'src', 'dev', 'infra', 'resources'];
/** Where osls looks for the state and the zips, wherever the package is. */
const PACKAGE = '.serverless';

/** A service folder of its own: the repository's `.serverless` is emptied by any other `sls` that runs meanwhile. */
const createService = async (stage: Stage): Promise<string> => {
  const folder = join(REPOSITORY, '.build/rehearsal', stage);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of COPIED) await cp(join(REPOSITORY, name), join(folder, name));
  for (const name of LINKED) await symlink(join(REPOSITORY, name), join(folder, name));
  await cp(packageFolder(stage), join(folder, PACKAGE), { recursive: true });
  return folder;
};

/** @returns what `sls deploy` printed */
export const rehearse = async (stage: Stage, { env }: Moto): Promise<string> => {
  const cwd = await createService(stage);
  const cli = 'node_modules/serverless/bin/serverless.js';
  const options = ['deploy', '--stage', stage, '--package', PACKAGE];
  try {
    const { stdout, stderr } = await run(process.execPath, [cli, ...options], { cwd, env });
    return stdout + stderr;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`sls deploy --stage ${stage} failed:\n${stdout}\n${stderr}`, { cause: error });
  }
};
