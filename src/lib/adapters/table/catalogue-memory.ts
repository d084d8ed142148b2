/** Remembers for a moment what every look reads of the catalogue: presets, and all categories but foundation. */
import type { Catalogue } from '../../looks/types.ts';
import type { Clock } from '../../time.ts';

/** How late an import, a price or a sold-out product may show in a look. */
const MAX_AGE_MS = 30_000;

interface Kept {
  readonly since: number;
  readonly value: Promise<unknown>;
}

/** Concurrent readers share one read; a read that failed is not kept. */
const memory = (clock: Pick<Clock, 'now'>) => {
  const kept = new Map<string, Kept>();
  return <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const found = kept.get(key);
    if (found && clock.now() - found.since < MAX_AGE_MS) return found.value as Promise<T>;
    const value = read();
    const entry = { since: clock.now(), value };
    kept.set(key, entry);
    value.catch(() => {
      if (kept.get(key) === entry) kept.delete(key);
    });
    return value;
  };
};

/** Foundations depend on the face, so each is asked for anew. */
export const rememberCatalogue = (catalogue: Catalogue, clock: Pick<Clock, 'now'>): Catalogue => {
  const remembered = memory(clock);
  return {
    foundations: (query) => catalogue.foundations(query),
    byCategory: (category, limit) => remembered(`${category}/${limit}`, () => catalogue.byCategory(category, limit)),
    presets: () => remembered('presets', () => catalogue.presets()),
  };
};
