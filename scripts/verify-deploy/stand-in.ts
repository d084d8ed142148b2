/** A server that stands in for AWS, as a child process on a free port, with no account behind it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface StandIn {
  readonly endpoint: string;
  readonly region: string;
  /** For the SDK and for `sls`: nothing of the machine's own AWS setup is left in it. */
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

export interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly port: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Answers as soon as the server does. */
  readonly readyPath: string;
}

export const REGION = 'us-east-1';
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 200;
const KEPT_OUTPUT = 4_000;
export const CREDENTIALS = { accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' };

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

const stopped = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'exit');
  // The server's own children are of its process group: ministack's are the functions.
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await closed;
};

/** Whatever this machine knows about AWS must not matter. */
export const cleanEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(AWS|LOCAL|GLAMAI)_/.test(name)));

const environment = (endpoint: string): NodeJS.ProcessEnv => ({
  ...cleanEnvironment(),
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: REGION,
  AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  AWS_EC2_METADATA_DISABLED: 'true',
});

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

const kept = (child: ChildProcess): (() => string) => {
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => output;
};

export const startStandIn = async (program: Program): Promise<StandIn> => {
  const { name, command, args, port, env, readyPath } = program;
  const endpoint = `http://127.0.0.1:${port}`;
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...(env && { env }) });
  const output = kept(child);
  const kill = (): void => void stopped(child);
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    await stopped(child);
  };
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(`${endpoint}${readyPath}`))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`${name} did not start:\n${output()}`);
    }
    await sleep(POLL_MS);
  }
  return { endpoint, region: REGION, env: environment(endpoint), stop };
};
