/** The nested parts of a stored look. */
import { flag, number, oneOf, optionalOneOf, optionalText, text } from './shapes.ts';
import * as words from './words.ts';

export const provenanceShape = {
  type: 'map',
  required: true,
  properties: {
    engine: oneOf(words.ENGINES),
    model: optionalText,
    promptVersion: text,
    algorithmVersion: text,
    catalogVersion: text,
    cached: flag,
    fallback: optionalText,
  },
} as const;

export const revisionsShape = {
  type: 'list',
  required: true,
  items: {
    type: 'map',
    properties: {
      revision: number,
      createdAt: text,
      lookName: text,
      arPresetId: text,
      style: oneOf(words.STYLES),
      refine: optionalOneOf(words.REFINEMENTS),
    },
  },
} as const;
