/** Reads everything of a user: whole looks and kept answers from the table itself, uploads by the index and then each from the table. */
import { createConversions } from 'electrodb';
import { type IdempotencyEntity, idempotencyEntity, type IdempotencyItem } from '../../../entities/idempotency.ts';
import { lookEntity } from '../../../entities/look.ts';
import { ownerOf } from '../../../entities/shapes.ts';
import { type UploadEntity, uploadEntity } from '../../../entities/upload.ts';
import { Problem } from '../../errors.ts';
import type { ExportStore, KeptAnswer, StoredExport } from '../../use-cases/users/export-user.ts';
import { isLive, onTable, rawCursor, rawItems, type RawLook, readable } from './on-table.ts';
import type { TableClient } from './client.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { answerOf } from './idempotency.ts';
import { parsedLook, toRecord } from './look-mapping.ts';
import { parsedUpload, toUploadRecord } from './uploads.ts';

/** The table's own order is by id: of a damaged row nothing else need be there. */
const ANY_TIME = new Date(0).toISOString();

type LookEntity = ReturnType<typeof lookEntity>;
type Part = Omit<StoredExport, 'looks' | 'answers'>;

interface Page {
  readonly limit: number;
  readonly cursor: string | undefined;
}

const startAfter = (looks: LookEntity, userId: string, cursor: string | undefined): string | null | undefined => {
  if (cursor === undefined) return null;
  const from = readCursor('export', userId, cursor);
  return (
    from &&
    rawCursor(
      createConversions(looks).byAccessPattern.byUser.fromComposite.toKeys({
        owner: ownerOf(userId),
        uploadId: from.uploadId,
      }),
    )
  );
};

/** One more than the page is read, so that the last page is known to be the last. */
const lookPage = async (
  looks: LookEntity,
  userId: string,
  page: Page,
): Promise<(Part & Pick<StoredExport, 'looks'>) | 'invalid_cursor'> => {
  const cursor = startAfter(looks, userId, page.cursor);
  if (cursor === undefined) return 'invalid_cursor';
  const { data } = await looks.query
    .byUser({ owner: ownerOf(userId) })
    .go({ limit: page.limit + 1, cursor, consistent: true, data: 'raw' });
  const items = rawItems(data);
  const shown = items.slice(0, page.limit);
  const last = shown.at(-1);
  const more = last !== undefined && items.length > page.limit;
  const { values, unreadable } = readable(
    shown.filter((item) => item['__edb_e__'] !== 'tombstone' && isLive(item, Date.now())),
    (item) => toRecord(parsedLook(looks, item)),
  );
  return {
    looks: values,
    unreadable,
    nextCursor: more ? writeCursor('export', userId, { at: ANY_TIME, uploadId: last.uploadId }) : null,
  };
};

const toKept = (item: IdempotencyItem): KeptAnswer => ({
  route: item.route,
  startedAt: item.startedAt,
  endedAt: item.endedAt ?? null,
  keptUntil: new Date(item.ttl * 1000).toISOString(),
  answer: answerOf(item) ?? null,
});

const parsedRequest = (requests: IdempotencyEntity, item: RawLook): IdempotencyItem => {
  const { data } = requests.parse({ Item: item });
  if (data === null) throw new Error('A row is no request of this version');
  return data;
};

/** In the order of their hashes. */
const answerPage = async (
  requests: IdempotencyEntity,
  userId: string,
  limit: number,
  after: string | undefined,
): Promise<Part & Pick<StoredExport, 'answers'>> => {
  const owner = ownerOf(userId);
  const { toKeys } = createConversions(requests).byAccessPattern.byKey.fromComposite;
  const cursor = after === undefined ? null : rawCursor(toKeys({ owner, requestKey: after }));
  const { data } = await requests.query
    .byKey({ owner })
    .go({ limit: limit + 1, cursor, consistent: true, data: 'raw' });
  const items = rawItems(data);
  const shown = items.slice(0, limit);
  const last = shown.at(-1)?.['requestKey'];
  const more = typeof last === 'string' && items.length > limit;
  const { values, unreadable } = readable(
    shown.filter((item) => isLive(item, Date.now())),
    (item) => toKept(parsedRequest(requests, item)),
  );
  return {
    answers: values,
    unreadable,
    nextCursor: more ? writeCursor('answers', userId, { at: ANY_TIME, uploadId: last }) : null,
  };
};

/** Looks first; the answers begin on the last page of looks. */
const rowPage = async (
  looks: LookEntity,
  requests: IdempotencyEntity,
  userId: string,
  page: Page,
): Promise<StoredExport | 'invalid_cursor'> => {
  const from = page.cursor === undefined ? undefined : readCursor('answers', userId, page.cursor);
  if (from) return { looks: [], ...(await answerPage(requests, userId, page.limit, from.uploadId)) };
  const first = await lookPage(looks, userId, page);
  if (first === 'invalid_cursor') return first;
  if (first.nextCursor !== null) return { ...first, answers: [] };
  const answers = await answerPage(requests, userId, page.limit, undefined);
  return { ...first, ...answers, unreadable: first.unreadable + answers.unreadable };
};

type Key = Readonly<Record<'pk' | 'sk', unknown>>;

/** By the index, whatever else of a row is damaged. */
const uploadKeys = async (uploads: UploadEntity, userId: string): Promise<Key[]> => {
  const keys: Key[] = [];
  let cursor: string | null = null;
  do {
    const page: { data: unknown; cursor: string | null } = await uploads.query
      .byUser({ owner: ownerOf(userId) })
      .go({ cursor, data: 'raw' });
    keys.push(...rawItems(page.data).map(({ pk, sk }) => ({ pk, sk })));
    ({ cursor } = page);
  } while (cursor !== null);
  return keys;
};

/** DynamoDB reads as many rows at once. */
const BATCH = 100;

/** @throws Problem upstream_unavailable */
const storedUploads = async (client: TableClient, table: string, keys: readonly Key[]): Promise<RawLook[]> => {
  const items: RawLook[] = [];
  for (let start = 0; start < keys.length; start += BATCH) {
    const RequestItems = { [table]: { Keys: keys.slice(start, start + BATCH), ConsistentRead: true } };
    const answer = (await client.batchGet({ RequestItems }).promise()) as {
      readonly Responses: Readonly<Record<string, readonly RawLook[]>>;
      readonly UnprocessedKeys?: object;
    };
    if (Object.keys(answer.UnprocessedKeys ?? {}).length > 0) {
      throw new Problem('upstream_unavailable', 'The table had no capacity for all uploads.');
    }
    items.push(...(answer.Responses[table] ?? []));
  }
  return items;
};

export const createExportStore = (client: TableClient, table: string): ExportStore => {
  const looks = lookEntity({ client, table });
  const requests = idempotencyEntity({ client, table });
  const uploads = uploadEntity({ client, table });
  return {
    rows: (userId, limit, cursor) => onTable(() => rowPage(looks, requests, userId, { limit, cursor })),
    uploads: (userId) =>
      onTable(async () => {
        const items = await storedUploads(client, table, await uploadKeys(uploads, userId));
        const { values, unreadable } = readable(
          items.filter((item) => isLive(item, Date.now())),
          (item) => toUploadRecord(parsedUpload(uploads, item)),
        );
        return { uploads: values, unreadable };
      }),
  };
};
