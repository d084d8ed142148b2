/** A local cloud with its fault proxy, one user in it at a time, and what is left of a selfie when its story has ended. */
import { readFileSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { faultsAt } from '../../../testing/cloud/faults.ts';
import { launchOwnCloud, type OwnCloud } from './own-cloud.ts';
import { selfiesOf } from './rows.ts';
import type { UploadTicket, UploadWish } from '../../../testing/cloud/selfies.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
export const SELFIE = readFileSync(join(REPOSITORY, 'fixtures/selfies/default.jpg'));

/** Longer than an event's three deliveries with their waits. */
const PATIENCE_MS = 45_000;
/** Longer than the retries of a deletion. */
const SETTLE_MS = 5_000;

interface Look {
  readonly status: string;
  readonly revision: number;
}
interface UserBody {
  readonly quota: { readonly analyses: { readonly limit: number; readonly remaining: number } };
}

/** Makes every object of the bucket look as if it had been put before. */
const ageSelfies = (cloud: OwnCloud, milliseconds: number): void => {
  const folder = join(process.env['LOCAL_STACK_DIR'] ?? '', 's3', cloud.stack.selfiesBucket);
  const then = new Date(Date.now() - milliseconds);
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (file.isFile()) utimesSync(join(file.parentPath, file.name), then, then);
  }
};

export const launchBreakable = async (name: string, env: Readonly<Record<string, string>> = {}) => {
  const noKey = { OPENAI_API_KEY: '', OPENAI_BASE_URL: '', OPENAI_MODEL: '' };
  const cloud = await launchOwnCloud(name, { env: { ...noKey, ...env, LOCAL_FAULTS: 'true' } });
  const faults = faultsAt(cloud.stack.faultsEndpoint);
  let token = '';

  const counted = async (): Promise<number> => {
    const { limit, remaining } = (await cloud.api<UserBody>('/users/me', { token })).body.quota.analyses;
    return limit - remaining;
  };
  const looks = async (): Promise<number> =>
    (await cloud.api<{ items: unknown[] }>('/looks/me', { token })).body.items.length;
  const selfieCount = async (uploadId: string): Promise<number> =>
    (await selfiesOf(cloud)).filter((key) => key.includes(uploadId)).length;
  const detections = async (): Promise<number> => (await cloud.rekognitionCalls())['DetectFaces']?.succeeded ?? 0;

  return {
    faults,
    /** The cloud itself, for more than one user at a time. */
    cloud,
    stack: cloud.stack,
    stop: () => cloud.launched.stop(),
    /** A user of one test alone, no faults, counters at zero. */
    begin: async (): Promise<void> => {
      await faults.reset();
      await fetch(`${cloud.stack.rekognitionEndpoint}/_control/calls`, { method: 'DELETE' });
      token = (await cloud.newUser()).idToken;
    },
    api: <T = Record<string, unknown>>(path: string, body?: unknown) =>
      cloud.api<T>(path, { token, ...(body !== undefined && { body }) }),
    requestUpload: (wish: UploadWish = {}) => cloud.requestUpload(token, wish),
    put: async (ticket: UploadTicket): Promise<void> => {
      const { status } = await cloud.putSelfie(ticket, SELFIE);
      if (status !== 200) throw new Error(`The PUT answered ${status}`);
    },
    waitForLook: (uploadId: string, timeoutMs = PATIENCE_MS) => cloud.waitForLook<Look>(token, uploadId, timeoutMs),
    ageSelfies: (milliseconds: number) => {
      ageSelfies(cloud, milliseconds);
    },
    invoke: async (functionName: string): Promise<void> => {
      const path = `/2015-03-31/functions/glamai-local-${functionName}/invocations`;
      const response = await fetch(`${cloud.stack.lambdaEndpoint}${path}`, { method: 'POST', body: '{}' });
      if (response.headers.has('x-amz-function-error')) throw new Error(`${functionName}: ${await response.text()}`);
    },
    /** The look is there before its selfie goes, so what lies in the bucket says something only a little later. */
    settle: async (uploadId: string): Promise<void> => {
      const until = Date.now() + SETTLE_MS;
      while ((await selfieCount(uploadId)) > 0 && Date.now() < until) await sleep(100);
    },
    /** How many calls were struck since the test began. */
    struck: async (): Promise<number> => {
      const all = Object.values(await faults.calls()).flatMap(({ struck }) => Object.values(struck));
      return all.reduce((sum, count) => sum + count, 0);
    },
    /** What there is of this user and this upload. */
    traces: async (uploadId: string) => ({
      looks: await looks(),
      counted: await counted(),
      detections: await detections(),
      selfies: await selfieCount(uploadId),
    }),
  };
};
export type Breakable = Awaited<ReturnType<typeof launchBreakable>>;
