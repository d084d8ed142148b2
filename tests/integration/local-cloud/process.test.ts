import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { launchLocalCloud, type LaunchedCloud } from '../../../dev/local-cloud/launch.ts';
import { stack } from '../../../testing/cloud/cloud.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const STATE_DIR = `.local/process-test-${process.pid}`;
/** A second cloud beside the one of the suite, on two cores. */
const SLOW = 120_000;

let cloud: LaunchedCloud | undefined;

afterEach(async () => {
  await cloud?.stop();
  cloud = undefined;
}, SLOW);

/** The process and everything below it. */
const familyOf = (pid: number): number[] => {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=']).toString().trim().split('\n');
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]);
  const family = [pid];
  for (const member of family) family.push(...pairs.filter(([, parent]) => parent === member).map(([child]) => child));
  return family;
};

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** A build service ends a moment after its parent, when its input closes. */
const survivors = async (family: readonly number[]): Promise<number[]> => {
  for (let tries = 0; tries < 60 && family.some(lives); tries += 1) await sleep(50);
  return family.filter(lives);
};

const ended = async ({ child }: LaunchedCloud): Promise<void> => {
  for (let tries = 0; tries < 300 && child.exitCode === null && child.signalCode === null; tries += 1) await sleep(50);
};

const portsOf = ({ stack: outputs }: LaunchedCloud): string[] => [
  outputs.apiUrl,
  outputs.s3Endpoint,
  outputs.dynamodbEndpoint,
  outputs.cognitoEndpoint,
  outputs.rekognitionEndpoint,
];

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe('a local cloud', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends at %s with status 0, leaving no process, no listener and no stack.json',
    async (signal) => {
      cloud = await launchLocalCloud({ stateDir: STATE_DIR });
      const family = familyOf(cloud.stack.pid);
      const urls = portsOf(cloud);
      expect(await Promise.all(urls.map(answers))).toEqual(urls.map(() => true));

      cloud.child.kill(signal);
      await ended(cloud);

      expect(cloud.child.exitCode).toBe(0);
      expect(await survivors(family)).toEqual([]);
      expect(await Promise.all(urls.map(answers))).toEqual(urls.map(() => false));
      expect(existsSync(join(REPOSITORY, STATE_DIR, 'stack.json'))).toBe(false);
    },
    SLOW,
  );

  it(
    'names the taken port and who wanted it, and starts nothing',
    async () => {
      const { port } = new URL(stack.s3Endpoint);

      const starting = launchLocalCloud({ stateDir: STATE_DIR, env: { LOCAL_S3_PORT: port } });

      await expect(starting).rejects.toThrow(
        `Port ${port} is taken; S3 wanted it. Free it, or pass --s3Port or set LOCAL_S3_PORT.`,
      );
    },
    SLOW,
  );
});
