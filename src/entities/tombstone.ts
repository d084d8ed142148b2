/** What is left of a deleted look for a while: it holds the look's key, so that a late worker cannot create it again. */
import { createSchema, Entity } from 'electrodb';
import { number, SERVICE, type TableBinding, text } from './shapes.ts';

export const tombstoneSchema = createSchema({
  model: { service: SERVICE, entity: 'tombstone', version: '1' },
  attributes: {
    userId: text,
    uploadId: text,
    /** Seconds since the epoch. */
    ttl: number,
  },
  indexes: {
    /** The templates spell out the primary key of a look, version 1; a unit test proves that they are the same. */
    byUser: {
      pk: { field: 'pk', composite: ['userId'], casing: 'none', template: `$${SERVICE}#userId_\${userId}` },
      sk: { field: 'sk', composite: ['uploadId'], casing: 'none', template: '$look_1#uploadId_${uploadId}' },
    },
  },
} as const);

export const tombstoneEntity = (table: TableBinding) => new Entity(tombstoneSchema, table);
