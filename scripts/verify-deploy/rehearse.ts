/** `sls deploy` of a packaged stage, with moto in the place of AWS. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageFolder, REPOSITORY, type Stage } from '../../tests/support/packages.ts';
import type { Moto } from './moto.ts';

const run = promisify(execFile);
const STATE = 'serverless-state.json';

/** The state names the zips where they were first written, which is a folder that the next packaging empties. */
const copyPackage = async (stage: Stage): Promise<string> => {
  const folder = join(REPOSITORY, '.build/rehearsal', stage);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(packageFolder(stage), folder, { recursive: true });
  const state = await readFile(join(folder, STATE), 'utf8');
  await writeFile(join(folder, STATE), state.replaceAll('".serverless/', `"${folder}/`));
  return folder;
};

/** @returns what `sls deploy` printed */
export const rehearse = async (stage: Stage, { env }: Moto): Promise<string> => {
  const folder = await copyPackage(stage);
  const cli = 'node_modules/serverless/bin/serverless.js';
  const options = ['deploy', '--stage', stage, '--package', folder];
  try {
    const { stdout, stderr } = await run(process.execPath, [cli, ...options], { cwd: REPOSITORY, env });
    return stdout + stderr;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`sls deploy --stage ${stage} failed:\n${stdout}\n${stderr}`, { cause: error });
  }
};
