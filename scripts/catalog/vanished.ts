/** Discontinues what an import did not bring again: off the shelves, kept by id. */
import { OFF_SHELF, productEntity, SHELVES } from '../../src/entities/product.ts';
import type { BatchWriter } from './batch-write.ts';

export interface Edition {
  readonly source: string;
  readonly catalogVersion: string;
  /** ISO 8601 UTC. */
  readonly now: string;
}

/** Shelves are read in pages of this many, so memory does not grow with the catalogue. */
const PAGE = 500;
const CONCURRENCY = 8;

/** How many were discontinued. Safe to run again: what is off the shelves is not found there. */
export const discontinueVanished = async (
  { client, tableName }: Pick<BatchWriter, 'client' | 'tableName'>,
  { source, catalogVersion, now }: Edition,
): Promise<number> => {
  const products = productEntity({ client, table: tableName });

  /** Only if no newer import brought it back meanwhile. */
  const discontinue = async (productId: string, seen: string): Promise<boolean> => {
    const { rejected } = await products
      .patch({ productId })
      .set({ discontinuedAt: now, available: false, shelf: OFF_SHELF, position: OFF_SHELF })
      .where((item, { eq }) => eq(item.catalogVersion, seen))
      .go({ returnOnConditionCheckFailure: true });
    return !rejected;
  };

  let count = 0;
  for (const shelf of SHELVES) {
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof readPage>> = await readPage(shelf, cursor);
      const queue = page.data.filter((item) => item.source === source && item.catalogVersion !== catalogVersion);
      const worker = async (): Promise<void> => {
        for (let item = queue.pop(); item; item = queue.pop()) {
          if (await discontinue(item.productId, item.catalogVersion)) count += 1;
        }
      };
      await Promise.all(Array.from({ length: CONCURRENCY }, worker));
      cursor = page.cursor;
    } while (cursor !== null);
  }
  return count;

  function readPage(shelf: string, from: string | null) {
    return products.query.onShelf({ shelf }).go({ limit: PAGE, cursor: from });
  }
};
