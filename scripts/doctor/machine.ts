/** What this machine needs for the local cloud and the tests, and what it may have besides. */
import type { Finding } from './finding.ts';

/** The world outside, so that a test can be any machine. */
export interface Machine {
  /** Version of the Node that npm runs on, such as 20.11.0. */
  readonly nodeVersion: string;
  readonly hasDependencies: () => boolean;
  /** The first line a command prints, or nothing when there is no such command. */
  readonly run: (command: string, ...args: readonly string[]) => Promise<string | undefined>;
  readonly isFree: (port: number) => Promise<boolean>;
  /** Whether the local cloud of this folder runs now. */
  readonly localCloudRuns: () => Promise<boolean>;
}

const OLDEST_NODE = 20;
const OLDEST_JAVA = 17;
const OLDEST_PYTHON = [3, 9] as const;

export const checkNode = ({ nodeVersion }: Machine): Finding => {
  const major = Number(nodeVersion.split('.')[0]);
  if (major >= OLDEST_NODE) return { name: 'Node', state: 'ok', says: nodeVersion };
  const advice = `Install Node ${OLDEST_NODE} or newer; npm scripts then bring Node 24 themselves.`;
  return { name: 'Node', state: 'bad', says: `${nodeVersion} is too old`, advice };
};

export const checkDependencies = ({ hasDependencies }: Machine): Finding =>
  hasDependencies()
    ? { name: 'dependencies', state: 'ok', says: 'installed' }
    : { name: 'dependencies', state: 'bad', says: 'not installed', advice: 'npm ci' };

export interface WantedPort {
  readonly owner: string;
  readonly port: number;
  /** The environment variable that moves it. */
  readonly variable: string;
}

export const checkPorts = async (machine: Machine, ports: readonly WantedPort[]): Promise<Finding> => {
  const name = 'ports';
  if (await machine.localCloudRuns()) return { name, state: 'ok', says: 'the local cloud runs on them' };
  const free = await Promise.all(ports.map(({ port }) => machine.isFree(port)));
  const taken = ports.filter((_, index) => free[index] === false);
  if (taken.length === 0) return { name, state: 'ok', says: `${ports.map(({ port }) => port).join(', ')} are free` };
  return {
    name,
    state: 'bad',
    says:
      taken.map(({ port, owner }) => `${port} (${owner})`).join(', ') +
      (taken.length === 1 ? ' is taken' : ' are taken'),
    advice: `End what listens there, or choose others: ${taken.map(({ variable }) => `${variable}=…`).join(' ')}`,
  };
};

export const checkJava = async ({ run }: Machine): Promise<Finding> => {
  const line = await run('java', '-version');
  const [, version] = /version "(\d+)/.exec(line ?? '') ?? [];
  const state = { name: 'Java (optional)', state: 'note' } as const;
  const use = 'Only the real DynamoDB Local needs it (--dynamodb local); dynalite needs none.';
  if (version === undefined) return { ...state, says: 'not found', advice: use };
  if (Number(version) < OLDEST_JAVA) return { ...state, says: `${version} is older than ${OLDEST_JAVA}`, advice: use };
  return { ...state, state: 'ok', says: version };
};

export const checkPython = async ({ run }: Machine): Promise<Finding> => {
  const line = await run('python3', '--version');
  const [, major, minor] = /Python (\d+)\.(\d+)/.exec(line ?? '') ?? [];
  const fits = Number(major) === OLDEST_PYTHON[0] && Number(minor) >= OLDEST_PYTHON[1];
  if (fits) return { name: 'Python (optional)', state: 'ok', says: `${major}.${minor}` };
  return {
    name: 'Python (optional)',
    state: 'note',
    says: line ?? 'not found',
    advice: `Only \`npm run verify:deploy\` needs Python ${OLDEST_PYTHON.join('.')} or newer, with venv.`,
  };
};
