/** Walks from a look in each direction, as a user would, and says where a step does not go where it was asked to. */
import { hexToLab } from '../../src/lib/color.ts';
import { ciede2000 } from '../../src/lib/looks/catalogue/ciede2000.ts';
import {
  bareColor,
  lookStrength,
  lookWarmth,
  renderedColor,
  shownKey,
} from '../../src/lib/looks/rules/look-distance.ts';
import { lookIntensity } from '../../src/lib/looks/words/technique.ts';
import type { Catalogue, ComposedLook, Preferences, StyleRequest } from '../../src/lib/looks/types.ts';
import { MEASURED_UNDERTONES, type Category, type Refinement, STYLES } from '../../src/lib/vocabulary.ts';
import { composeByRules } from '../../testing/compose.ts';
import { makeProfile } from './profiles.ts';

type Previous = NonNullable<StyleRequest['previous']>;
type Trail = NonNullable<Previous['trail']>;

export interface Worn {
  readonly look: ComposedLook;
  readonly trail: Trail;
}

export interface Person {
  readonly profile: StyleRequest['profile'];
  readonly preferences: Preferences;
  readonly userHash: string;
  readonly catalogue: Catalogue;
}

/** As many revisions as a look remembers. */
const REMEMBERED = 5;

const worn = (look: ComposedLook, before: Trail, refine: Refinement | null): Worn => ({
  look,
  trail: [
    ...before,
    { refine, shown: shownKey(look.products), ...(look.colorway !== undefined && { colorway: look.colorway }) },
  ].slice(-REMEMBERED),
});

const previousOf = ({ look, trail }: Worn): Previous => ({
  style: look.style,
  arPresetId: look.arPresetId,
  revision: trail.length,
  intensity: lookIntensity(look),
  productIds: look.products.map(({ productId }) => productId),
  ...(look.colorway !== undefined && { colorway: look.colorway }),
  trail,
});

/** The first look, or the one that a step leads to. */
export const wear = async (
  { catalogue, ...person }: Person,
  step?: { from: Worn; refine: Refinement },
): Promise<Worn> => {
  const refined = step && { refine: step.refine, previous: previousOf(step.from) };
  const { recommended } = await composeByRules({ ...person, ...refined, budgetMs: 10_000 }, catalogue);
  return worn(recommended, step?.from.trail ?? [], step?.refine ?? null);
};

/** Each step from the look before it, the first look first. */
export const walk = async (person: Person, steps: readonly Refinement[]): Promise<readonly Worn[]> => {
  const walked = [await wear(person)];
  for (const refine of steps) walked.push(await wear(person, { from: walked.at(-1) ?? (await wear(person)), refine }));
  return walked;
};

export const saysItsEnd = ({ look }: Worn): boolean => (look.unmet ?? []).some(({ wish }) => wish === 'refine');

const idOf = ({ look }: Worn, category: Category): string | undefined =>
  look.products.find((product) => product.category === category)?.productId;

const hexOf = ({ look }: Worn, category: Category): string | undefined =>
  look.products.find((product) => product.category === category)?.hex;

const HELD: readonly Category[] = ['foundation', 'concealer', 'bronzer', 'highlighter', 'brow'];

/** A step in strength or warmth leaves what follows the skin. */
const leftAlone = (from: Worn, to: Worn): readonly string[] =>
  HELD.filter((category) => {
    const [before, after] = [idOf(from, category), idOf(to, category)];
    return before !== undefined && after !== undefined && before !== after;
  }).map((category) => `changes the ${category}`);

/** The places that a step in strength moves; `colored` ones by chroma too. */
const MOVED: readonly { readonly category: Category; readonly colored: boolean }[] = [
  { category: 'lipstick', colored: true },
  { category: 'eyeshadow', colored: true },
  { category: 'eyeliner', colored: false },
  { category: 'mascara', colored: false },
];
const ROUNDING = 0.6;

/** Contrast on this skin as it is worn (CIEDE2000 to the bare place), and chroma of the product. */
const shownOf = (of: Worn, category: Category, person: Person) => {
  const { lab } = person.profile.skin;
  const hex = hexOf(of, category);
  const { l, a, b } = hexToLab(hex ?? '#000000');
  // Lashes cover whatever the strength.
  const seen = category === 'mascara' ? { l, a, b } : renderedColor(category, hex, lookIntensity(of.look), lab);
  return { isWorn: hex !== undefined, contrast: ciede2000(seen, bareColor(category, lab)), chroma: Math.hypot(a, b) };
};

const strengthOf = ({ look }: Worn, { profile }: Person): number =>
  lookStrength({ products: look.products, intensity: lookIntensity(look) }, profile.skin.lab);

const strengthStep = (person: Person, from: Worn, to: Worn, sign: number): readonly string[] => {
  const against = MOVED.filter(({ category, colored }) => {
    const [before, after] = [shownOf(from, category, person), shownOf(to, category, person)];
    if (!before.isWorn || !after.isWorn) return false;
    const isDuller = colored && sign * (after.chroma - before.chroma) < -ROUNDING;
    return isDuller || sign * (after.contrast - before.contrast) < -ROUNDING;
  }).map(({ category }) => `moves the ${category} the other way`);
  const ratio = strengthOf(to, person) / strengthOf(from, person);
  const isSeen = sign > 0 ? ratio > 1.05 : ratio < 0.95;
  return [...against, ...(isSeen ? [] : [`changes strength to ${ratio.toFixed(2)} only`])];
};

/** Warmth, CIELAB units, that a step moves at least; and how much strength may drift meanwhile. */
const WARMTH_STEP = 2.5;
const DRIFT = [0.7, 1.43] as const;

const warmthStep = (person: Person, from: Worn, to: Worn, sign: number): readonly string[] => {
  const gain = sign * (lookWarmth(to.look.products) - lookWarmth(from.look.products));
  const ratio = strengthOf(to, person) / strengthOf(from, person);
  return [
    ...(gain >= WARMTH_STEP ? [] : [`moves warmth by ${gain.toFixed(1)} only`]),
    ...(ratio >= DRIFT[0] && ratio <= DRIFT[1] ? [] : [`changes strength to ${ratio.toFixed(2)}`]),
  ];
};

const DIRECTIONS = {
  bolder: { back: 'softer', sign: 1, step: strengthStep },
  softer: { back: 'bolder', sign: -1, step: strengthStep },
  warmer: { back: 'cooler', sign: 1, step: warmthStep },
  cooler: { back: 'warmer', sign: -1, step: warmthStep },
} as const;
export type Direction = keyof typeof DIRECTIONS;
export const DIRECTION_NAMES = Object.keys(DIRECTIONS) as Direction[];

/** What is wrong with one step; nothing is when it moves as asked, or says that it cannot. */
export const judgeStep = (
  person: Person,
  direction: Direction,
  [from, to]: readonly [Worn, Worn],
): readonly string[] => {
  if (saysItsEnd(to)) return leftAlone(from, to);
  const { sign, step } = DIRECTIONS[direction];
  return [...step(person, from, to, sign), ...leftAlone(from, to)];
};

/** Three steps in one direction, and one back from the first. */
export const refineViolations = async (person: Person, direction: Direction): Promise<readonly string[]> => {
  const walked = await walk(person, [direction, direction, direction]);
  const steps = walked.slice(1).flatMap((to, place) => {
    const from = walked[place];
    return from === undefined
      ? []
      : judgeStep(person, direction, [from, to]).map((found) => `step ${place + 1} ${found}`);
  });
  const [first, second] = walked;
  if (first === undefined || second === undefined || saysItsEnd(second)) return steps;
  const back = await wear(person, { from: second, refine: DIRECTIONS[direction].back });
  return back.look.colorway === first.look.colorway ? steps : [...steps, 'does not find the way back'];
};

export const refineCases = (): readonly (readonly [title: string, Omit<Person, 'catalogue'>])[] =>
  STYLES.flatMap((style) =>
    [...MEASURED_UNDERTONES, 'unknown' as const].flatMap((undertone) =>
      Array.from({ length: 10 }, (_, place): readonly [string, Omit<Person, 'catalogue'>] => [
        `${style} on ${undertone} skin of Monk ${place + 1}`,
        {
          profile: makeProfile({ monk: place + 1, undertone }),
          preferences: { style },
          userHash: `user ${place} ${undertone}`,
        },
      ]),
    ),
  );
