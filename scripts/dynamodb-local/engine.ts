/** DynamoDB Local in memory on one port. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { LIBRARY_FOLDER } from './launcher.ts';

export interface RunningEngine {
  readonly url: string;
  stop(): Promise<void>;
}

/** Of the machine, not of a package. */
export const JAVA = 'java';

const START_TIMEOUT_MS = 60_000;
const POLL_MS = 100;

/** Any answer will do, a refusal too. */
const answers = async (url: string): Promise<boolean> => {
  try {
    await fetch(url);
    return true;
  } catch {
    return false;
  }
};

export const startEngine = async (folder: string, port: number): Promise<RunningEngine> => {
  const flags = ['-jar', 'DynamoDBLocal.jar', '-inMemory', '-sharedDb', '-port', String(port)];
  const java = spawn(JAVA, [`-Djava.library.path=${LIBRARY_FOLDER}`, ...flags], { cwd: folder, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    if (java.exitCode !== null) return;
    java.kill();
    await once(java, 'exit');
  };
  for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline && java.exitCode === null;) {
    if (await answers(url)) return { url, stop };
    await sleep(POLL_MS);
  }
  await stop();
  throw new Error('DynamoDB Local did not start.');
};
