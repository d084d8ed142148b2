/** Runs a page's shell commands one after another in one shell, against the local cloud of the suite. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stack } from '../../../testing/cloud/cloud.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const MARK = '@@ next command @@';

/** The page speaks of the default ports and of `.local`; the suite's cloud has its own. */
const here = (command: string): string =>
  command
    .replaceAll('http://127.0.0.1:3000', stack.apiUrl)
    .replaceAll('.local/', `${process.env['LOCAL_STACK_DIR'] ?? '.local'}/`);

/** The standard output of each command. @throws Error with what was printed when one fails */
export const runAll = async (commands: readonly string[]): Promise<readonly string[]> => {
  const script = ['set -eu -o pipefail', ...commands.flatMap((command) => [here(command), `echo; echo '${MARK}'`])];
  const child = spawn('bash', ['-c', script.join('\n')], {
    cwd: REPOSITORY,
    env: { ...process.env, LOCAL_STATE_DIR: process.env['LOCAL_STACK_DIR'], NO_COLOR: '1' },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`A command ended with ${String(status)}:\n${stdout}\n${stderr}`);
  return stdout
    .split(`${MARK}\n`)
    .slice(0, -1)
    .map((text) => text.replace(/\n$/, ''));
};
