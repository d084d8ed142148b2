/** What a user wishes for and what a user corrects. */
import { type TObject, Type } from 'typebox';
import {
  DEPTHS,
  FINISHES,
  MEASURED_FACE_SHAPES,
  MEASURED_UNDERTONES,
  OCCASIONS,
  SKILLS,
  STYLES,
} from '../vocabulary.ts';
import { closed, Nullable, OneOf } from './common.ts';

const Word = Type.String({ minLength: 1, maxLength: 60 });

export const PreferencesSchema = Type.Object(
  {
    style: Type.Optional(OneOf(STYLES)),
    occasion: Type.Optional(OneOf(OCCASIONS)),
    intensity: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    finish: Type.Optional(OneOf(FINISHES)),
    skill: Type.Optional(OneOf(SKILLS)),
    minutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
    budget: Type.Optional(
      Type.Object(
        {
          max: Type.Number({ minimum: 0.01, maximum: 1_000_000 }),
          currency: Type.String({ pattern: '^[A-Z]{3}$' }),
        },
        closed,
      ),
    ),
    vegan: Type.Optional(Type.Boolean()),
    avoid: Type.Optional(Type.Array(Word, { maxItems: 20 })),
    brands: Type.Optional(Type.Array(Word, { maxItems: 20 })),
    country: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    locale: Type.Optional(Type.String({ pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$', maxLength: 35 })),
    notes: Type.Optional(Type.String({ maxLength: 280 })),
  },
  closed,
);

export const CorrectionsSchema = Type.Object(
  {
    undertone: Type.Optional(OneOf(MEASURED_UNDERTONES)),
    depth: Type.Optional(OneOf(DEPTHS)),
    faceShape: Type.Optional(OneOf(MEASURED_FACE_SHAPES)),
  },
  closed,
);

/** A patch of RFC 7386: null removes a field. */
const patchOf = (schema: TObject) =>
  Type.Object(
    Object.fromEntries(
      Object.entries(schema.properties).map(([name, field]) => [name, Type.Optional(Nullable(field))]),
    ),
    closed,
  );

export const PreferencesPatchSchema = patchOf(PreferencesSchema);
export const CorrectionsPatchSchema = patchOf(CorrectionsSchema);
