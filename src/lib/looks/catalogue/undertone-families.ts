/** Undertone families and the warmth of a color. */
import type { Lab } from '../../face/types.ts';
import type { Undertone } from '../../vocabulary.ts';

export type Family = Exclude<Undertone, 'unknown'>;

/**
 * Which families of color flatter a skin's undertone, best first: a hue is carried by skin of its own temperature and
 * by neutral skin (Itten, "The Art of Color", 1961, on subjective color; Bobbi Brown, "Makeup Manual", 2008).
 * Olive skin is warm with a green cast and takes neutrals well. Unknown undertone is served from the neutral family.
 */
const FLATTERING: Readonly<Record<Undertone, readonly Family[]>> = {
  warm: ['warm', 'olive', 'neutral'],
  cool: ['cool', 'neutral'],
  neutral: ['neutral', 'warm', 'cool', 'olive'],
  olive: ['olive', 'warm', 'neutral'],
  unknown: ['neutral', 'warm', 'cool', 'olive'],
};

/** The foundation family that is searched for a measured undertone. */
export const foundationFamily = (undertone: Undertone): Family => (undertone === 'unknown' ? 'neutral' : undertone);

export const flatteringFamilies = (undertone: Undertone): readonly Family[] => FLATTERING[undertone];

/** Families a user who asks for warmer or cooler colors gets, whatever the skin. */
export const WARMER_FAMILIES: readonly Family[] = ['warm', 'olive', 'neutral'];
export const COOLER_FAMILIES: readonly Family[] = ['cool', 'neutral'];

/** 1 for the best family, falling to 0 for one that is not in the list; a product of unknown undertone gets 0.5. */
export const toneAgreement = (product: Undertone, families: readonly Family[]): number => {
  if (product === 'unknown') return 0.5;
  const place = families.indexOf(product);
  return place === -1 ? 0 : 1 - place * 0.12;
};

/**
 * Warmth of a lip, cheek or lid color in CIELAB units: yellow counts for it, red without yellow (blue-red, berry,
 * mauve) against it. Coral and bronze are above 10, true red about 8, rose about -5, berry and fuchsia below -15.
 */
export const warmth = ({ a, b }: Lab): number => b - 0.5 * a;
