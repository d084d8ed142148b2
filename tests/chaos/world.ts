/** Users, selfies, a real table in memory, a bucket, and the use cases wired with faults at every boundary. */
import { createLookStore } from '../../src/lib/adapters/table/looks.ts';
import { createQuotaStore } from '../../src/lib/adapters/table/quota.ts';
import { createIdempotencyStore } from '../../src/lib/adapters/table/idempotency.ts';
import { createUploadStore } from '../../src/lib/adapters/table/uploads.ts';
import { Problem, type SelfieCode } from '../../src/lib/errors.ts';
import type { Measured, MeasuredFace } from '../../src/lib/face/types.ts';
import { analyze } from '../../src/lib/use-cases/looks/analyze.ts';
import { findLook } from '../../src/lib/use-cases/looks/find-look.ts';
import { handleSelfieEvent } from '../../src/lib/use-cases/selfies/handle-selfie-event.ts';
import { deleteLook } from '../../src/lib/use-cases/looks/saved-looks.ts';
import type { Clock } from '../../src/lib/time.ts';
import { processUpload } from '../../src/lib/use-cases/selfies/process-upload.ts';
import { giveQuotaBack, type QuotaState, takeQuota } from '../../src/lib/use-cases/users/quota.ts';
import type { TestTable } from '../../testing/dynamodb.ts';
import { aLookSet, aMeasuredFace } from '../../testing/factories.ts';
import { memoryBucket, memoryUsers } from '../support/memory.ts';
import { faulty, type FaultPlan, type Invocation } from './faults.ts';
import type { Scheduler } from './scheduler.ts';
import { add, type Tally, watchClaims } from './watch-claims.ts';

export interface Selfie {
  readonly uploadId: string;
  readonly userId: string;
  readonly objectKey: string;
  /** What its analysis must end with; undefined: a look. */
  readonly truth: SelfieCode | undefined;
  deleted: boolean;
  /** What its user was told, in this order. */
  readonly answers: string[];
}

const outage = (name: string): Problem => new Problem('upstream_unavailable', `${name} is down`);
/** As long as the longest function may run. */
const LAMBDA_MS = 30_000;

/** Names that the seed gives again, in the form that ids have. */
const namer = () => {
  let last = 0;
  return (): string => {
    last += 1;
    return `00000000-0000-4000-8000-${last.toString(16).padStart(12, '0')}`;
  };
};

export const createWorld = (table: TestTable, plan: FaultPlan, scheduler: Scheduler) => {
  const clock: Clock = { now: scheduler.now, sleep: scheduler.sleep, remainingMs: () => 60_000 };
  const bucket = memoryBucket();
  /** When each object was put. */
  const stored = new Map<string, number>();
  const selfies = new Map<string, Selfie>();
  const tally: Tally = { detected: new Map(), claimed: new Map(), counted: new Map(), stolen: [] };
  const uploads = createUploadStore(table.client, table.name, clock.now);
  const looks = createLookStore(table.client, table.name, { now: clock.now });
  const quota = createQuotaStore(table.client, table.name);
  const newId = namer();
  let invocations = 0;

  const selfieOf = (objectKey: string): Selfie => {
    const found = [...selfies.values()].find((one) => one.objectKey === objectKey);
    if (found === undefined) throw new Error(`Nobody has put ${objectKey}`);
    return found;
  };

  const watched = watchClaims(uploads, tally);

  const detectorOf =
    (invocation: Invocation) =>
    (objectKey: string): Promise<Measured<MeasuredFace>> => {
      const { uploadId, truth } = selfieOf(objectKey);
      if (!bucket.objects.has(objectKey)) throw new Problem('upload_missing', 'gone');
      add(tally.detected, `${uploadId} ${invocation.claimId}`);
      if (truth === undefined) return Promise.resolve({ ok: true, value: aMeasuredFace() });
      return Promise.resolve({ ok: false, rejection: { code: truth, evidence: { hint: 'Try again.' } } });
    };

  const countQuota = async (userId: string, meter: 'analyses') => {
    const limits = { analyses: 1_000_000, uploadUrls: 1_000_000, refinements: 1_000_000 };
    const taken = await takeQuota({ quota, limits, hashUser: (id) => id, clock })(userId, meter);
    add(tally.counted, userId);
    return taken;
  };

  const giveBack = async (userId: string, meter: 'analyses', taken: QuotaState): Promise<void> => {
    await giveQuotaBack({ quota, hashUser: (id) => id })(userId, meter, taken);
    add(tally.counted, userId, -1);
  };

  const portsOf = (invocation: Invocation) => {
    const wrap = <P extends object>(port: P): P => faulty(port, { plan, scheduler, invocation, fault: outage });
    const calls = wrap({
      detectFaces: detectorOf(invocation),
      stylist: () => Promise.resolve(aLookSet()),
      takeQuota: countQuota,
      giveQuotaBack: giveBack,
    });
    const { read, exists, remove } = wrap(bucket.store);
    return {
      uploads: wrap(watched(invocation)),
      looks: wrap(looks),
      bucket: { read, exists, remove },
      ...calls,
      measure: async (objectKey: string): Promise<Measured<MeasuredFace>> => {
        if ((await read(objectKey, 10)) === undefined) throw new Problem('upload_missing', 'gone');
        return calls.detectFaces(objectKey);
      },
      users: memoryUsers().store,
      answers: createIdempotencyStore(table.client, table.name),
      prepare: () => undefined,
      assertConsent: () => undefined,
      hashUser: (id: string) => id,
      clock,
      newId,
      report: () => undefined,
    };
  };

  /** The wiring of one invocation: once killed, or out of time, nothing of it runs any more. */
  const invocation = () => {
    invocations += 1;
    const deadline = clock.now() + LAMBDA_MS;
    const timed = { ...clock, remainingMs: (): number => Math.max(0, deadline - clock.now()) };
    const ports = { ...portsOf({ name: `#${invocations}`, alive: true, deadline }), clock: timed };
    const process = processUpload(ports);
    const refine = <Look>(look: Look) => Promise.resolve(look);
    return {
      onEvent: (key: string) => handleSelfieEvent({ ...ports, process })(key),
      analyze: (userId: string, uploadId: string) => analyze({ ...ports, process, refine })(userId, { uploadId }),
      find: (userId: string, uploadId: string) => findLook(ports)(userId, uploadId),
      forget: (userId: string, uploadId: string) => deleteLook(ports)(userId, uploadId),
    };
  };

  const putObject = (objectKey: string): void => {
    bucket.objects.set(objectKey, new Uint8Array([1]));
    stored.set(objectKey, clock.now());
  };

  const put = async (userId: string, truth: SelfieCode | undefined): Promise<Selfie> => {
    const uploadId = newId();
    const objectKey = `selfies/${uploadId}.jpg`;
    const createdAt = new Date(clock.now()).toISOString();
    const urlExpiresAt = new Date(clock.now() + 60_000).toISOString();
    const upload = { uploadId, userId, objectKey, contentType: 'image/jpeg', preferences: {}, createdAt, urlExpiresAt };
    await scheduler.step(`create ${uploadId}`, () => uploads.create(upload));
    const selfie: Selfie = { uploadId, userId, objectKey, truth, deleted: false, answers: [] };
    selfies.set(uploadId, selfie);
    putObject(objectKey);
    return selfie;
  };

  const list = async function* () {
    for (const objectKey of [...bucket.objects.keys()].sort()) {
      await Promise.resolve();
      yield { objectKey, storedAt: stored.get(objectKey) ?? 0 };
    }
  };

  return { table, clock, scheduler, bucket, selfies, tally, uploads, looks, quota, invocation, put, putObject, list };
};

export type World = ReturnType<typeof createWorld>;

/** What the auditor reads of a world, be it this one or a whole local cloud. */
export type Audited = Pick<World, 'selfies' | 'uploads' | 'looks'> & {
  readonly table: Pick<TestTable, 'sdk' | 'name'>;
  readonly bucket: { readonly objects: ReadonlyMap<string, unknown> };
};
