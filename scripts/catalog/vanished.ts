/** Discontinues what an import did not bring again: off the shelves, kept by id. */
import { OFF_SHELF, productEntity, type ProductItem, SHELVES } from '../../src/entities/product.ts';
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

type Table = Pick<BatchWriter, 'client' | 'tableName'>;
type Shelved = Pick<ProductItem, 'productId' | 'catalogVersion'>;

/** What of a list stands on the shelves, what is out of stock included. */
export async function* shelved({ client, tableName }: Table, source: string): AsyncGenerator<Shelved> {
  const products = productEntity({ client, table: tableName });
  for (const shelf of SHELVES) {
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof readPage>> = await readPage(shelf, cursor);
      yield* page.data.filter((item) => item.source === source);
      cursor = page.cursor;
    } while (cursor !== null);
  }

  function readPage(shelf: string, from: string | null) {
    return products.query.onShelf({ shelf }).go({ limit: PAGE, cursor: from });
  }
}

/** How many were discontinued. Safe to run again: what is off the shelves is not found there. */
export const discontinueVanished = async (table: Table, { source, catalogVersion, now }: Edition): Promise<number> => {
  const products = productEntity({ client: table.client, table: table.tableName });

  /** Only if no newer import brought it back meanwhile. */
  const discontinue = async ({ productId, catalogVersion: seen }: Shelved): Promise<number> => {
    const { rejected } = await products
      .patch({ productId })
      .set({ discontinuedAt: now, available: false, shelf: OFF_SHELF, position: OFF_SHELF })
      .where((item, { eq }) => eq(item.catalogVersion, seen))
      .go({ returnOnConditionCheckFailure: true });
    return rejected ? 0 : 1;
  };

  let count = 0;
  const finish = async (wave: readonly Shelved[]): Promise<void> => {
    for (const one of await Promise.all(wave.map(discontinue))) count += one;
  };
  const wave: Shelved[] = [];
  for await (const item of shelved(table, source)) {
    if (item.catalogVersion === catalogVersion) continue;
    wave.push(item);
    if (wave.length === CONCURRENCY) await finish(wave.splice(0));
  }
  await finish(wave);
  return count;
};
