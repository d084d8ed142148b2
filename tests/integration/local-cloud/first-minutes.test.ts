/** What a newcomer's machine may be like: no home to write to, a proxy, an old Node, a key that is refused, an impatient person. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { launchLocalCloud } from '../../../dev/local-cloud/launch.ts';
import { startOpenAiStub } from '../../../dev/openai/server.ts';
import { REPOSITORY } from '../../../testing/packages/packages.ts';

/** Clouds of their own beside the suite's, on two cores. */
const SLOW = 180_000;
/** A second, on a machine that does nothing else. A demo that waits for what it started takes a minute and more. */
const BUSY_SECOND_MS = 5_000;
/** Nothing listens there. */
const PROXY = 'http://127.0.0.1:9';
/** No folder can be made below it, whoever tries. */
const READ_ONLY = '/dev/null';

interface Talking {
  readonly child: ChildProcess;
  readonly said: { stdout: string; stderr: string };
  readonly ended: Promise<number | null>;
}

let stateDir: string;
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'glamai first minutes '));
});
afterEach(() => {
  rmSync(stateDir, { recursive: true, force: true });
});

const demo = (env: NodeJS.ProcessEnv = {}, options: readonly string[] = []): Talking => {
  const child = spawn(process.execPath, [...options, '--import', './dev/start.js', 'dev/demo/cli.ts'], {
    cwd: REPOSITORY,
    env: { ...process.env, LOCAL_STATE_DIR: stateDir, ...env },
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => (said[name] += chunk.toString()));
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, said, ended };
};

const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 1_200 && !holds(); tries += 1) await sleep(100);
  expect(holds()).toBe(true);
};

/** Every process that was given this state folder. */
const processes = (): number =>
  execFileSync('sh', ['-c', 'cat /proc/[0-9]*/environ 2>/dev/null | tr "\\0" "\\n"'], { maxBuffer: 2 ** 28 })
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('LOCAL_STATE_DIR=') && line.includes(stateDir)).length;

describe('npm run demo', () => {
  it(
    'works with a home that is read-only, a folder outside the checkout, a proxy, and a key that is refused, and says so',
    async () => {
      const stub = await startOpenAiStub();
      try {
        await fetch(stub.controlUrl, { method: 'PUT', body: JSON.stringify({ mode: '401' }) });
        const { said, ended } = demo({
          HOME: READ_ONLY,
          HTTP_PROXY: PROXY,
          HTTPS_PROXY: PROXY,
          NODE_USE_ENV_PROXY: '1',
          OPENAI_API_KEY: 'sk-refused',
          OPENAI_MODEL: 'gpt-6-luna',
          OPENAI_BASE_URL: stub.baseUrl,
        });

        const status = await ended;
        expect(said.stderr).toContain('✓ Get the AR preset');
        expect(status).toBe(0);
        expect(said.stderr.split('\n')[0]).toContain('gpt-6-luna');
        expect(said.stderr).toContain('The key was refused');
        expect(said.stdout).toContain('engine rules');
        expect(readdirSync(stateDir).filter((name) => name.startsWith('demo-'))).toEqual([]);
      } finally {
        await stub.stop();
      }
    },
    SLOW,
  );

  it.each([
    ['SIGINT', 'the cloud starts', 'goes through the whole service'],
    ['SIGTERM', 'a look is made', 'PUT the selfie'],
  ] as const)(
    'ends within a second of %s while %s, and leaves no process and no file',
    async (signal, _when, sign) => {
      const { child, said, ended } = demo();
      await until(() => said.stderr.includes(sign) && processes() > 1);

      const begin = Date.now();
      child.kill(signal);
      const status = await ended;

      expect(status).toBe(130);
      expect(Date.now() - begin).toBeLessThan(BUSY_SECOND_MS);
      await until(() => processes() === 0);
      expect(readdirSync(stateDir)).toEqual([]);
    },
    SLOW,
  );

  it('says in a sentence that this Node is too old', async () => {
    const older = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.20.2"})';

    const { said, ended } = demo({}, ['--import', older]);

    expect(await ended).toBe(1);
    expect(said.stderr).toMatch(/^This is Node 20\.20\.2\.[^]*`npm rebuild node`, or use Node 24 or newer\.\n$/);
  });
});

describe('a local cloud', () => {
  it(
    'ends at once when serverless fails',
    async () => {
      const begin = Date.now();

      const starting = launchLocalCloud({ stateDir, env: { SLS_SCHEMA_CACHE_BASE_DIR: READ_ONLY } });

      await expect(starting).rejects.toThrow(/The local cloud did not start:[^]*\/dev\/null/);
      expect(Date.now() - begin).toBeLessThan(60_000);
    },
    SLOW,
  );

  it(
    'prints each route and each request once, and no route of invocations',
    async () => {
      const cloud = await launchLocalCloud({ stateDir, env: { LOCAL_LOG: 'requests' } });
      try {
        await fetch(`${cloud.stack.apiUrl}/health`);
        await fetch(`${cloud.stack.apiUrl}/looks/me`);

        // A line comes when its answer is out.
        await until(() => cloud.output().includes('/looks/me  '));
        const lines = cloud.output().split('\n');
        expect(lines.filter((line) => line.includes('/health')).map((line) => line.replace(/[\d:]{8}/, ''))).toEqual([
          expect.stringMatching(/^ {2}GET +\/health +health$/),
          expect.stringMatching(/^ +200 +GET +\/health +\d+ ms$/),
        ]);
        expect(lines.filter((line) => /401 +GET +\/looks\/me/.test(line))).toHaveLength(1);
        expect(cloud.output()).not.toMatch(/2015-03-31|λ|"level"/);
        // DynamoDB Local's own Java, where it runs, writes past this process.
        const own = lines.filter((line) => !line.startsWith('SLF4J: ') && !line.includes(stateDir));
        expect(own.filter((line) => line.length > 80)).toEqual([]);
      } finally {
        await cloud.stop();
      }
    },
    SLOW,
  );
});
