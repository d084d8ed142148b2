/** Who may do what only one of a user's requests may do at a time. Keyed by a hash; ends by itself. */
import { createSchema, Entity } from 'electrodb';
import { key, number, optionalText, SERVICE, type TableBinding, text } from './shapes.ts';

export const leaseSchema = createSchema({
  model: { service: SERVICE, entity: 'lease', version: '1' },
  attributes: {
    /** A hash of what is held and by which user. */
    leaseKey: text,
    /** A random name; absent once it is free. */
    holder: optionalText,
    /** Milliseconds since the epoch. */
    until: number,
    /** Seconds since the epoch. */
    ttl: number,
  },
  indexes: {
    byKey: { pk: key('pk', ['leaseKey']), sk: key('sk', []) },
  },
} as const);

export const leaseEntity = (table: TableBinding) => new Entity(leaseSchema, table);
