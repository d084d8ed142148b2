/** A Python tool in a virtual environment of its own, made from its pinned requirements when those have changed. */
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REPOSITORY } from '../../testing/packages/packages.ts';

const run = promisify(execFile);

const HELP = 'It needs Python 3.9 or newer with venv: on Debian, `apt-get install python3-venv`.';

const make = async (folder: string, requirements: string): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  try {
    await run('python3', ['-m', 'venv', folder]);
  } catch (error) {
    throw new Error(`No virtual environment could be made. ${HELP}`, { cause: error });
  }
  // Every package is pinned, so none is looked for: moto would bring a template lint of its own.
  const options = ['--quiet', '--disable-pip-version-check', '--no-input', '--no-deps'];
  await run(join(folder, 'bin/python'), ['-m', 'pip', 'install', ...options, '--requirement', requirements]);
};

/** @returns the folder of the environment's commands */
export const pythonTool = async (
  tool: 'cfn-lint' | 'ministack' | 'moto' | 'openapi-generator' | 'openapi-python-client' | 'schemathesis',
): Promise<string> => {
  const folder = join(REPOSITORY, '.build/venv', tool);
  const requirements = join(REPOSITORY, 'requirements', `${tool}.txt`);
  const stamp = join(folder, 'requirements.txt');
  const wanted = await readFile(requirements, 'utf8');
  const present = await readFile(stamp, 'utf8').catch(() => undefined);
  if (present !== wanted) {
    await make(folder, requirements);
    await writeFile(stamp, wanted);
  }
  return join(folder, 'bin');
};
