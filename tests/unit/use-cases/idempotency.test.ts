import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createIdempotencyStore } from '../../../src/lib/adapters/table/idempotency.ts';
import { createQuotaStore } from '../../../src/lib/adapters/table/quota.ts';
import { createUploadStore } from '../../../src/lib/adapters/table/uploads.ts';
import { Problem } from '../../../src/lib/errors.ts';
import {
  answerOnce,
  type IdempotencyDeps,
  type IdempotencyStore,
  type Ways,
} from '../../../src/lib/use-cases/idempotency.ts';
import { createUpload, type UploadTicket } from '../../../src/lib/use-cases/selfies/create-upload.ts';
import { readQuota, takeQuota } from '../../../src/lib/use-cases/users/quota.ts';
import { startTable, type TestTable } from '../../../testing/dynamodb.ts';
import { fakeClock } from '../../support/memory.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const URL_SECONDS = 60;
/** After which a run that was never ended is over. */
const LEASE_MS = 25_000;
const GRACE_MS = 15 * 60_000;

const crashed = new Error('The process is gone');
const MOMENTS = ['once it had begun', 'once it was counted', 'once it was opened', 'before it was recorded'] as const;
type Moment = (typeof MOMENTS)[number];

/** One user's requests for an upload URL, on the real stores; a crashed run does nothing any more. */
const setUp = (overrides: Partial<IdempotencyDeps> = {}) => {
  const userId = randomUUID();
  const clock = fakeClock(() => LEASE_MS);
  const uploads = createUploadStore(table.client, table.name, clock.now);
  const users = { get: () => Promise.resolve(undefined) };
  const quotaDeps = {
    quota: createQuotaStore(table.client, table.name),
    limits: { analyses: 50, uploadUrls: 100, refinements: 50 },
    hashUser: (id: string) => id,
    clock,
  };
  const reported: unknown[] = [];
  const opened = new Set<string>();
  const crash: { at: Moment | undefined } = { at: undefined };
  const stop = (moment: Moment): void => {
    if (crash.at === moment) throw crashed;
  };
  const create = createUpload({
    uploads: {
      ...uploads,
      create: async (upload) => {
        stop('once it was counted');
        await uploads.create(upload);
        opened.add(upload.uploadId);
        stop('once it was opened');
      },
    },
    users,
    bucket: {
      presignPut: ({ objectKey, signedAt }) => Promise.resolve({ url: `${objectKey} at ${signedAt}`, headers: {} }),
    },
    clock,
    assertConsent: () => undefined,
    takeQuota: takeQuota(quotaDeps),
    newId: randomUUID,
    urlTtlSeconds: URL_SECONDS,
  });
  const stored = createIdempotencyStore(table.client, table.name);
  const store: IdempotencyStore = {
    ...stored,
    begin: async (start) => {
      const begun = await stored.begin(start);
      stop('once it had begun');
      return begun;
    },
    end: async (...parameters) => {
      stop('before it was recorded');
      return stored.end(...parameters);
    },
    release: (start) => (crash.at === undefined ? stored.release(start) : Promise.resolve()),
  };
  const deps = (more: Partial<IdempotencyDeps> = {}): IdempotencyDeps => ({
    ...{ store, users, clock, newId: randomUUID },
    hash: (text) => Buffer.from(text).toString('base64url').slice(-60),
    report: (error) => void reported.push(error),
    ...overrides,
    ...more,
  });
  const ask = (content: unknown = {}, more: Partial<IdempotencyDeps> = {}): Promise<UploadTicket> => {
    const run: Ways<UploadTicket>['run'] = async (effect) => (await create(userId, {}, effect)).ticket;
    const asked = { userId, key: 'photo-1', route: 'POST /upload-url', content };
    return answerOnce(deps(more))(asked, { run, keep: () => ({ answer: undefined }), again: run });
  };
  const counted = async () => {
    const { limit, remaining } = (await readQuota(quotaDeps)(userId)).uploadUrls;
    return limit - remaining;
  };
  return { userId, clock, store, uploads, opened, crash, reported, ask, counted };
};

describe('The same request under the same key', () => {
  it('opens one upload and gets the same ticket, to the letter, while its URL lives', async () => {
    const { ask, opened, counted, clock } = setUp();
    const first = await ask();
    clock.advance((URL_SECONDS - 1) * 1000);

    expect(await ask()).toEqual(first);
    expect([opened.size, await counted()]).toEqual([1, 1]);
  });

  it('gets a URL that lives for the same upload once the first has ended, until the upload expires', async () => {
    const { ask, clock, uploads, counted } = setUp();
    const first = await ask();
    clock.advance(URL_SECONDS * 1000);
    const second = await ask();
    clock.advance(URL_SECONDS * 1000 + GRACE_MS + 1);
    const third = await ask();

    expect(second).toMatchObject({ uploadId: first.uploadId, expiresAt: '2026-11-24T10:02:00.000Z' });
    expect((await uploads.get(first.uploadId))?.urlExpiresAt).toBe(second.expiresAt);
    expect(third).toEqual(second);
    expect(await counted()).toBe(1);
  });

  it('opens no second upload where the first was deleted since', async () => {
    const { ask, uploads, opened, clock } = setUp();
    const first = await ask();
    await uploads.remove(first.uploadId);
    clock.advance(3_600_000);

    expect(await ask()).toEqual(first);
    expect(opened.size).toBe(1);
  });

  it.each(MOMENTS)('has one effect when the first run crashed %s', async (moment) => {
    const { ask, clock, opened, counted, crash } = setUp();
    crash.at = moment;
    const first = await ask().catch(() => undefined);
    crash.at = undefined;

    await expect(ask()).rejects.toMatchObject({ code: 'request_in_progress', retryAfterSeconds: 2 });
    clock.advance(LEASE_MS);
    const second = await ask();

    expect(await ask()).toEqual(second);
    if (first) expect(second.uploadId).toBe(first.uploadId);
    expect([opened.size, await counted()]).toEqual([1, 1]);
  });

  it('is answered though its answer could not be kept, which is reported', async () => {
    const { ask, reported, crash } = setUp();
    crash.at = 'before it was recorded';

    await expect(ask()).resolves.toHaveProperty('url');
    expect(reported).toEqual([crashed]);
  });

  it('is 409 while the first one runs', async () => {
    const { ask } = setUp();

    const all = await Promise.allSettled(Array.from({ length: 6 }, () => ask()));

    const refused = all.filter((one) => one.status === 'rejected').map(({ reason }) => (reason as Problem).code);
    expect(new Set(refused)).toEqual(new Set(['request_in_progress']));
    expect(refused.length).toBeLessThan(6);
  });

  it('is 422 with another body, and none where only the order of names differs', async () => {
    const { ask } = setUp();
    const first = await ask({ preferences: { style: 'glam', minutes: 10 } });

    expect(await ask({ preferences: { minutes: 10, style: 'glam' } })).toEqual(first);
    await expect(ask({ preferences: { minutes: 11, style: 'glam' } })).rejects.toMatchObject({
      code: 'idempotency_conflict',
    });
  });
});

describe('A request that was refused', () => {
  const refusal = new Problem('quota_exceeded', 'None left.');
  const outage = new Problem('upstream_unavailable', 'Down.');

  const tries = (error: Error, isRepeated: boolean) => {
    const { userId, clock, store } = setUp();
    const deps: IdempotencyDeps = {
      ...{ store, clock, newId: randomUUID, hash: (text) => text.replaceAll(/\W/g, '').slice(-60) },
      users: { get: () => Promise.resolve(undefined) },
      report: () => undefined,
    };
    const asked = { userId, key: 'k', route: 'POST /analyze', content: {} };
    const ids: string[] = [];
    const run = (failing: Error) =>
      answerOnce(deps)(asked, {
        run: (effect) => {
          ids.push(effect.id);
          return Promise.reject(failing);
        },
        keep: () => undefined,
        again: () => Promise.reject(new Error('There is no answer')),
      }).catch(() => undefined);
    return { ids, run: async () => (isRepeated ? run(outage).then(() => run(error)) : run(error)) };
  };

  it.each([
    ['is as if it had never been', refusal, false, 2],
    ['keeps the name of its effect after an outage, which may have come after it', outage, false, 1],
    ['keeps it after a refusal, too, once an earlier run may have had an effect', refusal, true, 1],
  ])('%s', async (_title, error, isRepeated, names) => {
    const { ids, run } = tries(error, isRepeated);
    await run();
    await run();

    expect(new Set(ids).size).toBe(names);
  });

  it('of an account that is gone leaves no row', async () => {
    const { userId, clock, store, ask } = setUp();
    const gone = { userId, preferences: {}, corrections: {}, consent: null, refusedUntil: '2026-11-24T11:00:00.000Z' };
    let begun = 0;
    const users = { get: () => Promise.resolve(gone) };
    const watched = { ...store, begin: () => Promise.reject(new Error(`begun ${(begun += 1)}`)) };

    await expect(ask({}, { users, store: watched })).rejects.toMatchObject({ code: 'unauthorized' });
    expect([begun, clock.now()]).toEqual([0, Date.parse('2026-11-24T10:00:00.000Z')]);
  });
});
