/** Removes a user's rows in batches, and remembers under a hash how far that has come. */
import { erasureEntity } from '../../../entities/erasure.ts';
import { lookEntity } from '../../../entities/look.ts';
import { tombstoneEntity } from '../../../entities/tombstone.ts';
import { type UploadEntity, uploadEntity } from '../../../entities/upload.ts';
import { userEntity } from '../../../entities/user.ts';
import type { ErasableUpload, ErasureStore } from '../../use-cases/users/erase-user.ts';
import { TOMBSTONE_SECONDS } from './looks.ts';
import { epochSeconds, onTable } from './on-table.ts';
import type { TableClient } from './client.ts';

/** Long enough to fetch the receipt of an erasure that went on without the client. */
const PROGRESS_SECONDS = 30 * 24 * 60 * 60;
/** Batches of 25 deletions at once. */
const CONCURRENT = 4;

const REMOVAL = { concurrent: CONCURRENT, unprocessed: 'raw' } as const;

/** DynamoDB hands back what it had no capacity for; the next step finds those rows again. */
const removed = async (call: () => Promise<{ unprocessed: readonly unknown[] }>): Promise<void> => {
  await onTable(call);
};

const stillThere = async (
  uploads: UploadEntity,
  listed: readonly { uploadId: string }[],
): Promise<ErasableUpload[]> => {
  const reads = listed.map(({ uploadId }) => uploads.get({ uploadId }).go({ consistent: true }));
  const rows = await Promise.all(reads);
  return rows.flatMap(({ data }) =>
    data === null ? [] : [{ uploadId: data.uploadId, objectKey: data.objectKey, status: data.status }],
  );
};

/** The index still names rows that have just gone, so its pages are read on until enough are found that are there. */
const findUploads = async (uploads: UploadEntity, userId: string, limit: number): Promise<ErasableUpload[]> => {
  const found: ErasableUpload[] = [];
  let cursor: string | null = null;
  do {
    const page: { data: { uploadId: string }[]; cursor: string | null } = await uploads.query
      .byUser({ userId })
      .go({ limit, cursor });
    found.push(...(await stillThere(uploads, page.data)));
    cursor = page.cursor;
  } while (cursor !== null && found.length < limit);
  return found;
};

export const createErasureStore = (client: TableClient, table: string, now: () => number = Date.now): ErasureStore => {
  const looks = lookEntity({ client, table });
  const uploads = uploadEntity({ client, table });
  const users = userEntity({ client, table });
  const tombstones = tombstoneEntity({ client, table });
  const erasures = erasureEntity({ client, table });
  return {
    looks: async (userId, limit) => {
      const query = looks.query.byUser({ userId });
      const { data } = await onTable(() => query.go({ count: limit, consistent: true, attributes: ['uploadId'] }));
      return data.map(({ uploadId }) => uploadId);
    },
    uploads: (userId, limit) => onTable(() => findUploads(uploads, userId, limit)),
    removeLooks: (userId, ids) =>
      removed(() => looks.delete(ids.map((uploadId) => ({ userId, uploadId }))).go(REMOVAL)),
    removeUploads: (ids) => removed(() => uploads.delete(ids.map((uploadId) => ({ uploadId }))).go(REMOVAL)),
    blockLook: async (userId, uploadId) => {
      const ttl = epochSeconds(now()) + TOMBSTONE_SECONDS;
      await onTable(() => tombstones.put({ userId, uploadId, ttl }).go());
    },
    removeUser: async (userId) => {
      const { data } = await onTable(() => users.delete({ userId }).go({ response: 'all_old' }));
      return Object.keys((data as object | null) ?? {}).length > 0;
    },
    progress: async (userHash) => {
      const { data } = await onTable(() => erasures.get({ userHash }).go({ consistent: true }));
      if (!data) return undefined;
      const { status, looks: lookCount, uploads: uploadCount, selfies, user, updatedAt } = data;
      return { status, updatedAt, erased: { looks: lookCount, uploads: uploadCount, selfies, user } };
    },
    saveProgress: async (userHash, { status, erased }, updatedAt) => {
      const ttl = epochSeconds(now()) + PROGRESS_SECONDS;
      await onTable(() => erasures.put({ userHash, status, ...erased, updatedAt, ttl }).go());
    },
  };
};
