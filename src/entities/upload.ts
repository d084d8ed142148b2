/** An upload: one selfie's way from the presigned URL to its result. Gone by TTL after a week. */
import { createSchema, Entity, type EntityItem } from 'electrodb';
import { key, number, oneOf, optionalText, preferencesShape, SERVICE, type TableBinding, text } from './shapes.ts';
import { UPLOAD_STATUSES } from '../lib/vocabulary.ts';

export const uploadSchema = createSchema({
  model: { service: SERVICE, entity: 'upload', version: '1' },
  attributes: {
    uploadId: text,
    /** `ownerOf` the user. */
    owner: text,
    userId: text,
    status: oneOf(UPLOAD_STATUSES),
    objectKey: text,
    contentType: text,
    contentLength: { type: 'number' },
    preferences: preferencesShape,
    createdAt: text,
    updatedAt: text,
    urlExpiresAt: text,
    /** The last claim; it stays after the end, so that a repeated last write finds itself. */
    claimId: optionalText,
    leaseUntil: optionalText,
    attempts: number,
    /** The claim that took this upload's analysis from the day's quota. */
    countedBy: optionalText,
    failure: {
      type: 'map',
      properties: {
        code: text,
        detail: text,
        evidence: {
          type: 'map',
          /** A measured value is a number or a word (a direction, a format). */
          properties: { measured: { type: 'any' }, threshold: { type: 'any' }, hint: text },
        },
      },
    },
    /** Seconds since the epoch. */
    ttl: number,
  },
  indexes: {
    byId: { pk: key('pk', ['uploadId']), sk: key('sk', []) },
    byUser: {
      index: 'gsi2',
      projection: ['uploadId', 'userId', 'createdAt', 'updatedAt', 'status', 'objectKey'],
      pk: key('gsi2pk', ['owner']),
      sk: key('gsi2sk', ['createdAt', 'uploadId']),
    },
  },
} as const);

export const uploadEntity = (table: TableBinding) => new Entity(uploadSchema, table);
export type UploadEntity = ReturnType<typeof uploadEntity>;
export type UploadItem = EntityItem<UploadEntity>;
