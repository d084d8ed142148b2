/** processUpload on in-memory ports, with counters and faults that a test sets. */
import type { Measured, MeasuredFace } from '../../src/lib/face/types.ts';
import { type ProcessUploadDeps, processUpload } from '../../src/lib/use-cases/selfies/process-upload.ts';
import type { LookRecord, UploadRecord } from '../../src/lib/use-cases/ports.ts';
import { aLookSet, aMeasuredFace, anUpload, USER } from '../../testing/factories.ts';
import { fakeClock, memoryBucket, memoryLooks, memoryUploads, memoryUsers } from './memory.ts';

interface SetUp {
  readonly upload?: Partial<UploadRecord>;
  readonly looks?: readonly LookRecord[];
  readonly measure?: () => Promise<Measured<MeasuredFace>>;
  readonly deps?: Partial<ProcessUploadDeps>;
}

export const setUpProcess = ({ upload, looks: stored = [], measure, deps }: SetUp = {}) => {
  const record = anUpload(upload);
  const uploads = memoryUploads(record);
  const looks = memoryLooks(...stored);
  const bucket = memoryBucket(record.objectKey);
  const clock = fakeClock();
  const calls = { measure: 0, stylist: 0, counted: 0 };
  const reported: unknown[] = [];
  let ids = 0;
  const all: ProcessUploadDeps = {
    uploads: uploads.store,
    looks: looks.store,
    users: memoryUsers().store,
    bucket: bucket.store,
    measure: () => {
      calls.measure += 1;
      return measure ? measure() : Promise.resolve({ ok: true, value: aMeasuredFace() });
    },
    stylist: () => {
      calls.stylist += 1;
      return Promise.resolve(aLookSet());
    },
    prepare: () => undefined,
    assertConsent: () => undefined,
    takeQuota: () => {
      calls.counted += 1;
      return Promise.resolve({ limit: 50, remaining: 49, resetsAt: '2026-11-25T00:00:00.000Z' });
    },
    giveQuotaBack: () => {
      calls.counted -= 1;
      return Promise.resolve();
    },
    hashUser: (userId) => `hash-${userId}`,
    clock,
    newId: () => `claim-${(ids += 1)}`,
    report: (error) => reported.push(error),
    ...deps,
  };
  return { process: processUpload(all), uploads, looks, bucket, clock, calls, reported, record };
};

export const OWNER = { userId: USER };
