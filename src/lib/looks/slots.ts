/** Which products a look has, in which order they are applied, and how long that takes. */
import type { Area, Category, Skill, Style } from '../vocabulary.ts';

/** The order of application: base before cheeks, powder before eyes, lips last (Bobbi Brown, "Makeup Manual", 2008). */
const APPLICATION_ORDER: readonly Category[] = [
  'foundation',
  'concealer',
  'bronzer',
  'blush',
  'highlighter',
  'brow',
  'eyeshadow',
  'eyeliner',
  'mascara',
  'lipstick',
];

/** What makes a face first: line and highlighter are left out before cheeks and lids when time or money is short. */
const PRIORITY: Readonly<Record<Style, readonly Category[]>> = {
  natural: ['foundation', 'mascara', 'lipstick', 'blush', 'brow', 'eyeshadow', 'concealer', 'highlighter'],
  glam: [
    'foundation',
    'mascara',
    'lipstick',
    'blush',
    'eyeshadow',
    'brow',
    'concealer',
    'eyeliner',
    'bronzer',
    'highlighter',
  ],
  bold: [
    'lipstick',
    'mascara',
    'foundation',
    'eyeshadow',
    'blush',
    'brow',
    'eyeliner',
    'concealer',
    'bronzer',
    'highlighter',
  ],
};

const AREA_OF: Readonly<Record<Category, Area>> = {
  foundation: 'base',
  concealer: 'base',
  bronzer: 'cheeks',
  blush: 'cheeks',
  highlighter: 'cheeks',
  brow: 'brows',
  eyeshadow: 'eyes',
  eyeliner: 'eyes',
  mascara: 'eyes',
  lipstick: 'lips',
};

/** Minutes of practised hands; color that must be built up or drawn takes longer in stronger styles. */
const MINUTES: Readonly<Record<Category, Readonly<Record<Style, number>>>> = {
  foundation: { natural: 2, glam: 3, bold: 3 },
  concealer: { natural: 1, glam: 2, bold: 2 },
  bronzer: { natural: 1, glam: 1.5, bold: 1.5 },
  blush: { natural: 0.5, glam: 1, bold: 1 },
  highlighter: { natural: 0.5, glam: 1, bold: 1 },
  brow: { natural: 1, glam: 2, bold: 2 },
  eyeshadow: { natural: 1.5, glam: 5, bold: 6 },
  eyeliner: { natural: 1, glam: 3, bold: 4 },
  mascara: { natural: 1, glam: 1.5, bold: 1.5 },
  lipstick: { natural: 0.5, glam: 2, bold: 3 },
};
const SKILL_FACTOR: Readonly<Record<Skill, number>> = { beginner: 1.4, intermediate: 1, expert: 0.8 };

export const areaOf = (category: Category): Area => AREA_OF[category];

/** Most important first. */
export const priorityOf = (style: Style): readonly Category[] => PRIORITY[style];

export const inApplicationOrder = (categories: readonly Category[]): readonly Category[] =>
  APPLICATION_ORDER.filter((category) => categories.includes(category));

export const minutesFor = (category: Category, style: Style, skill: Skill): number =>
  MINUTES[category][style] * SKILL_FACTOR[skill];

/** The least that is a made-up face. */
const FACE: readonly Category[] = ['foundation', 'blush', 'mascara', 'lipstick'];
/** Where even that takes too long, concealer evens where it shows most (Bobbi Brown, "Makeup Manual", 2008: the five-minute face). */
const QUICK: readonly Category[] = ['concealer', 'lipstick', 'mascara', 'blush'];
/** They finish a face: without cheeks and lids there is nothing to finish. */
const FINISHING: readonly Category[] = ['bronzer', 'highlighter', 'eyeliner'];
const COLORED: readonly Category[] = ['blush', 'eyeshadow'];

const fits = (style: Style, skill: Skill, minutes: number): boolean =>
  FACE.reduce((sum, category) => sum + minutesFor(category, style, skill), 0) <= minutes;

/** The style in whose way products are applied: the quick way of a natural look where a whole face would take too long. */
export const paceOf = (style: Style, skill: Skill, minutes: number | null): Style =>
  minutes === null || fits(style, skill, minutes) ? style : 'natural';

/** `offered`: the categories among which was chosen. */
export const withoutLoose = (kept: readonly Category[], offered: readonly Category[]): readonly Category[] => {
  const isColored = COLORED.every((category) => kept.includes(category) || !offered.includes(category));
  return isColored ? kept : kept.filter((category) => !FINISHING.includes(category));
};

const inTime = (style: Style, skill: Skill, minutes: number): readonly Category[] => {
  const order = priorityOf(style);
  return fits(style, skill, minutes) ? order : [...QUICK, ...order.filter((category) => !QUICK.includes(category))];
};

/** The slots of a style that fit the time, most important first; never none. */
export const slotsWithin = (style: Style, skill: Skill, minutes: number | null): readonly Category[] => {
  const order = priorityOf(style);
  if (minutes === null) return order;
  const pace = paceOf(style, skill, minutes);
  let left = minutes;
  const kept = (pace === style ? inTime(style, skill, minutes) : inTime('natural', skill, minutes))
    .filter((category) => order.includes(category))
    .filter((category) => {
      const needed = minutesFor(category, pace, skill);
      if (needed > left) return false;
      left -= needed;
      return true;
    });
  return kept.length > 0 ? withoutLoose(kept, order) : QUICK.slice(0, 1);
};
