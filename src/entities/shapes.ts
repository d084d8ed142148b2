/**
 * Nested shapes that several items share. ElectroDB drops whatever is not declared here, so neither landmarks nor
 * pixels can reach the table by accident.
 */
import { createHash } from 'node:crypto';
import * as words from '../lib/vocabulary.ts';
import type { EntityConfiguration } from 'electrodb';

/** Prefix of every key; changing it orphans every stored item. */
export const SERVICE = 'glamai';

/** A document client and the physical table name. */
export type TableBinding = Required<Pick<EntityConfiguration, 'client' | 'table'>>;

/** Keys keep their case: a Cognito `sub` or a product id is stored as it is. */
export const key = <const Field extends string, const Composite extends readonly string[]>(
  field: Field,
  composite: Composite,
) => ({ field, composite, casing: 'none' }) as const;

/**
 * What a user's rows are keyed by: what is left of them for a while after a deletion then names nobody. Not a secret, and
 * other than the hashes of quota, erasure and lease, so that those cannot be joined with it.
 */
export const ownerOf = (userId: string): string =>
  createHash('sha256').update(`owner:${userId}`).digest('hex').slice(0, 32);

export const text = { type: 'string', required: true } as const;
export const number = { type: 'number', required: true } as const;
export const flag = { type: 'boolean', required: true } as const;
export const optionalText = { type: 'string' } as const;
export const texts = { type: 'list', required: true, items: { type: 'string' } } as const;
export const oneOf = <const T extends readonly string[]>(values: T) => ({ type: values, required: true }) as const;
export const optionalOneOf = <const T extends readonly string[]>(values: T) => ({ type: values }) as const;

export const labShape = { type: 'map', required: true, properties: { l: number, a: number, b: number } } as const;

/** A user's wishes; every field optional. */
export const preferencesShape = {
  type: 'map',
  required: true,
  properties: {
    style: optionalOneOf(words.STYLES),
    occasion: optionalOneOf(words.OCCASIONS),
    intensity: { type: 'number' },
    finish: optionalOneOf(words.FINISHES),
    skill: optionalOneOf(words.SKILLS),
    minutes: { type: 'number' },
    budget: { type: 'map', properties: { max: number, currency: text } },
    vegan: { type: 'boolean' },
    avoid: { type: 'list', items: { type: 'string' } },
    brands: { type: 'list', items: { type: 'string' } },
    country: optionalText,
    locale: optionalText,
    skinType: optionalOneOf(words.SKIN_TYPES),
    coverage: optionalOneOf(words.COVERAGES),
    notes: optionalText,
  },
} as const;

const colorShape = <const Names extends readonly string[]>(names: Names) =>
  ({
    type: 'map',
    properties: { hex: text, name: oneOf([...names, 'unknown'] as const), confidence: number },
  }) as const;

export const faceProfileShape = {
  type: 'map',
  required: true,
  properties: {
    skin: {
      type: 'map',
      required: true,
      properties: {
        hex: text,
        lab: labShape,
        ita: number,
        monk: number,
        range: { type: 'list', items: { type: 'number' } },
        depth: oneOf(words.DEPTHS),
        undertone: oneOf(words.UNDERTONES),
        confidence: { type: 'map', required: true, properties: { depth: number, undertone: number } },
        lighting: oneOf(words.LIGHTINGS),
        photos: { type: 'number' },
        patches: { type: 'list', items: { type: 'map', properties: { region: text, hex: text } } },
      },
    },
    shape: {
      type: 'map',
      required: true,
      properties: {
        value: oneOf(words.FACE_SHAPES),
        runnerUp: oneOf(words.FACE_SHAPES),
        confidence: number,
        candidates: {
          type: 'list',
          items: { type: 'map', properties: { value: oneOf(words.MEASURED_FACE_SHAPES), probability: number } },
        },
      },
    },
    features: {
      type: 'map',
      required: true,
      properties: {
        lips: oneOf(words.LIP_FULLNESSES),
        eyes: oneOf(words.EYE_SHAPES),
        eyeAngle: oneOf(words.EYE_ANGLES),
        eyeSpacing: oneOf(words.EYE_SPACINGS),
        brows: oneOf(words.BROW_SHAPES),
      },
    },
    colors: {
      type: 'map',
      properties: {
        lips: colorShape(words.LIP_COLORS),
        brows: colorShape(words.HAIR_COLORS),
        eyes: colorShape(words.EYE_COLORS),
        hair: colorShape(words.HAIR_COLORS),
      },
    },
    quality: {
      type: 'map',
      required: true,
      properties: { brightness: number, sharpness: number, yaw: number, pitch: number, roll: number },
    },
    source: {
      type: 'map',
      required: true,
      properties: {
        undertone: oneOf(words.FEATURE_SOURCES),
        depth: oneOf(words.FEATURE_SOURCES),
        shape: oneOf(words.FEATURE_SOURCES),
      },
    },
  },
} as const;
