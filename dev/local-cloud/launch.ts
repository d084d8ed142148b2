/** Starts a local cloud as a child process, waits until it answers, and stops it; for the demo and the tests. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync, rmSync, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts, portEnvironment } from './ports.ts';
import { readStack, type StackOutputs } from './stack-file.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const CLI = join(REPOSITORY, 'node_modules/serverless/bin/serverless.js');
const POLL_MS = 50;
/** A laptop with two cores takes well under 25 s; a busy CI machine takes longer. */
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 15_000;
/** How much of the child's output is kept to explain a failed start. */
const KEPT_OUTPUT = 6_000;

export interface LaunchOptions {
  /** Seen from the repository; gone after `stop`. */
  readonly stateDir: string;
  /** Ends it at once, while it starts too. */
  readonly signal?: AbortSignal;
  /** Overrides the ports and anything else; for example `{ LOCAL_S3_PORT: '4569' }`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Stage parameters that win over those of serverless.yml; for example `{ analysesPerDay: '3' }`. */
  readonly params?: Readonly<Record<string, string>>;
}

export interface LaunchedCloud {
  readonly stack: StackOutputs;
  readonly child: ChildProcess;
  /** The last of what it has printed, as far as it is kept in memory. */
  output(): string;
  /** Everything that it and its functions have printed; gone after `stop`. */
  readonly logFile: string;
  stop(): Promise<void>;
}

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

const start = (env: NodeJS.ProcessEnv, params: readonly string[], log: WriteStream): Started => {
  // The IPC channel is never written to: when this process dies, it closes, and the child stops by itself. Its own group, so that
  // what it has started (esbuild, Java) can be ended with it.
  const child = spawn(process.execPath, [CLI, 'offline', 'start', '--stage', 'local', ...params], {
    cwd: REPOSITORY,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  let text = '';
  const keep = (chunk: Buffer): void => {
    log.write(chunk);
    text = (text + chunk.toString()).slice(-KEPT_OUTPUT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const exited = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      log.end(() => {
        resolve(code);
      });
    });
  });
  return { child, output: () => text, exited };
};

const hasEnded = ({ child }: Started): boolean => child.exitCode !== null || child.signalCode !== null;

/** At once, with everything that it has started. */
const end = (started: Started): void => {
  if (!hasEnded(started) && started.child.pid !== undefined) process.kill(-started.child.pid, 'SIGKILL');
};

const stopped = async (started: Started): Promise<void> => {
  const { child, exited } = started;
  if (!hasEnded(started)) child.kill('SIGTERM');
  const killer = setTimeout(() => {
    end(started);
  }, STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(killer);
};

const whenReady = async (started: Started, stateDir: string): Promise<StackOutputs> => {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const stack = await readStack(stateDir);
    if (stack !== undefined && stack.pid === started.child.pid) return stack;
    if (hasEnded(started)) break;
    await sleep(POLL_MS);
  }
  await stopped(started);
  throw new Error(`The local cloud did not start:\n${started.output()}`);
};

const paramArguments = (params: Readonly<Record<string, string>>): string[] =>
  Object.entries(params).map(([name, value]) => `--param=${name}=${value}`);

/** On free ports, so that it can run beside another one. */
export const launchLocalCloud = async (options: LaunchOptions): Promise<LaunchedCloud> => {
  const { stateDir, env = {}, params = {}, signal } = options;
  const directory = resolve(REPOSITORY, stateDir);
  const ports = portEnvironment(await freePorts());
  // When this process ends before `stop`, the child ends by itself, its folder does not.
  const removeFolder = (): void => {
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('exit', removeFolder);
  mkdirSync(directory, { recursive: true });
  const logFile = join(directory, 'output.log');
  const environment = {
    ...process.env,
    ...ports,
    LOCAL_WATCH: 'false',
    LOCAL_LOG: 'all',
    ...env,
    LOCAL_STATE_DIR: stateDir,
  };
  signal?.throwIfAborted();
  const started = start(environment, paramArguments(params), createWriteStream(logFile));
  signal?.addEventListener(
    'abort',
    () => {
      end(started);
    },
    { once: true },
  );
  const stack = await whenReady(started, directory);
  return {
    stack,
    child: started.child,
    output: started.output,
    logFile,
    async stop() {
      await stopped(started);
      process.off('exit', removeFolder);
      await rm(directory, { recursive: true, force: true });
    },
  };
};
