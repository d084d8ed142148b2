/** What a request with an `idempotency-key` made and was answered: sent again within a day, it gets the same answer. */
import { createSchema, CustomAttributeType, Entity, type EntityItem } from 'electrodb';
import { key, number, optionalText, SERVICE, type TableBinding, text } from './shapes.ts';

export const idempotencySchema = createSchema({
  model: { service: SERVICE, entity: 'idempotency', version: '1' },
  attributes: {
    /** `ownerOf` the user: the row stands among the user's own, where erasure finds it. */
    owner: text,
    /** A hash of the user's id, the route and the key. */
    requestKey: text,
    /** A hash of what came with the key. */
    fingerprint: text,
    route: text,
    /** A random name for what the request makes, by which a second run finds what the first one made. */
    effectId: text,
    startedAt: text,
    /** Who is at it, and until when at most, in milliseconds since the epoch. */
    holder: text,
    until: number,
    endedAt: optionalText,
    /** The look that the answer tells of. */
    uploadId: optionalText,
    /** The answer's body, deflated; absent where it can be made again from what the table has. */
    answer: { type: CustomAttributeType<Uint8Array>('any') },
    /** Seconds since the epoch. */
    ttl: number,
  },
  indexes: {
    byKey: { pk: key('pk', ['owner']), sk: key('sk', ['requestKey']) },
  },
} as const);

export const idempotencyEntity = (table: TableBinding) => new Entity(idempotencySchema, table);
export type IdempotencyEntity = ReturnType<typeof idempotencyEntity>;
export type IdempotencyItem = EntityItem<IdempotencyEntity>;
