/** The sentences of the rules engine in English: reasons, notes and what could not be kept. Techniques: see beside. */
import type { Category, Depth, MatchVerdict, Style } from '../../vocabulary.ts';
import type { ShadeMatch } from '../types.ts';

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

const LIP_MANNER: Readonly<Record<Style, string>> = { natural: 'quiet', glam: 'clear', bold: 'strong' };
const LASH_MANNER: Readonly<Record<Style, string>> = {
  natural: 'Opens the eyes and stays soft.',
  glam: 'Frames the lids and holds the shimmer.',
  bold: 'Dense lashes balance the strong color.',
};

const MATCH: Readonly<Record<MatchVerdict, (deltaE: number) => string>> = {
  meets: (deltaE) => `Meets your depth (ΔE ${deltaE.toFixed(1)}).`,
  close: (deltaE) => `Close to your depth (ΔE ${deltaE.toFixed(1)}); blend it thinly.`,
  check_at_the_jaw: (deltaE) => `Near your depth (ΔE ${deltaE.toFixed(1)}); check it at the jaw.`,
  none: (deltaE) => `No close match; this is the nearest (ΔE ${deltaE.toFixed(1)}).`,
};

/** What a reason may speak of; undefined is what is not known and therefore not said. */
export interface Told {
  readonly style: Style;
  readonly depth: Depth | undefined;
  readonly undertone: string | undefined;
  readonly eyes: string | undefined;
  readonly brows: string | undefined;
  readonly color: string;
  readonly deltaE: number;
  readonly verdict: MatchVerdict;
  /** L* of the product above that of the shade that meets the skin. */
  readonly lift: number;
}

/** L* from which a shade is said to be lighter or deeper than the skin. */
const LIGHTER = 1;
const DEEPER = 2;

const onSkin = ({ depth }: Told): string => (depth === undefined ? 'the skin' : `${depth} skin`);

const PRODUCT: Readonly<Record<Category, (told: Told) => string>> = {
  foundation: ({ verdict, deltaE }) => MATCH[verdict](deltaE),
  concealer: ({ lift }) =>
    lift >= LIGHTER ? 'A touch lighter than your skin, to lift the eyes.' : 'Near your own depth, to even the eyes.',
  bronzer: (told) =>
    told.lift <= -DEEPER ? `A step deeper than ${onSkin(told)}, for shape.` : 'Near your own depth, for warmth.',
  blush: ({ color, undertone }) =>
    undertone === undefined
      ? `${capital(color)}, in tune with the lips.`
      : `${capital(color)} sits well with ${undertone === 'olive' ? 'an' : 'a'} ${undertone} undertone.`,
  highlighter: (told) => `Catches light without frost on ${onSkin(told)}.`,
  brow: ({ brows }) => (brows === undefined ? 'Frames the eyes.' : `Fills ${brows} brows lightly.`),
  eyeshadow: (told) => `${capital(told.color)} reads clearly on ${onSkin(told)}.`,
  eyeliner: ({ color, eyes }) =>
    eyes === undefined ? `${capital(color)} line for definition.` : `${capital(color)} line for ${eyes} eyes.`,
  mascara: ({ style }) => LASH_MANNER[style],
  lipstick: (told) => `${capital(told.color)}, ${LIP_MANNER[told.style]} on ${onSkin(told)}.`,
};

const shadeNote = ({ verdict, deltaE, lighter, darker }: ShadeMatch): string => {
  const near = [
    lighter === null ? '' : `${lighter.shade} is the next lighter`,
    darker === null ? '' : `${darker.shade} the next darker`,
  ].filter((words) => words !== '');
  const also = near.length === 0 ? '' : `; ${near.join(', ')}`;
  if (verdict === 'none') return `No foundation comes close: the nearest is ΔE ${deltaE.toFixed(1)} away${also}.`;
  const said = {
    meets: 'a depth match',
    close: 'close in depth',
    check_at_the_jaw: 'near in depth, to be checked at the jaw,',
  };
  return `The foundation is ${said[verdict]} at ΔE ${deltaE.toFixed(1)}${also}.`;
};

const PLACEMENT: Readonly<Record<string, string>> = {
  oval: 'follows the cheekbone',
  round: 'slants up to lengthen',
  square: 'stays round and soft on the apples',
  oblong: 'runs level across the apples to shorten',
  heart: 'sits low on the apples to soften the chin',
  diamond: 'stays on the outer apples',
  triangle: 'sits high to lift the jaw',
};

const EYES: Readonly<Record<string, string>> = {
  almond: 'take an even line',
  round: 'are drawn longer at the outer third',
  narrow: 'open with light in the middle of the lid',
  upturned: 'are balanced along the lower outer lashes',
  downturned: 'are lifted at the outer corner',
};

const LIPS: Readonly<Record<string, string>> = {
  thin: 'gain from a line at the very edge and shine in the middle',
  medium: 'take the color as it is',
  full: 'carry the color without extra line',
};

export const text = {
  product: (category: Category, told: Told): string => PRODUCT[category](told),
  shade: shadeNote,
  neutralFamily: 'Base shades come from the neutral family, the safest start in this light.',
  palette: (skin: string, colors: readonly string[]): string =>
    colors.length === 0 ? `Chosen for your ${skin} skin.` : `Your ${skin} skin carries ${list(colors)}.`,
  placement: (shape: string, placed: string): string => {
    const face = shape === placed ? `On your ${shape} face` : 'Since your face is not plainly of one shape,';
    return `${face} the blush ${PLACEMENT[placed] ?? 'follows the cheekbone'}.`;
  },
  eyes: (value: string): string => `Your ${value} eyes ${EYES[value] ?? 'take an even line'}.`,
  lips: (value: string): string => `Your ${value} lips ${LIPS[value] ?? 'take the color as it is'}.`,
  minutes: (minutes: number, dropped: readonly Category[]): string =>
    `To keep to ${String(minutes)} minutes it leaves out ${list(dropped)}.`,
  unmet: {
    nothing: (category: Category): string => `No ${category} fits your wishes, so it is left out.`,
    brand: (category: Category): string => `Your brands have no fitting ${category}, so it is another brand's.`,
    budget: (dropped: readonly Category[]): string => `To keep your budget it leaves out ${list(dropped)}.`,
    currency: (category: Category, currency: string): string =>
      `No fitting ${category} is priced in ${currency}, so its price is in another currency.`,
    noCurrency: (currency: string): string => `Nothing is sold in ${currency}, so the price is in another currency.`,
    overBudget: 'Nothing fits your budget; this is the least that it takes.',
    furthest: {
      warmer: 'These are already the warmest colors at this strength.',
      cooler: 'These are already the coolest colors at this strength.',
      softer: 'This is already as soft as it gets.',
      bolder: 'This is already as bold as it gets.',
    },
    country: 'Nothing is sold in your country; these are sold elsewhere.',
  },
} as const;
