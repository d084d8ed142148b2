/** What is left of a deleted look for a while: it stands where the look stood, so that a late worker cannot create it again. */
import { createSchema, Entity } from 'electrodb';
import { number, SERVICE, type TableBinding, text } from './shapes.ts';

export const tombstoneSchema = createSchema({
  model: { service: SERVICE, entity: 'tombstone', version: '1' },
  attributes: {
    owner: text,
    uploadId: text,
    /** Seconds since the epoch. */
    ttl: number,
  },
  indexes: {
    /** The templates spell out the primary key of a look, version 1; a unit test proves that they are the same. */
    byUser: {
      pk: { field: 'pk', composite: ['owner'], casing: 'none', template: `$${SERVICE}#owner_\${owner}` },
      sk: { field: 'sk', composite: ['uploadId'], casing: 'none', template: '$look_1#uploadId_${uploadId}' },
    },
  },
} as const);

export const tombstoneEntity = (table: TableBinding) => new Entity(tombstoneSchema, table);
