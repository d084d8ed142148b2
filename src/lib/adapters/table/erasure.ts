/**
 * Removes a user's rows by their raw keys, whatever wrote them: a row of another schema version, or one that cannot be
 * read, goes like any other. Remembers under a hash how far that has come.
 */
import { erasureEntity } from '../../../entities/erasure.ts';
import { lookEntity } from '../../../entities/look.ts';
import { ownerOf } from '../../../entities/shapes.ts';
import { tombstoneEntity } from '../../../entities/tombstone.ts';
import { uploadEntity } from '../../../entities/upload.ts';
import { type UserEntity, userEntity } from '../../../entities/user.ts';
import type { Closing, ErasableRow, ErasureStore } from '../../use-cases/users/erase-user.ts';
import { isLook, TOMBSTONE_SECONDS } from './looks.ts';
import { epochSeconds, onTable, textIn } from './on-table.ts';
import type { TableClient } from './client.ts';

/** Long enough to fetch the receipt of an erasure that went on without the client. */
const PROGRESS_SECONDS = 30 * 24 * 60 * 60;
/** DynamoDB takes as many deletions at once. */
const BATCH = 25;

type RawRow = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string };

interface Page {
  readonly Items?: readonly RawRow[];
  readonly LastEvaluatedKey?: unknown;
}

interface Partition {
  readonly table: string;
  /** Rows a page. */
  readonly limit: number;
  readonly index?: string;
  readonly keyName: string;
  readonly key: string;
}

/** A table's own partition is read consistently; an index cannot be. */
const queryOf = ({ table, limit, index, keyName, key }: Partition, from: unknown) => ({
  TableName: table,
  Limit: limit,
  ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
  KeyConditionExpression: '#key = :key',
  // An index has no more of an upload than its keys for sure.
  ProjectionExpression: index === undefined ? 'pk, sk, #entity, createdAt' : 'pk, sk',
  ExpressionAttributeNames: { '#key': keyName, ...(index === undefined && { '#entity': '__edb_e__' }) },
  ExpressionAttributeValues: { ':key': key },
  ...(from !== undefined && { ExclusiveStartKey: from }),
});

/** Rows of a partition that `choose` keeps, until there are enough of them. */
const rowsOf = async (
  client: TableClient,
  partition: Partition,
  choose: (rows: readonly RawRow[]) => Promise<readonly RawRow[]>,
): Promise<RawRow[]> => {
  const found: RawRow[] = [];
  let from: unknown;
  do {
    const page = (await client.query(queryOf(partition, from)).promise()) as Page;
    found.push(...(await choose(page.Items ?? [])));
    from = page.LastEvaluatedKey;
  } while (from !== undefined && found.length < partition.limit);
  return found.slice(0, partition.limit);
};

/** A look's key ends with its upload's id. */
const ID_AT_END = /[0-9a-f-]{36}$/;

const erasable = (row: RawRow): ErasableRow => ({
  key: { pk: row.pk, sk: row.sk },
  isLook: row['__edb_e__'] === 'look',
  uploadId: textIn(row, 'uploadId') ?? ID_AT_END.exec(row.sk)?.[0],
  objectKey: textIn(row, 'objectKey'),
  status: textIn(row, 'status'),
  createdAt: textIn(row, 'createdAt'),
});

/** The index still names rows that have just gone. */
const stillThere = (client: TableClient, TableName: string) => async (rows: readonly RawRow[]) => {
  const reads = rows.map(async ({ pk, sk }) => {
    const answer = (await client.get({ TableName, Key: { pk, sk }, ConsistentRead: true }).promise()) as {
      readonly Item?: RawRow;
    };
    return answer.Item ?? [];
  });
  return (await Promise.all(reads)).flat();
};

const keysOf = (client: TableClient, table: string, userId: string) => {
  const owner = ownerOf(userId);
  const look = lookEntity({ client, table }).get({ owner, uploadId: '' }).params<{ Key: { pk: string } }>();
  const user = userEntity({ client, table }).get({ owner }).params<{ Key: { pk: string; sk: string } }>();
  const upload = uploadEntity({ client, table })
    .query.byUser({ owner })
    .params<{ ExpressionAttributeValues: { ':pk': string } }>();
  return { own: look.Key.pk, user: user.Key, byIndex: upload.ExpressionAttributeValues[':pk'] };
};

/** What a deletion leaves behind on purpose: it tells neither who nor what. */
const isLeft = (user: { readonly sk: string }, { sk, __edb_e__: entity }: RawRow): boolean =>
  sk === user.sk || entity === 'tombstone';

interface HandedBack {
  readonly UnprocessedItems?: Readonly<Record<string, readonly { DeleteRequest: { Key: RawRow } }[]>>;
}

/** DynamoDB hands back what it had no capacity for; the next step finds those rows again. The rows that are gone. */
const removeRows = async (
  client: TableClient,
  table: string,
  rows: readonly ErasableRow[],
): Promise<readonly ErasableRow[]> => {
  const kept = new Set<string>();
  for (let start = 0; start < rows.length; start += BATCH) {
    const deletions = rows.slice(start, start + BATCH).map(({ key }) => ({ DeleteRequest: { Key: key } }));
    const answer = (await client.batchWrite({ RequestItems: { [table]: deletions } }).promise()) as HandedBack;
    for (const { DeleteRequest } of answer.UnprocessedItems?.[table] ?? []) {
      kept.add(`${DeleteRequest.Key.pk} ${DeleteRequest.Key.sk}`);
    }
  }
  return rows.filter(({ key }) => !kept.has(`${key.pk} ${key.sk}`));
};

/** Anything that a user has said or agreed to, or that photos said of them. */
const CONTENT = ['preferences', 'corrections', 'consent', 'readings'];
const hasContent = (row: object): boolean => CONTENT.some((name) => name in row);

const createFinder = (client: TableClient, table: string): Pick<ErasureStore, 'rows' | 'uploads'> => ({
  rows: (userId, limit) =>
    onTable(async () => {
      const { own, user } = keysOf(client, table, userId);
      const ofTheUser = (rows: readonly RawRow[]) => Promise.resolve(rows.filter((row) => !isLeft(user, row)));
      return (await rowsOf(client, { table, limit, keyName: 'pk', key: own }, ofTheUser)).map(erasable);
    }),
  uploads: (userId, limit) =>
    onTable(async () => {
      const { own, byIndex } = keysOf(client, table, userId);
      const check = stillThere(client, table);
      const others = (rows: readonly RawRow[]) => check(rows.filter(({ pk }) => pk !== own));
      const partition = { table, limit, index: 'gsi2', keyName: 'gsi2pk', key: byIndex };
      return (await rowsOf(client, partition, others)).map(erasable);
    }),
});

/** A refusal that lasts longer stands: nothing has been written under it. */
const closeUser = async (users: UserEntity, userId: string, { erasedAt, refusedUntil }: Closing): Promise<boolean> => {
  const end = refusedUntil ?? new Date(Date.parse(erasedAt) + PROGRESS_SECONDS * 1000).toISOString();
  const row = { owner: ownerOf(userId), erasedAt, ...(refusedUntil !== undefined && { refusedUntil }) };
  const { data, rejected } = await users
    .put({ ...row, ttl: epochSeconds(Date.parse(end)) })
    .where(
      (item, { notExists, lt }) =>
        `(${notExists(item.refusedUntil)} OR ${lt(item.refusedUntil, refusedUntil ?? erasedAt)})`,
    )
    .go({ response: 'all_old', returnOnConditionCheckFailure: true });
  return !rejected && hasContent({ ...data });
};

export const createErasureStore = (client: TableClient, table: string, now: () => number = Date.now): ErasureStore => {
  const users = userEntity({ client, table });
  const tombstones = tombstoneEntity({ client, table });
  const erasures = erasureEntity({ client, table });
  return {
    ...createFinder(client, table),
    remove: (rows) => onTable(() => removeRows(client, table, rows)),
    blockLook: async (userId, uploadId) => {
      const tombstone = { owner: ownerOf(userId), uploadId, ttl: epochSeconds(now()) + TOMBSTONE_SECONDS };
      const { data } = await onTable(() => tombstones.put(tombstone).go({ response: 'all_old', data: 'raw' }));
      return isLook(data);
    },
    closeUser: (userId, closing) => onTable(() => closeUser(users, userId, closing)),
    hasUser: async (userId) => {
      const { data } = await onTable(() => users.get({ owner: ownerOf(userId) }).go({ consistent: true }));
      return hasContent({ ...data });
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
