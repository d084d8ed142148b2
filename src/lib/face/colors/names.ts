/** Words for the colors of lips, brows, irises and hair, and how surely one of them fits. */
import { chromaOfLab, hueOfLab, type LabColor } from '../../color.ts';
import type { EyeColor, HairColor, LipColor } from '../../vocabulary.ts';

/** Says which word fits; none where no word does. */
export type Namer<Name extends string> = (lab: LabColor) => Name;

/** The first word whose condition holds; the last one has none. */
const firstOf =
  <Name extends string>(
    words: readonly (readonly [Name, (lab: LabColor, chroma: number) => boolean])[],
    last: Name,
  ): Namer<Name> =>
  (lab) =>
    words.find(([, holds]) => holds(lab, chromaOfLab(lab)))?.[0] ?? last;

/**
 * Borders by one rater's eye on the irises of 52 studio portraits, so that they are no standard; the white of the eyes and the lamp's
 * reflections make irises bluer and darker than a color chart has them.
 */
export const nameOfIris = firstOf<EyeColor>(
  [
    ['brown', ({ l }) => l < 18],
    ['blue', ({ b }) => b < -0.5],
    ['grey', ({ a, b }) => a < 2.5 && b < 3],
    ['green', ({ a }) => a < 1.8],
    ['brown', ({ l }) => l < 27.5],
  ],
  'hazel',
);

/** Borders by one rater's eye on the hair of the same portraits. */
export const nameOfHair = firstOf<HairColor>(
  [
    ['black', ({ l }, chroma) => l < 14.5 && chroma < 4],
    ['grey', ({ l }, chroma) => l > 32 && chroma < 4],
    ['red', (lab) => lab.a > 9 && lab.l > 20 && hueOfLab(lab) < 62],
    ['dark_brown', ({ l }) => l < 21],
    ['brown', ({ l }) => l < 39],
  ],
  'blonde',
);

/** Brows let skin shine through, which lightens and warms them: by lightness alone. */
export const nameOfBrows = firstOf<HairColor>(
  [
    ['black', ({ l }) => l < 22],
    ['dark_brown', ({ l }) => l < 30],
    ['brown', ({ l }) => l < 44],
    ['grey', (_, chroma) => chroma < 4],
  ],
  'blonde',
);

const isBluish = (lab: LabColor): boolean => hueOfLab(lab) < 13 || hueOfLab(lab) > 300;
const isYellowish = (lab: LabColor): boolean => hueOfLab(lab) > 32 && hueOfLab(lab) < 90;

/** Natural lips run from brown over rose to pink, with hues of red turned to blue or to yellow. */
export const nameOfLips = firstOf<LipColor>(
  [
    ['red', ({ l }, chroma) => chroma > 33 && l < 55],
    ['berry', (lab) => lab.l < 42 && isBluish(lab)],
    ['brown', ({ l }) => l < 42],
    ['beige', (lab, chroma) => isYellowish(lab) && chroma < 20],
    ['coral', isYellowish],
    ['pink', ({ l }) => l > 57],
  ],
  'rose',
);

const AROUND = [-1, 0, 1];

/** 0..1: the share of what lies within `error` of the color, channel by channel, that has the same name. */
export const sureness = <Name extends string>(name: Namer<Name>, lab: LabColor, error: LabColor): number => {
  const own = name(lab);
  const around = AROUND.flatMap((l) =>
    AROUND.flatMap((a) =>
      AROUND.map((b) => ({ l: lab.l + l * error.l, a: lab.a + a * error.a, b: lab.b + b * error.b })),
    ),
  );
  return around.filter((near) => name(near) === own).length / around.length;
};
