/** Looks in the table: read by owner and upload, listed from the indexes as summaries, changed by conditional writes. */
import { createConversions } from 'electrodb';
import { type LookEntity, lookEntity, type LookItem, UNSAVED } from '../../../entities/look.ts';
import { tombstoneEntity } from '../../../entities/tombstone.ts';
import type { LookPage, LookPageQuery, LookRecord, LookStore, SaveChange } from '../../use-cases/ports.ts';
import { ownerOf } from '../../../entities/shapes.ts';
import { epochSeconds, isLive, onTable, rawCursor, rawItem, rawItems, type RawLook, readable } from './on-table.ts';
import type { TableClient } from './client.ts';
import { type PageKind, type PagePosition, readCursor, writeCursor } from './cursor.ts';
import { parsedLook, toItem, toRecord, toRevisable, toSummary } from './look-mapping.ts';
import { Problem } from '../../errors.ts';

/** One day: longer than any worker can still hold a claim. */
export const TOMBSTONE_SECONDS = 24 * 60 * 60;
const DAY_SECONDS = 24 * 60 * 60;

export interface LookStoreOptions {
  /** Days that a look is kept after it was made; without it looks have no end. */
  readonly retentionDays?: () => number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

interface PageOptions {
  readonly limit: number;
  readonly cursor: string | null;
}

const REJECTABLE = { returnOnConditionCheckFailure: true } as const;

/** What a put replaced: a look, a tombstone, or nothing. */
export const isLook = (answer: unknown): boolean => {
  const { Attributes } = answer as { readonly Attributes?: { readonly revision?: unknown } };
  return Attributes?.revision !== undefined;
};

const unreadable = (cause: unknown): Problem =>
  new Problem('look_unreadable', 'This look was stored in a way that cannot be read here. It can be deleted.', {
    cause,
  });

/** @throws Problem look_unreadable */
const readLook = async (
  looks: LookEntity,
  key: { readonly owner: string; readonly uploadId: string },
  now: number,
): Promise<LookRecord | undefined> => {
  const { data } = await looks.get(key).go({ consistent: true, data: 'raw' });
  const item = rawItem(data);
  if (!item || item['__edb_e__'] === 'tombstone' || !isLive(item, now)) return undefined;
  try {
    return toRecord(parsedLook(looks, item));
  } catch (error) {
    throw unreadable(error);
  }
};

/** As many damaged ones in a row are no accident any more. */
const NEWEST_TRIED = 5;

/** @throws Problem look_unreadable of the last one */
const firstReadable = async (
  get: LookStore['get'],
  userId: string,
  [first, ...others]: readonly [RawLook, ...RawLook[]],
): Promise<LookRecord | undefined> => {
  try {
    return await get(userId, first.uploadId);
  } catch (error) {
    const [next, ...rest] = others;
    if (next === undefined || !(error instanceof Problem) || error.code !== 'look_unreadable') throw error;
    return firstReadable(get, userId, [next, ...rest]);
  }
};

const reviseLook = async (looks: LookEntity, look: LookRecord): Promise<boolean> => {
  const { userId, uploadId, revision, updatedAt } = look;
  const change = looks.patch({ owner: ownerOf(userId), uploadId }).set(toRevisable(look));
  const { rejected } = await (look.measured ? change : change.remove(['measured']))
    /** Or this very revision: a retry of a write whose answer was lost. */
    .where(
      (item, { eq }) =>
        `(${eq(item.revision, revision - 1)} OR (${eq(item.revision, revision)} AND ${eq(item.updatedAt, updatedAt)}))`,
    )
    .go(REJECTABLE);
  return !rejected;
};

/** What a user says about a look. */
const SAID = ['name', 'notes'] as const;

const saveLook = async (
  looks: LookEntity,
  key: { readonly owner: string; readonly uploadId: string },
  { saved, savedAt, updatedAt, name, notes }: SaveChange,
): Promise<LookRecord | undefined> => {
  const given = { ...(name && { name }), ...(notes && { notes }) };
  const cleared = SAID.filter((field) => ({ name, notes })[field] !== undefined && !(field in given));
  const patch = looks.patch(key).set({ saved, savedAt: savedAt ?? UNSAVED, updatedAt, ...given });
  const result = await (cleared.length > 0 ? patch.remove(cleared) : patch)
    /** A tombstone has no revision. */
    .where((item, { exists }) => exists(item.revision))
    .go({ ...REJECTABLE, response: 'all_new' });
  return result.rejected ? undefined : toRecord(result.data);
};

/** The keys of the last look that was shown, in the partition of whoever asks. */
const startOf = (looks: LookEntity, kind: PageKind, userId: string, { at, uploadId }: PagePosition) => {
  const owner = ownerOf(userId);
  const { newest, saved } = createConversions(looks).byAccessPattern;
  return kind === 'saved'
    ? saved.fromComposite.toKeys({ owner, uploadId, savedAt: at })
    : newest.fromComposite.toKeys({ owner, uploadId, createdAt: at });
};

const readPage = async (looks: LookEntity, kind: PageKind, userId: string, options: PageOptions) => {
  const newestFirst = { ...options, order: 'desc', data: 'raw' } as const;
  const owner = ownerOf(userId);
  return kind === 'saved'
    ? looks.query.saved({ owner }).go(newestFirst)
    : looks.query.newest({ owner }).go(newestFirst);
};

/** Looks whose time is over are read as gone; as a rule there are none, and one page is all that is read. */
const readLive = async (looks: LookEntity, list: List, options: PageOptions): Promise<RawLook[]> => {
  const found: RawLook[] = [];
  let { cursor } = options;
  do {
    const page = await readPage(looks, list.kind, list.userId, { ...options, cursor });
    found.push(...rawItems(page.data).filter((item) => isLive(item, list.now)));
    ({ cursor } = page);
  } while (cursor !== null && found.length < options.limit);
  return found.slice(0, options.limit);
};

interface List {
  readonly kind: PageKind;
  readonly userId: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** One more than asked for is read, so that the last page is known to be the last. */
const pageOf = async (looks: LookEntity, query: LookPageQuery, now: number): Promise<LookPage | 'invalid_cursor'> => {
  const { userId, limit } = query;
  const kind = query.savedOnly ? 'saved' : 'looks';
  const from = query.cursor === undefined ? null : readCursor(kind, userId, query.cursor);
  if (from === undefined) return 'invalid_cursor';
  const cursor = from && rawCursor(startOf(looks, kind, userId, from));
  const data = await readLive(looks, { kind, userId, now }, { limit: limit + 1, cursor });
  const shown = data.slice(0, limit);
  const { values: items, unreadable } = readable(shown, (item) => toSummary(item as unknown as LookItem));
  const last = shown.at(-1);
  if (!last || data.length <= limit) return { items, unreadable, nextCursor: null };
  const at = kind === 'saved' ? last.savedAt : last.createdAt;
  return { items, unreadable, nextCursor: writeCursor(kind, userId, { at, uploadId: last.uploadId }) };
};

export const createLookStore = (client: TableClient, table: string, options: LookStoreOptions = {}): LookStore => {
  const looks = lookEntity({ client, table });
  const tombstones = tombstoneEntity({ client, table });
  const now = options.now ?? Date.now;

  const get = (userId: string, uploadId: string): Promise<LookRecord | undefined> =>
    onTable(() => readLook(looks, { owner: ownerOf(userId), uploadId }, now()));

  return {
    get,
    create: async (look) => {
      const keptSeconds = options.retentionDays && options.retentionDays() * DAY_SECONDS;
      const { rejected } = await onTable(() => looks.create(toItem(look, keptSeconds)).go(REJECTABLE));
      return !rejected;
    },
    revise: (look) => onTable(() => reviseLook(looks, look)),
    save: (userId, uploadId, change) => onTable(() => saveLook(looks, { owner: ownerOf(userId), uploadId }, change)),
    remove: async (userId, uploadId) => {
      const tombstone = { owner: ownerOf(userId), uploadId, ttl: epochSeconds(now()) + TOMBSTONE_SECONDS };
      const { data } = await onTable(() => tombstones.put(tombstone).go({ response: 'all_old', data: 'raw' }));
      return isLook(data);
    },
    page: (query) => onTable(() => pageOf(looks, query, now())),
    newest: async (userId) => {
      const list = { kind: 'looks', userId, now: now() } as const;
      const [newest, ...older] = await onTable(() => readLive(looks, list, { limit: NEWEST_TRIED, cursor: null }));
      return newest && firstReadable(get, userId, [newest, ...older]);
    },
  };
};
