/** How far the erasure of a user has come: counts only, under a hash of the user. */
import { createSchema, Entity } from 'electrodb';
import { key, number, oneOf, SERVICE, type TableBinding, text } from './shapes.ts';

export const erasureSchema = createSchema({
  model: { service: SERVICE, entity: 'erasure', version: '1' },
  attributes: {
    userHash: text,
    status: oneOf(['erasing', 'done'] as const),
    looks: number,
    uploads: number,
    selfies: number,
    user: number,
    updatedAt: text,
    /** Seconds since the epoch. */
    ttl: number,
  },
  indexes: {
    byUser: { pk: key('pk', ['userHash']), sk: key('sk', []) },
  },
} as const);

export const erasureEntity = (table: TableBinding) => new Entity(erasureSchema, table);
