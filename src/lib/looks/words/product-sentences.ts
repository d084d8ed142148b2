/** What may be said of a product, and when it is true: the first sentence of a category that holds is said. */
import type { Category, Depth, MatchVerdict, Style } from '../../vocabulary.ts';
import type { Values } from '../types.ts';
import type { Sentence } from './say.ts';

/** What is known of a product on a person; undefined is what is not known and therefore not said. */
export interface ProductFacts {
  /** The style in whose way it is applied. */
  readonly hand: Style;
  readonly depth: Depth;
  readonly undertone: string | undefined;
  readonly eyes: string | undefined;
  readonly brows: string | undefined;
  readonly color: string;
  /** CIEDE2000 to what a base should meet. */
  readonly deltaE: number;
  readonly verdict: MatchVerdict;
  /** L* of the product above that of the shade that meets the skin. */
  readonly lift: number;
  /** CIEDE2000 between product and skin, both as swatches. */
  readonly contrast: number;
  /** Whether its own undertone is among those that flatter the skin's. */
  readonly isFlattering: boolean;
  /** Degrees of hue between it and the lips; undefined where no lips are painted. */
  readonly fromLips: number | undefined;
}

/** L* from which a shade is said to be lighter or deeper than the skin, and beyond which it is clearly so. */
export const LIFT = { lighter: 1, clearly: 8, deeper: -2 } as const;
/** CIEDE2000 up to which a color is quiet on skin, and from which it is strong. */
export const CONTRAST = { quiet: 18, strong: 34, lids: 8 } as const;
/** Degrees of hue within which cheeks and lips are one color family. */
export const IN_TUNE = 40;
/** L* above the skin up to which a highlighter shines without frost. */
export const FROST = 32;

const delta = ({ deltaE }: ProductFacts): Values => ({ deltaE });
const onDepth = ({ depth }: ProductFacts): Values => ({ depth });
const colorOn = ({ color, depth }: ProductFacts): Values => ({ color, depth });
const always = (): boolean => true;

type Table = Readonly<Record<Category, readonly Sentence<ProductFacts>[]>>;

const base: readonly Sentence<ProductFacts>[] = [
  {
    code: 'foundation.meets',
    when: ({ verdict }) => verdict === 'meets',
    values: delta,
  },
  {
    code: 'foundation.close',
    when: ({ verdict }) => verdict === 'close',
    values: delta,
  },
  {
    code: 'foundation.check_at_the_jaw',
    when: ({ verdict }) => verdict === 'check_at_the_jaw',
    values: delta,
  },
  {
    code: 'foundation.none',
    when: always,
    values: delta,
  },
];

export const PRODUCT_SENTENCES: Table = {
  foundation: base,
  concealer: [
    {
      code: 'concealer.clearly_lighter',
      when: ({ lift }) => lift >= LIFT.clearly,
    },
    {
      code: 'concealer.lighter',
      when: ({ lift }) => lift >= LIFT.lighter,
    },
    {
      code: 'concealer.near',
      when: ({ lift }) => lift > LIFT.deeper,
    },
    {
      code: 'concealer.deeper',
      when: always,
    },
  ],
  bronzer: [
    {
      code: 'bronzer.deeper',
      when: ({ lift }) => lift <= LIFT.deeper,
      values: onDepth,
    },
    {
      code: 'bronzer.near',
      when: ({ lift }) => lift < -LIFT.deeper,
    },
    {
      code: 'bronzer.lighter',
      when: always,
    },
  ],
  blush: [
    {
      code: 'blush.undertone',
      when: ({ undertone, isFlattering }) => undertone !== undefined && isFlattering,
      values: ({ color, undertone = '' }) => ({ color, undertone }),
    },
    {
      code: 'blush.lips',
      when: ({ fromLips }) => fromLips !== undefined && fromLips <= IN_TUNE,
      values: ({ color }) => ({ color }),
    },
    {
      code: 'blush.color',
      when: always,
      values: ({ color }) => ({ color }),
    },
  ],
  highlighter: [
    {
      code: 'highlighter.glow',
      when: ({ lift }) => lift > 0 && lift <= FROST,
      values: onDepth,
    },
    {
      code: 'highlighter.light',
      when: always,
    },
  ],
  brow: [
    {
      code: 'brow.shape',
      when: ({ brows }) => brows !== undefined,
      values: ({ brows = '' }) => ({ brows }),
    },
    {
      code: 'brow.frame',
      when: always,
    },
  ],
  eyeshadow: [
    {
      code: 'eyeshadow.clear',
      when: ({ contrast }) => contrast >= CONTRAST.lids,
      values: colorOn,
    },
    {
      code: 'eyeshadow.quiet',
      when: always,
      values: colorOn,
    },
  ],
  eyeliner: [
    {
      code: 'eyeliner.eyes',
      when: ({ eyes }) => eyes !== undefined,
      values: ({ color, eyes = '' }) => ({ color, eyes }),
    },
    {
      code: 'eyeliner.line',
      when: always,
      values: ({ color }) => ({ color }),
    },
  ],
  mascara: [
    {
      code: 'mascara.soft',
      when: ({ hand }) => hand === 'natural',
    },
    {
      code: 'mascara.frame',
      when: ({ hand }) => hand === 'glam',
    },
    {
      code: 'mascara.dense',
      when: always,
    },
  ],
  lipstick: [
    {
      code: 'lipstick.quiet',
      when: ({ contrast }) => contrast < CONTRAST.quiet,
      values: colorOn,
    },
    {
      code: 'lipstick.clear',
      when: ({ contrast }) => contrast < CONTRAST.strong,
      values: colorOn,
    },
    {
      code: 'lipstick.strong',
      when: always,
      values: colorOn,
    },
  ],
};
