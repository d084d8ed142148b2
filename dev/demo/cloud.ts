/** The local cloud for one demo: the one that runs, or one of its own that ends with the demo. */
import { join, resolve } from 'node:path';
import { launchLocalCloud } from '../local-cloud/launch.ts';
import { readStack, type StackOutputs } from '../local-cloud/stack-file.ts';

export interface DemoCloud {
  readonly stack: StackOutputs;
  stop(): Promise<void>;
}

/** Where a running local cloud leaves its stack.json, as for the local cloud itself. */
const STATE_DIR = resolve(import.meta.dirname, '../..', process.env['LOCAL_STATE_DIR'] ?? '.local');
/** A machine that starts a second cloud at the same time is slow; nobody at the address is told at once. */
const HEALTH_TIMEOUT_MS = 10_000;

/** A stack.json can outlive a cloud that was killed. */
const answers = async ({ apiUrl }: StackOutputs): Promise<boolean> => {
  try {
    const response = await fetch(`${apiUrl}/health`, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS) });
    return response.ok;
  } catch {
    return false;
  }
};

export const findCloud = async (): Promise<DemoCloud | undefined> => {
  const stack = await readStack(STATE_DIR);
  if (stack === undefined || !(await answers(stack))) return undefined;
  return { stack, stop: () => Promise.resolve() };
};

export const startCloud = async (signal: AbortSignal): Promise<DemoCloud> => {
  const cloud = await launchLocalCloud({ stateDir: join(STATE_DIR, `demo-${process.pid}`), signal });
  return { stack: cloud.stack, stop: () => cloud.stop() };
};
