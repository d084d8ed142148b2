/** Which calls of an analysis go together: every upstream takes its time, and the diary says when each was called. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { rememberCatalogue } from '../../../src/lib/adapters/table/catalogue.ts';
import type { Catalogue } from '../../../src/lib/looks/types.ts';
import { warmShelf } from '../../../src/lib/looks/catalogue/shelf.ts';
import { analyze } from '../../../src/lib/use-cases/looks/analyze.ts';
import { measureSelfie } from '../../../src/lib/use-cases/selfies/measure-selfie.ts';
import { processUpload } from '../../../src/lib/use-cases/selfies/process-upload.ts';
import { anUpload, UPLOAD, USER } from '../../../testing/factories.ts';
import { memoryLooks, memoryUploads } from '../../support/memory.ts';
import { virtualTime } from '../../support/virtual-time.ts';
import { detection, skinPicture } from '../face/drawn-face.ts';
import { createMemoryCache, obedient, openStudio } from '../looks/model/harness.ts';
import { demoCatalogue } from '../looks/model/samples.ts';

/** Milliseconds, about what the services take inside a region. */
const TABLE = 5;
const HEAD = 20;
const FIRST_BYTES = 30;
const OTHER_BYTES = 60;
const REMOVE = 25;
const DECODE = 30;
const KEY = 80;
const DETECT = 400;
const MODEL = 1_500;

const QUOTA = { limit: 50, remaining: 49, resetsAt: '2026-11-25T00:00:00.000Z' };
const picture = skinPicture('#b98763');

type Time = ReturnType<typeof virtualTime>;

const slowCatalogue = ({ slow }: Time): Catalogue => ({
  foundations: slow('foundations', TABLE, demoCatalogue.foundations),
  byCategory: slow('other products', TABLE, demoCatalogue.byCategory),
  presets: slow('presets', TABLE, demoCatalogue.presets),
});

const slowBucket = ({ sleep, slow }: Time) => ({
  exists: slow('head', HEAD, () => true),
  read: slow('read', FIRST_BYTES, async (_key: string, _max: number, onHead?: (head: Uint8Array) => void) => {
    onHead?.(new Uint8Array([0xff]));
    await sleep(OTHER_BYTES);
    return new Uint8Array([0xff]);
  }),
  remove: slow('remove', REMOVE, () => undefined),
});

const slowTable = ({ slow }: Time) => {
  const uploads = memoryUploads(anUpload()).store;
  const looks = memoryLooks().store;
  return {
    uploads: {
      ...uploads,
      get: slow('upload', TABLE, uploads.get),
      claim: slow('claim', TABLE, uploads.claim),
      complete: slow('complete', TABLE, uploads.complete),
    },
    looks: { ...looks, get: slow('look', TABLE, looks.get), create: slow('create', TABLE, looks.create) },
    users: {
      get: slow('user', TABLE, () => undefined),
      remember: slow('remember', TABLE, () => true),
    },
    takeQuota: slow('quota', TABLE, () => QUOTA),
    giveQuotaBack: () => Promise.resolve(),
  };
};

/** The wiring of src/lib/app/analysis.ts on slow upstreams. */
const wire = (time: Time) => {
  const { now, sleep, slow } = time;
  const clock = { now: () => 1_800_000_000_000 + now(), sleep, remainingMs: () => 28_000 };
  const catalogue = rememberCatalogue(slowCatalogue(time), clock);
  const memory = createMemoryCache();
  const cache = { ...memory, get: slow('shared answer', TABLE, memory.get) };
  const studio = openStudio({ answer: slow('model', MODEL, obedient), catalogue, cache, clock });
  const bucket = slowBucket(time);
  const table = slowTable(time);
  const key = slow('key', KEY, () => 'key');
  const measure = measureSelfie({
    bucket,
    detectFaces: slow('detect', DETECT, () => ({ ok: true, value: [detection()] }) as const),
    decode: slow('decode', DECODE, () => ({ ok: true, value: picture }) as const),
    isSelfie: () => true,
    meshFace: () => Promise.resolve(undefined),
  });
  const process = processUpload({
    ...table,
    bucket,
    clock,
    measure,
    stylist: studio.stylist,
    prepare: () => void Promise.all([warmShelf(catalogue), key()]),
    assertConsent: () => undefined,
    hashUser: () => 'hash',
    newId: () => 'claim',
    report: () => undefined,
  });
  return analyze({ ...table, bucket, clock, process, refine: (look) => Promise.resolve(look) });
};

describe('One analysis with every upstream at its usual pace', () => {
  const time = virtualTime();
  const { entry } = time;
  beforeAll(async () => {
    const found = await time.run(wire(time)(USER, { uploadId: UPLOAD }));
    expect(found.kind).toBe('look');
  });

  it.each([
    ['the look and the upload', 'look', 'upload'],
    ['the claim and the wishes of the user', 'claim', 'user'],
    ['the faces, and the presets that no face decides', 'detect', 'presets'],
    ['the faces, and the key of the model', 'detect', 'key'],
    ['the end of the upload, and what its photo said of the skin', 'complete', 'remember'],
  ])('asks together for %s', (_what, one, other) => {
    expect(entry(one).began).toBe(entry(other).began);
  });

  it('starts DetectFaces with the first bytes of the selfie, while the others arrive', () => {
    expect(entry('detect').began).toBe(entry('read').began + FIRST_BYTES);
    expect(entry('detect').began).toBeLessThan(entry('read').ended);
  });

  it('decodes while DetectFaces works', () => {
    expect(entry('decode').began).toBe(entry('read').ended);
    expect(entry('decode').ended).toBeLessThan(entry('detect').ended);
  });

  it('reads of the catalogue only the foundations after the face, and the rest before it', () => {
    expect(entry('foundations').began).toBe(entry('detect').ended);
    expect(entry('other products').ended).toBeLessThan(entry('detect').ended);
  });

  it('has the key before the profile is known, and asks the model three reads after it', () => {
    expect(entry('key').ended).toBeLessThan(entry('detect').ended);
    expect(entry('model').began - entry('detect').ended).toBe(3 * TABLE);
  });

  it('takes no longer than the chain of what depends on each other', () => {
    const before = TABLE + HEAD + TABLE + TABLE + FIRST_BYTES;
    // The catalogue, the shared answer, and the user once more before anything leaves.
    const after = TABLE + TABLE + TABLE + MODEL + TABLE + TABLE + REMOVE;
    expect(time.now()).toBe(before + DETECT + after);
  });

  it('reads the object once', () => {
    expect(time.entries.filter(({ name }) => name === 'read')).toHaveLength(1);
  });
});

describe('The order that must hold', () => {
  it('takes the quota before DetectFaces, and writes the look before the upload ends and the selfie goes', async () => {
    const time = virtualTime();
    await time.run(wire(time)(USER, { uploadId: UPLOAD }));

    expect(time.entry('detect').began).toBeGreaterThanOrEqual(time.entry('quota').ended);
    expect(time.entry('complete').began).toBeGreaterThanOrEqual(time.entry('create').ended);
    expect(time.entry('remove').began).toBeGreaterThanOrEqual(time.entry('complete').ended);
  });
});
