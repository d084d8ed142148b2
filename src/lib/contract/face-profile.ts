/** The measured face as the API answers it. */
import { Type } from 'typebox';
import {
  BROW_SHAPES,
  DEPTHS,
  EYE_ANGLES,
  EYE_COLORS,
  EYE_SHAPES,
  EYE_SPACINGS,
  FACE_SHAPES,
  FEATURE_SOURCES,
  HAIR_COLORS,
  LIGHTINGS,
  LIP_COLORS,
  LIP_FULLNESSES,
  MEASURED_FACE_SHAPES,
  MOST_READINGS,
  UNDERTONES,
} from '../vocabulary.ts';
import { closed, Hex, OneOf, Share } from './common.ts';

const Angle = Type.Number({ minimum: -180, maximum: 180 });
const Percentage = Type.Number({ minimum: 0, maximum: 100 });

const ColorOf = <const Names extends readonly string[]>(names: Names) =>
  Type.Optional(Type.Object({ hex: Hex, name: OneOf([...names, 'unknown'] as const), confidence: Share }, closed));

export const FaceProfileSchema = Type.Object(
  {
    skin: Type.Object(
      {
        hex: Hex,
        /** The swatch that shades are matched to: what is sold for skin that measures `hex`. */
        matchTarget: Hex,
        lab: Type.Object({ l: Percentage, a: Type.Number(), b: Type.Number() }, closed),
        ita: Type.Number({ minimum: -90, maximum: 90 }),
        monk: Type.Integer({ minimum: 1, maximum: 10 }),
        range: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 10 }), { minItems: 2, maxItems: 2 })),
        depth: OneOf(DEPTHS),
        undertone: OneOf(UNDERTONES),
        confidence: Type.Object({ depth: Share, undertone: Share }, closed),
        lighting: OneOf(LIGHTINGS),
        photos: Type.Optional(Type.Integer({ minimum: 2, maximum: MOST_READINGS })),
        patches: Type.Optional(
          Type.Array(Type.Object({ region: Type.String({ pattern: '^[a-z_]{1,40}$' }), hex: Hex }, closed), {
            maxItems: 16,
          }),
        ),
      },
      closed,
    ),
    shape: Type.Object(
      {
        value: OneOf(FACE_SHAPES),
        runnerUp: OneOf(FACE_SHAPES),
        confidence: Share,
        candidates: Type.Array(Type.Object({ value: OneOf(MEASURED_FACE_SHAPES), probability: Share }, closed), {
          maxItems: MEASURED_FACE_SHAPES.length,
        }),
      },
      closed,
    ),
    /** Each is absent where nothing is seen of it, all in looks of before they were measured. */
    colors: Type.Optional(
      Type.Object(
        {
          lips: ColorOf(LIP_COLORS),
          brows: ColorOf(HAIR_COLORS),
          eyes: ColorOf(EYE_COLORS),
          hair: ColorOf(HAIR_COLORS),
        },
        closed,
      ),
    ),
    quality: Type.Object(
      { brightness: Percentage, sharpness: Percentage, yaw: Angle, pitch: Angle, roll: Angle },
      closed,
    ),
    source: Type.Object(
      { undertone: OneOf(FEATURE_SOURCES), depth: OneOf(FEATURE_SOURCES), shape: OneOf(FEATURE_SOURCES) },
      closed,
    ),
  },
  closed,
);

export const FacialFeaturesSchema = Type.Object(
  {
    lips: OneOf(LIP_FULLNESSES),
    eyes: OneOf(EYE_SHAPES),
    eyeAngle: OneOf(EYE_ANGLES),
    eyeSpacing: OneOf(EYE_SPACINGS),
    brows: OneOf(BROW_SHAPES),
  },
  closed,
);
