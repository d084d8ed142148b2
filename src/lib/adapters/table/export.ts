/** Reads everything of a user: whole looks from the table itself, uploads by the index and then each from the table. */
import { createConversions } from 'electrodb';
import { lookEntity } from '../../../entities/look.ts';
import { ownerOf } from '../../../entities/shapes.ts';
import { uploadEntity } from '../../../entities/upload.ts';
import type { ExportStore, LookExport } from '../../use-cases/users/export-user.ts';
import { isLive, onTable } from './on-table.ts';
import type { TableClient } from './client.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { toRecord } from './look-mapping.ts';
import { toUploadRecord } from './uploads.ts';

type LookEntity = ReturnType<typeof lookEntity>;

interface Page {
  readonly limit: number;
  readonly cursor: string | undefined;
}

const startAfter = (looks: LookEntity, userId: string, cursor: string | undefined): string | null | undefined => {
  if (cursor === undefined) return null;
  const from = readCursor('export', userId, cursor);
  return (
    from &&
    createConversions(looks).byAccessPattern.byUser.fromComposite.toCursor({
      owner: ownerOf(userId),
      uploadId: from.uploadId,
    })
  );
};

/** One more than the page is read, so that the last page is known to be the last. */
const lookPage = async (looks: LookEntity, userId: string, page: Page): Promise<LookExport | 'invalid_cursor'> => {
  const cursor = startAfter(looks, userId, page.cursor);
  if (cursor === undefined) return 'invalid_cursor';
  const { data } = await looks.query
    .byUser({ owner: ownerOf(userId) })
    .go({ limit: page.limit + 1, cursor, consistent: true });
  const shown = data.slice(0, page.limit);
  const last = shown.at(-1);
  const more = last !== undefined && data.length > page.limit;
  return {
    looks: shown.filter((item) => isLive(item, Date.now())).map(toRecord),
    nextCursor: more ? writeCursor('export', userId, { at: last.createdAt, uploadId: last.uploadId }) : null,
  };
};

export const createExportStore = (client: TableClient, table: string): ExportStore => {
  const looks = lookEntity({ client, table });
  const uploads = uploadEntity({ client, table });
  return {
    looks: (userId, limit, cursor) => onTable(() => lookPage(looks, userId, { limit, cursor })),
    uploads: (userId) =>
      onTable(async () => {
        const { data: listed } = await uploads.query.byUser({ owner: ownerOf(userId) }).go({ pages: 'all' });
        const { data } = await uploads.get(listed.map(({ uploadId }) => ({ uploadId }))).go({ consistent: true });
        return data.filter((item) => isLive(item, Date.now())).map(toUploadRecord);
      }),
  };
};
