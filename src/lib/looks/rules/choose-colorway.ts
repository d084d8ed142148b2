/** Which palettes suit a person, in the order that is this person's own, and where a refinement goes from one of them. */
import { hexToLab, labOfHue } from '../../color.ts';
import type { HairColor, Refinement, Style, Undertone } from '../../vocabulary.ts';
import { type Family, flatteringFamilies } from '../catalogue/undertone-families.ts';
import { stableOrder } from '../stable-choice.ts';
import type { StyleRequest } from '../types.ts';
import { type Colorway, colorwayOf, COLORWAYS, type Power } from './colorways.ts';
import { BROW_BY_HAIR, irisFit } from './harmony.ts';

/**
 * Neutral palettes suit everybody, and they alone are equally good for all whose undertone is not known: what a photo says of it moves
 * from one photo of a person to the next.
 */
const suitedFamilies = (undertone: Undertone): readonly Family[] =>
  undertone === 'unknown' || undertone === 'neutral' ? ['neutral'] : flatteringFamilies(undertone);

/** L* between skin and hair. Above the first, features carry clear and deep color; below the second, soft color (Russell 2009). */
const CONTRAST = { high: 45, low: 22 } as const;

const powersFor = (skinL: number, hair: HairColor | undefined): readonly Power[] => {
  if (hair === undefined) return ['soft', 'clear', 'deep'];
  const contrast = Math.abs(skinL - hexToLab(BROW_BY_HAIR[hair]).l);
  if (contrast > CONTRAST.high) return ['clear', 'deep'];
  return contrast < CONTRAST.low ? ['soft', 'deep'] : ['soft', 'clear', 'deep'];
};

/** 0: as good as any; then what suits less, and last what the undertone only tolerates. */
const tierOf = (colorway: Colorway, { profile: { skin }, traits = {} }: StyleRequest): number => {
  if (!suitedFamilies(skin.undertone).includes(colorway.family)) return 3;
  const isAgainstIris = irisFit({ category: 'eyeshadow', lab: lidHue(colorway) }, traits) < 0;
  return (powersFor(skin.lab.l, traits.hair).includes(colorway.power) ? 0 : 1) + (isAgainstIris ? 1 : 0);
};

const lidHue = ({ lids }: Colorway) => labOfHue(50, lids.chroma, lids.hue);

/** All palettes of a style that the undertone allows: the equally good ones first, in this user's own order. Never empty. */
export const colorwaysFor = (request: StyleRequest, style: Style): readonly Colorway[] => {
  const families = flatteringFamilies(request.profile.skin.undertone);
  const fitting = COLORWAYS.filter(({ styles, family }) => styles.includes(style) && families.includes(family));
  const own = stableOrder(fitting, request.userHash, ({ id }) => id);
  return [0, 1, 2, 3].flatMap((tier) => own.filter((colorway) => tierOf(colorway, request) === tier));
};

type Previous = NonNullable<StyleRequest['previous']>;

/** Everything after the one that is worn, then from the beginning, without what the last revisions showed. */
const roundFrom = (order: readonly Colorway[], { colorway, trail = [] }: Previous): readonly Colorway[] => {
  const place = order.findIndex(({ id }) => id === colorway);
  const round = [...order.slice(place + 1), ...order.slice(0, place + 1)];
  const fresh = round.filter(({ id }) => id !== colorway && !trail.some((one) => one.colorway === id));
  return fresh.length > 0 ? fresh : round;
};

const OPPOSITE: Readonly<Partial<Record<Refinement, Refinement>>> = { warmer: 'cooler', cooler: 'warmer' };

/** The palette that was left by the opposite step: going back gives it back. */
const cameFrom = ({ colorway, trail = [] }: Previous, refine: Refinement): Colorway | undefined => {
  const place = trail.findLastIndex((one) => one.colorway === colorway && one.refine === OPPOSITE[refine]);
  return place <= 0 ? undefined : colorwayOf(trail[place - 1]?.colorway);
};

/** `warmer` and `cooler` look beyond what the undertone flatters: it was asked for. */
const beyond = (previous: Previous, refine: Refinement, style: Style): readonly Colorway[] => {
  const before = cameFrom(previous, refine);
  if (before !== undefined) return [before];
  return COLORWAYS.filter(({ id, styles }) => styles.includes(style) && id !== previous.colorway);
};

/** Which palettes are tried, best first. */
export const colorwaysToTry = (request: StyleRequest, style: Style): readonly Colorway[] => {
  const { refine, previous } = request;
  const order = colorwaysFor(request, style);
  if (refine === undefined || previous === undefined) return order.slice(0, 1);
  if (refine === 'another') return roundFrom(order, previous);
  if (refine === 'warmer' || refine === 'cooler') return beyond(previous, refine, style);
  const worn = colorwayOf(previous.colorway);
  return worn === undefined ? order.slice(0, 1) : [worn];
};
