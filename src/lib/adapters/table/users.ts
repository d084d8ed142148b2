/** Users in the table: wishes, corrections and consent, each changed alone by one conditional update. */
import { ownerOf } from '../../../entities/shapes.ts';
import { type UserEntity, userEntity, type UserItem, userSchema } from '../../../entities/user.ts';
import type { PersonReadings } from '../../face/person.ts';
import type { SettingsPatch, UserRecord, UserStore } from '../../use-cases/users/user-settings.ts';
import { assertShapes, compact, isLive, onTable, rawItem, textIn } from './on-table.ts';
import type { TableClient } from './client.ts';

const toRecord = (userId: string, item: UserItem): UserRecord =>
  compact({
    userId,
    preferences: compact(item.preferences ?? {}),
    corrections: compact(item.corrections ?? {}),
    consent: item.consent ?? null,
    readings: item.readings?.map(compact),
    erasedAt: item.erasedAt,
    refusedUntil: item.refusedUntil,
  });

const readUser = async (users: UserEntity, userId: string, now: number): Promise<UserRecord | undefined> => {
  const { data } = await users.get({ owner: ownerOf(userId) }).go({ consistent: true, data: 'raw' });
  const item = rawItem(data);
  if (!item || !isLive(item, now)) return undefined;
  try {
    assertShapes(userSchema.attributes, item);
    const { data: parsed } = users.parse({ Item: item });
    return parsed ? toRecord(userId, parsed) : undefined;
  } catch {
    const [erasedAt, refusedUntil] = [textIn(item, 'erasedAt'), textIn(item, 'refusedUntil')];
    const isUnreadable = true as const;
    return compact({
      userId,
      preferences: {},
      corrections: {},
      consent: null,
      isUnreadable,
      erasedAt,
      refusedUntil,
    });
  }
};

const REJECTABLE = { returnOnConditionCheckFailure: true } as const;

interface Change {
  readonly owner: string;
  /** When it was asked. */
  readonly askedAt: string;
}

/** ElectroDB's types of paths and operations are those of one entity; what is needed of them here. */
type Path = Readonly<Record<string, unknown>>;
interface Operations {
  readonly set: (path: unknown, value: unknown) => void;
  readonly remove: (path: unknown) => void;
}
interface Comparisons {
  readonly notExists: (path: unknown) => string;
  readonly lt: (path: unknown, value: unknown) => string;
}

/** Neither erased since it was asked, nor an account that is gone. Times in ISO 8601 have the order of their texts. */
const isOpen =
  ({ askedAt }: Change) =>
  (item: { readonly erasedAt: unknown; readonly refusedUntil: unknown }, is: Comparisons): string =>
    `(${is.notExists(item.erasedAt)} OR ${is.lt(item.erasedAt, askedAt)}) AND ` +
    `(${is.notExists(item.refusedUntil)} OR ${is.lt(item.refusedUntil, askedAt)})`;

const MAPS = ['preferences', 'corrections'] as const;

/** Null and empty notes remove, undefined leaves. */
const apply = (path: Path, patch: object, { set, remove }: Operations): void => {
  for (const [name, value] of Object.entries(patch) as [string, unknown][]) {
    if (value === undefined) continue;
    if (value === null || value === '') remove(path[name]);
    else set(path[name], value);
  }
};

/** Single attributes of maps that are there. */
const setInMaps = async (users: UserEntity, change: Change, patch: SettingsPatch): Promise<UserItem | undefined> => {
  const { owner, askedAt } = change;
  const result = await users
    .patch({ owner })
    .data((item, operations) => {
      for (const name of MAPS) {
        apply(item[name], patch[name] ?? {}, operations);
      }
      operations.set(item.updatedAt, askedAt);
    })
    .where((item, { exists }) => `${exists(item.preferences)} AND ${exists(item.corrections)}`)
    .where((item, is) => isOpen(change)(item, is as unknown as Comparisons))
    .go({ ...REJECTABLE, response: 'all_new' });
  return result.rejected ? undefined : result.data;
};

interface Writing extends Operations {
  readonly ifNotExists: (path: unknown, value: unknown) => void;
}

/** A row that may not be there yet, and that stays from now on; false when an erasure refuses it. */
const write = async (
  users: UserEntity,
  change: Change,
  values: (path: Path, operations: Writing) => void,
): Promise<boolean> => {
  const { rejected } = await users
    .update({ owner: change.owner })
    .data((item, operations) => {
      values(item, operations);
      operations.ifNotExists(item.createdAt, change.askedAt);
      operations.remove(item.ttl);
    })
    .where((item, is) => isOpen(change)(item, is as unknown as Comparisons))
    .go(REJECTABLE);
  return !rejected;
};

/** The maps, where they are not there yet. */
const open = (users: UserEntity, change: Change): Promise<boolean> =>
  write(users, change, (path, { ifNotExists, set }) => {
    for (const name of MAPS) ifNotExists(path[name], {});
    set(path['updatedAt'], change.askedAt);
  });

const patchUser = async (users: UserEntity, change: Change, patch: SettingsPatch): Promise<UserItem | undefined> => {
  const patched = await setInMaps(users, change, patch);
  if (patched) return patched;
  return (await open(users, change)) ? setInMaps(users, change, patch) : undefined;
};

const giveConsent = (
  users: UserEntity,
  change: Change,
  consent: NonNullable<UserRecord['consent']>,
): Promise<boolean> =>
  write(users, change, (path, { set }) => {
    set(path['consent'], { ...consent });
    set(path['updatedAt'], change.askedAt);
  });

const remember = (users: UserEntity, change: Change, readings: PersonReadings): Promise<boolean> =>
  write(users, change, (path, { set }) => {
    set(
      path['readings'],
      readings.map((reading) => ({ ...reading })),
    );
  });

export const createUserStore = (client: TableClient, table: string, now: () => number = Date.now): UserStore => {
  const users = userEntity({ client, table });
  return {
    get: (userId) => onTable(() => readUser(users, userId, now())),
    consent: (userId, consent, askedAt) =>
      onTable(() => giveConsent(users, { owner: ownerOf(userId), askedAt }, consent)),
    remember: (userId, readings, askedAt) =>
      onTable(() => remember(users, { owner: ownerOf(userId), askedAt }, readings)),
    patch: async (userId, patch, askedAt) => {
      const item = await onTable(() => patchUser(users, { owner: ownerOf(userId), askedAt }, patch));
      return item && toRecord(userId, item);
    },
  };
};
