/** A user: wishes, corrections and consent, or that they were erased. The account itself lives in Cognito. */
import { createSchema, Entity, type EntityItem } from 'electrodb';
import {
  key,
  number,
  optionalOneOf,
  optionalText,
  preferencesShape,
  SERVICE,
  type TableBinding,
  text,
} from './shapes.ts';
import { DEPTHS, EYE_COLORS, HAIR_COLORS, MEASURED_FACE_SHAPES, MEASURED_UNDERTONES } from '../lib/vocabulary.ts';

export const userSchema = createSchema({
  model: { service: SERVICE, entity: 'user', version: '1' },
  attributes: {
    /** `ownerOf` the user. */
    owner: text,
    preferences: { ...preferencesShape, required: false },
    corrections: {
      type: 'map',
      properties: {
        undertone: optionalOneOf(MEASURED_UNDERTONES),
        depth: optionalOneOf(DEPTHS),
        faceShape: optionalOneOf(MEASURED_FACE_SHAPES),
        hair: optionalOneOf(HAIR_COLORS),
        eyes: optionalOneOf(EYE_COLORS),
      },
    },
    consent: { type: 'map', properties: { noticeVersion: text, givenAt: text } },
    /** What the last photos said of the skin, numbers each. */
    readings: {
      type: 'list',
      items: {
        type: 'map',
        properties: {
          uploadId: text,
          measuredAt: text,
          /** Absent in readings of before it was kept. */
          algorithmVersion: optionalText,
          tone: number,
          toneError: number,
          hue: number,
          hueError: number,
          redness: number,
        },
      },
    },
    createdAt: optionalText,
    updatedAt: optionalText,
    /** The last erasure: what was asked before it is not written after it. */
    erasedAt: optionalText,
    /** Nothing is written until then: tokens of an erased account live on. */
    refusedUntil: optionalText,
    /** Seconds since the epoch; only while nothing but an erasure is told. */
    ttl: { type: 'number' },
  },
  indexes: {
    byId: { pk: key('pk', ['owner']), sk: key('sk', []) },
  },
} as const);

export const userEntity = (table: TableBinding) => new Entity(userSchema, table);
export type UserEntity = ReturnType<typeof userEntity>;
export type UserItem = EntityItem<UserEntity>;
