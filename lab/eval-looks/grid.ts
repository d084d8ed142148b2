/** The grid of faces and wishes over which looks are judged. */
import type { Preferences, StyleRequest } from '../../src/lib/looks/types.ts';
import { EYE_ANGLES, EYE_SHAPES, FACE_SHAPES, LIP_FULLNESSES, UNDERTONES } from '../../src/lib/vocabulary.ts';
import { makeProfile, UNKNOWN_FEATURES } from './profiles.ts';

export interface GridCase {
  readonly title: string;
  readonly request: StyleRequest;
}

const WISHES: Readonly<Record<string, Preferences>> = {
  'no wish': {},
  natural: { style: 'natural' },
  glam: { style: 'glam' },
  bold: { style: 'bold' },
  work: { occasion: 'work', finish: 'matte', skill: 'beginner' },
  date: { occasion: 'date', finish: 'dewy' },
  party: { occasion: 'party', skill: 'expert' },
  wedding: { occasion: 'wedding', finish: 'satin' },
  festival: { occasion: 'festival' },
  'strength 15': { style: 'glam', intensity: 15 },
  'strength 95': { style: 'natural', intensity: 95 },
  '5 minutes': { style: 'natural', minutes: 5, skill: 'beginner' },
  '20 minutes': { style: 'glam', minutes: 20 },
  '60 dollars': { style: 'glam', budget: { max: 60, currency: 'USD' } },
  '90 euros': { style: 'bold', budget: { max: 90, currency: 'EUR' }, country: 'DE' },
  '10 dollars': { style: 'bold', budget: { max: 10, currency: 'USD' } },
  vegan: { style: 'glam', vegan: true },
  'no carmine, no fragrance': { style: 'bold', avoid: ['carmine', 'fragrance'] },
  'one brand': { style: 'glam', brands: ['Kessara'] },
  'sold in Germany': { style: 'glam', country: 'DE' },
  'sold in Japan, vegan, 120 dollars': {
    style: 'natural',
    country: 'JP',
    vegan: true,
    budget: { max: 120, currency: 'USD' },
  },
};

const MONK = Array.from({ length: 10 }, (_, place) => place + 1);
const asked = (profile: StyleRequest['profile'], preferences: Preferences): StyleRequest => ({
  profile,
  preferences,
  userHash: 'evaluation',
  budgetMs: 10_000,
});

/** Every depth with every undertone under every wish. */
const skins = (): readonly GridCase[] =>
  MONK.flatMap((monk) =>
    UNDERTONES.flatMap((undertone) =>
      Object.entries(WISHES).map(([wish, preferences]) => ({
        title: `Monk ${String(monk)} ${undertone}, ${wish}`,
        request: asked(makeProfile({ monk, undertone }), preferences),
      })),
    ),
  );

/** Every face, eye and lip shape with one skin, and a face of which nothing but the skin is known. */
const shapes = (): readonly GridCase[] => [
  ...FACE_SHAPES.map((shape) => ({
    title: `${shape} face`,
    request: asked(makeProfile({ monk: 5, undertone: 'neutral', shape }), { style: 'glam' }),
  })),
  ...EYE_SHAPES.flatMap((eyes) =>
    EYE_ANGLES.map((eyeAngle) => ({
      title: `${eyes}, ${eyeAngle} eyes`,
      request: asked(makeProfile({ monk: 7, undertone: 'cool', features: { eyes, eyeAngle } }), { style: 'bold' }),
    })),
  ),
  ...LIP_FULLNESSES.map((lips) => ({
    title: `${lips} lips`,
    request: asked(makeProfile({ monk: 3, undertone: 'warm', features: { lips } }), { style: 'natural' }),
  })),
  ...MONK.map((monk) => ({
    title: `Monk ${String(monk)}, nothing else known`,
    request: asked(makeProfile({ monk, undertone: 'unknown', shape: 'unknown', features: UNKNOWN_FEATURES }), {
      style: 'glam',
    }),
  })),
];

export const gridCases = (): readonly GridCase[] => [...skins(), ...shapes()];
