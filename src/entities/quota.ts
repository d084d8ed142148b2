/** One user's counters of one day. Keyed by a hash, so that an erasure does not give a fresh quota. */
import { createSchema, Entity } from 'electrodb';
import { key, SERVICE, type TableBinding, text } from './shapes.ts';

export const quotaSchema = createSchema({
  model: { service: SERVICE, entity: 'quota', version: '1' },
  attributes: {
    userHash: text,
    /** UTC, `YYYY-MM-DD`. */
    day: text,
    analyses: { type: 'number' },
    uploadUrls: { type: 'number' },
    refinements: { type: 'number' },
    /** Random names of the last writes, by which a repeated one finds itself. */
    lastAnalysis: { type: 'string' },
    lastUploadUrl: { type: 'string' },
    lastRefinement: { type: 'string' },
    /** Seconds since the epoch. */
    ttl: { type: 'number' },
  },
  indexes: {
    byUserAndDay: { pk: key('pk', ['userHash']), sk: key('sk', ['day']) },
  },
} as const);

export const quotaEntity = (table: TableBinding) => new Entity(quotaSchema, table);
export type QuotaEntity = ReturnType<typeof quotaEntity>;
