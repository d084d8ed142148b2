/** In-memory ports for use-case tests: plain maps that keep the stores' conditional semantics, and a clock that is set. */
import type {
  Claim,
  Failure,
  LookRecord,
  LookStore,
  NewUpload,
  SaveChange,
  SelfieBucket,
  UploadRecord,
  UploadStore,
} from '../../src/lib/use-cases/ports.ts';
import type { Lease, LeaseStore } from '../../src/lib/use-cases/lease.ts';
import type { UserRecord, UserStore } from '../../src/lib/use-cases/users/user-settings.ts';
import type { Clock } from '../../src/lib/time.ts';

export const START = Date.parse('2026-11-24T10:00:00.000Z');

/** `remainingMs`: what is left of the invocation. */
export const fakeClock = (remainingMs = (): number => 25_000): Clock & { advance(ms: number): void } => {
  let now = START;
  return {
    now: () => now,
    remainingMs,
    advance: (ms) => {
      now += ms;
    },
    sleep: async (ms) => {
      now += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
};

const claimable = (upload: UploadRecord, now: string): boolean =>
  upload.status === 'awaiting_upload' || (upload.status === 'analyzing' && (upload.leaseUntil ?? '') <= now);

export const memoryUploads = (...initial: UploadRecord[]) => {
  const rows = new Map(initial.map((upload) => [upload.uploadId, upload]));
  const held = (uploadId: string, claimId: string): UploadRecord | undefined => {
    const row = rows.get(uploadId);
    return row?.status === 'analyzing' && row.claimId === claimId ? row : undefined;
  };
  const end = (uploadId: string, claimId: string, change: Partial<UploadRecord>): Promise<boolean> => {
    const row = held(uploadId, claimId);
    if (row) {
      const { claimId: _claim, leaseUntil: _lease, ...rest } = row;
      rows.set(uploadId, { ...rest, ...change });
    }
    return Promise.resolve(row !== undefined);
  };
  const store: UploadStore = {
    create: (upload: NewUpload) => {
      rows.set(upload.uploadId, { ...upload, status: 'awaiting_upload', updatedAt: upload.createdAt, attempts: 0 });
      return Promise.resolve();
    },
    get: (uploadId) => Promise.resolve(rows.get(uploadId)),
    claim: ({ uploadId, claimId, now, leaseUntil }: Claim) => {
      const row = rows.get(uploadId);
      if (!row || !claimable(row, now)) return Promise.resolve(undefined);
      const claimed: UploadRecord = {
        ...row,
        status: 'analyzing',
        claimId,
        leaseUntil,
        updatedAt: now,
        attempts: row.attempts + 1,
        countedBy: row.countedBy ?? claimId,
      };
      rows.set(uploadId, claimed);
      return Promise.resolve(claimed);
    },
    release: (uploadId, claimId, now, uncounted) => {
      const row = held(uploadId, claimId);
      if (row && uncounted) {
        const { countedBy: _counted, ...rest } = row;
        rows.set(uploadId, rest);
      }
      return end(uploadId, claimId, { status: 'awaiting_upload', updatedAt: now });
    },
    fail: (uploadId, claimId, failure: Failure, now) =>
      end(uploadId, claimId, { status: 'failed', failure, updatedAt: now }),
    complete: (uploadId, claimId, now) => end(uploadId, claimId, { status: 'ready', updatedAt: now }),
    renew: ({ uploadId, urlExpiresAt: before }, urlExpiresAt) => {
      const row = rows.get(uploadId);
      const waits = row?.status === 'awaiting_upload' && row.urlExpiresAt === before;
      if (waits) rows.set(uploadId, { ...row, urlExpiresAt });
      return Promise.resolve(waits);
    },
    remove: (uploadId) => {
      rows.delete(uploadId);
      return Promise.resolve();
    },
  };
  return { rows, store };
};

type LookRow = LookRecord | 'tombstone';

export const memoryLooks = (...initial: LookRecord[]) => {
  const key = (userId: string, uploadId: string) => `${userId}/${uploadId}`;
  const rows = new Map<string, LookRow>(initial.map((look) => [key(look.userId, look.uploadId), look]));
  const find = (userId: string, uploadId: string): LookRecord | undefined => {
    const row = rows.get(key(userId, uploadId));
    return row === 'tombstone' ? undefined : row;
  };
  const store: Omit<LookStore, 'page'> = {
    get: (userId, uploadId) => Promise.resolve(find(userId, uploadId)),
    create: (look) => {
      const free = !rows.has(key(look.userId, look.uploadId));
      if (free) rows.set(key(look.userId, look.uploadId), look);
      return Promise.resolve(free);
    },
    revise: (look) => {
      const current = find(look.userId, look.uploadId);
      const next = current?.revision === look.revision - 1;
      if (next) rows.set(key(look.userId, look.uploadId), look);
      return Promise.resolve(next);
    },
    save: (userId, uploadId, change: SaveChange) => {
      const current = find(userId, uploadId);
      const saved = current && { ...current, ...change };
      if (saved) rows.set(key(userId, uploadId), saved);
      return Promise.resolve(saved);
    },
    remove: (userId, uploadId) => {
      const had = find(userId, uploadId) !== undefined;
      rows.set(key(userId, uploadId), 'tombstone');
      return Promise.resolve(had);
    },
    newest: (userId) =>
      Promise.resolve(
        [...rows.values()].find((row): row is LookRecord => row !== 'tombstone' && row.userId === userId),
      ),
  };
  return { rows, store };
};

export const memoryLeases = () => {
  const rows = new Map<string, Lease>();
  const store: LeaseStore = {
    take: (lease) => {
      const held = rows.get(lease.leaseKey);
      const isMine = held === undefined || held.until <= lease.now || held.holder === lease.holder;
      if (isMine) rows.set(lease.leaseKey, lease);
      return Promise.resolve(isMine);
    },
    free: (leaseKey, holder) => {
      if (rows.get(leaseKey)?.holder === holder) rows.delete(leaseKey);
      return Promise.resolve();
    },
  };
  return { rows, store };
};

export const memoryUsers = (...initial: UserRecord[]) => {
  const rows = new Map(initial.map((user) => [user.userId, user]));
  const store: Pick<UserStore, 'get' | 'remember'> = {
    get: (userId) => Promise.resolve(rows.get(userId)),
    remember: (userId, readings) => {
      const row = rows.get(userId) ?? { userId, preferences: {}, corrections: {}, consent: null };
      rows.set(userId, { ...row, readings });
      return Promise.resolve(true);
    },
  };
  return { rows, store };
};

export const memoryBucket = (...keys: string[]) => {
  const objects = new Map<string, Uint8Array>(keys.map((key) => [key, new Uint8Array([1])]));
  const store: Pick<SelfieBucket, 'read' | 'exists' | 'remove'> = {
    read: (key, maxBytes) => {
      const bytes = objects.get(key);
      return Promise.resolve(bytes && bytes.length > maxBytes ? 'too_large' : bytes);
    },
    exists: (key) => Promise.resolve(objects.has(key)),
    remove: (key) => {
      objects.delete(key);
      return Promise.resolve();
    },
  };
  return { objects, store };
};
