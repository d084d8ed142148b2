/** Users, selfies, a real table in memory, a bucket, and the use cases wired with faults at every boundary. */
import { randomUUID } from 'node:crypto';
import { createLookStore } from '../../src/lib/adapters/table-looks.ts';
import { createQuotaStore } from '../../src/lib/adapters/table-quota.ts';
import { createUploadStore } from '../../src/lib/adapters/table-uploads.ts';
import { Problem, type SelfieCode } from '../../src/lib/errors.ts';
import type { FaceProfile, Measured } from '../../src/lib/face/types.ts';
import { analyze } from '../../src/lib/use-cases/analyze.ts';
import { handleSelfieEvent } from '../../src/lib/use-cases/handle-selfie-event.ts';
import { deleteLook } from '../../src/lib/use-cases/keep-look.ts';
import { processUpload } from '../../src/lib/use-cases/process-upload.ts';
import { takeQuota } from '../../src/lib/use-cases/quota.ts';
import type { TestTable } from '../support/dynamodb.ts';
import { aLookSet, aProfile } from '../support/factories.ts';
import { fakeClock, memoryBucket } from '../support/memory.ts';
import { faulty, type FaultPlan, type Invocation } from './faults.ts';

export interface Selfie {
  readonly uploadId: string;
  readonly userId: string;
  readonly objectKey: string;
  /** What its analysis must end with; undefined: a look. */
  readonly truth: SelfieCode | undefined;
  deleted: boolean;
}

export interface Tally {
  /** Successful measurements by upload. */
  readonly measured: Map<string, number>;
  /** Quota effects by user, whether or not the answer arrived. */
  readonly counted: Map<string, number>;
}

const outage = (name: string): Problem => new Problem('upstream_unavailable', `${name} is down`);
const REMAINING = () => 25_000;

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

export const createWorld = (table: TestTable, plan: FaultPlan) => {
  const clock = fakeClock();
  const bucket = memoryBucket();
  const selfies = new Map<string, Selfie>();
  const tally: Tally = { measured: new Map(), counted: new Map() };
  const uploads = createUploadStore(table.client, table.name, clock.now);
  const looks = createLookStore(table.client, table.name, { now: clock.now });
  const quota = createQuotaStore(table.client, table.name);

  const measure = (objectKey: string): Promise<Measured<FaceProfile>> => {
    const selfie = [...selfies.values()].find((one) => one.objectKey === objectKey);
    if (!selfie || !bucket.objects.has(objectKey)) throw new Problem('upload_missing', 'gone');
    add(tally.measured, selfie.uploadId);
    if (selfie.truth === undefined) return Promise.resolve({ ok: true, value: aProfile() });
    return Promise.resolve({ ok: false, rejection: { code: selfie.truth, evidence: { hint: 'Try again.' } } });
  };

  const countQuota = async (userId: string, meter: 'analyses') => {
    const taken = await takeQuota({
      quota,
      limits: { analyses: 1_000_000, uploadUrls: 1_000_000 },
      hashUser: (id) => id,
      clock,
    })(userId, meter);
    add(tally.counted, userId);
    return taken;
  };

  /** The wiring of one invocation: once killed, nothing of it runs any more. */
  const invocation = () => {
    const state: Invocation = { alive: true };
    const wrap = <P extends object>(port: P): P => faulty(port, plan, state, outage);
    const ports = {
      uploads: wrap(uploads),
      looks: wrap(looks),
      bucket: wrap(bucket.store),
      ...wrap({ measure, stylist: () => Promise.resolve(aLookSet()), takeQuota: countQuota }),
      users: { get: () => Promise.resolve(undefined) },
      prepare: () => undefined,
      assertConsent: () => undefined,
      hashUser: (id: string) => id,
      clock,
      newId: randomUUID,
      report: () => undefined,
    };
    const process = processUpload(ports);
    const refine = <Look>(look: Look) => Promise.resolve(look);
    return {
      onEvent: (key: string) => handleSelfieEvent({ ...ports, process })(key, REMAINING),
      analyze: (userId: string, uploadId: string) =>
        analyze({ ...ports, process, refine })(userId, { uploadId, remainingMs: REMAINING }),
      forget: (userId: string, uploadId: string) => deleteLook(ports)(userId, uploadId),
    };
  };

  const put = async (userId: string, truth: SelfieCode | undefined): Promise<Selfie> => {
    const uploadId = randomUUID();
    const objectKey = `selfies/${uploadId}.jpg`;
    const now = new Date(clock.now()).toISOString();
    const urlExpiresAt = new Date(clock.now() + 60_000).toISOString();
    await uploads.create({
      uploadId,
      userId,
      objectKey,
      contentType: 'image/jpeg',
      preferences: {},
      createdAt: now,
      urlExpiresAt,
    });
    const selfie: Selfie = { uploadId, userId, objectKey, truth, deleted: false };
    selfies.set(uploadId, selfie);
    bucket.objects.set(objectKey, new Uint8Array([1]));
    return selfie;
  };

  return { clock, bucket, selfies, tally, uploads, looks, quota, invocation, put };
};

export type World = ReturnType<typeof createWorld>;
