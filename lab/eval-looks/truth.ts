/** Proves each sentence of a set of looks: that it is a phrasing of its code, and that what it says holds, by facts that are read anew. */
import { hexToLab } from '../../src/lib/color.ts';
import type { FaceProfile } from '../../src/lib/face/types.ts';
import { ciede2000 } from '../../src/lib/looks/catalogue/ciede2000.ts';
import { foundationTarget } from '../../src/lib/looks/catalogue/color-spaces.ts';
import type { ComposedLook, LookSet, Preferences, Product, StyleRequest, Values } from '../../src/lib/looks/types.ts';
import { colorName } from '../../src/lib/looks/words/color-name.ts';
import { LOOK_SENTENCES } from '../../src/lib/looks/words/look-sentences.ts';
import { MANNERS } from '../../src/lib/looks/words/look-name.ts';
import { PRODUCT_SENTENCES } from '../../src/lib/looks/words/product-sentences.ts';
import { phrasings, type Sentence, type SentenceCode } from '../../src/lib/looks/words/say.ts';
import phrases from '../../src/lib/looks/words/sentences.json' with { type: 'json' };
import type { Category } from '../../src/lib/vocabulary.ts';

interface Spoken {
  readonly set: LookSet;
  readonly request: StyleRequest;
  readonly catalogue: ReadonlyMap<string, Product>;
}

/** All that a sentence may rest on. */
interface Known {
  readonly profile: FaceProfile;
  readonly preferences: Preferences;
  readonly look: ComposedLook;
  readonly catalogue: ReadonlyMap<string, Product>;
  readonly values: Values;
  /** Of the product that the sentence is about. */
  readonly product?: Product;
}

const rowIn = ({ look, catalogue }: Known, category: Category): Product | undefined =>
  catalogue.get(look.products.find((one) => one.category === category)?.productId ?? '');

const colorIn = (known: Known, category: Category): string | undefined => {
  const row = rowIn(known, category);
  return row === undefined ? undefined : colorName(row.hex);
};

const labOf = ({ product }: Known) => hexToLab(product?.hex ?? '#000000');
/** L* above the swatch that meets the skin. */
const lift = (known: Known): number => labOf(known).l - foundationTarget(known.profile).l;
const contrast = (known: Known): number => ciede2000(labOf(known), foundationTarget(known.profile));
const hue = ({ a, b }: { readonly a: number; readonly b: number }): number => (Math.atan2(b, a) * 180) / Math.PI;

/** Of the foundation that is worn, rounded as it is told. */
const worn = (known: Known): number | undefined => {
  const row = rowIn(known, 'foundation');
  return row && Math.round(10 * ciede2000(row.lab, foundationTarget(known.profile))) / 10;
};

const isSure = ({ profile: { skin, source } }: Known): boolean =>
  skin.undertone !== 'unknown' &&
  (source.depth === 'user' || skin.confidence.depth >= 0.75) &&
  (source.undertone === 'user' || skin.confidence.undertone >= 0.3);

const verdict = (known: Known): string => {
  const distance = worn(known) ?? 99;
  if (distance > 4) return 'none';
  if (!isSure(known)) return 'check_at_the_jaw';
  return distance <= 2 ? 'meets' : 'close';
};

const known = (value: string | undefined): string | undefined => (value === 'unknown' ? undefined : value);

/** Every value by its name; a name that is not here proves nothing. */
const VALUE: Readonly<Record<string, (known: Known) => unknown>> = {
  depth: ({ profile }) => profile.skin.depth,
  undertone: ({ profile }) => known(profile.skin.undertone),
  color: ({ product }) => product && colorName(product.hex),
  deltaE: worn,
  lighter: ({ look }) => look.products.find(({ match }) => match)?.match?.lighter?.shade,
  darker: ({ look }) => look.products.find(({ match }) => match)?.match?.darker?.shade,
  eyes: ({ profile }) => known(profile.features.eyes),
  eyeAngle: ({ profile }) => known(profile.features.eyeAngle),
  brows: ({ profile }) => known(profile.features.brows),
  faceShape: ({ profile }) => known(profile.shape.value),
  skinType: ({ preferences }) => preferences.skinType,
  minutes: ({ preferences }) => preferences.minutes,
};

const VERDICTS = ['meets', 'close', 'check_at_the_jaw', 'none'] as const;
type Condition = (known: Known) => boolean;

const byVerdict = (area: string): Readonly<Record<string, Condition>> =>
  Object.fromEntries(VERDICTS.map((name) => [`${area}.${name}`, (facts: Known) => verdict(facts) === name]));

/** Which undertones of a color each skin carries: docs/looks.md. */
const CARRIES: Readonly<Record<string, readonly string[]>> = {
  warm: ['warm', 'olive', 'neutral'],
  cool: ['cool', 'neutral'],
  neutral: ['neutral', 'warm', 'cool', 'olive'],
  olive: ['olive', 'warm', 'neutral'],
};

const wears =
  (category: Category): Condition =>
  (facts) =>
    rowIn(facts, category) !== undefined;

const lacks: Condition = ({ look, values }) => {
  const told = values['categories'] ?? values['category'];
  const categories = typeof told === 'string' ? [told] : Array.isArray(told) ? (told as readonly string[]) : [];
  return categories.length > 0 && categories.every((name) => !look.products.some(({ category }) => category === name));
};

const hasFits = ({ look, catalogue, preferences }: Known): boolean =>
  look.products.every(({ productId }) => (catalogue.get(productId)?.price ?? 0) <= (preferences.budget?.max ?? 0));

/** When a sentence is true. */
const HOLDS: Readonly<Record<string, Condition>> = {
  ...byVerdict('foundation'),
  ...byVerdict('shade'),
  'concealer.clearly_lighter': (facts) => lift(facts) >= 8,
  'concealer.lighter': (facts) => lift(facts) > 0.5 && lift(facts) < 8.5,
  'concealer.near': (facts) => Math.abs(lift(facts)) < 2.5,
  'concealer.deeper': (facts) => lift(facts) < -1.5,
  'bronzer.deeper': (facts) => lift(facts) < -1.5,
  'bronzer.near': (facts) => Math.abs(lift(facts)) < 2.5,
  'bronzer.lighter': (facts) => lift(facts) > 1.5,
  'blush.undertone': ({ profile, product }) =>
    CARRIES[profile.skin.undertone]?.includes(product?.undertone ?? '') === true,
  'blush.lips': (facts) => {
    const lips = rowIn(facts, 'lipstick');
    if (lips === undefined) return false;
    const apart = Math.abs(hue(labOf(facts)) - hue(hexToLab(lips.hex)));
    return Math.min(apart, 360 - apart) <= 41;
  },
  'blush.color': () => true,
  'highlighter.glow': (facts) => lift(facts) > -0.5 && lift(facts) < 32.5,
  'highlighter.light': () => true,
  'brow.shape': ({ profile }) => profile.features.brows !== 'unknown',
  'brow.frame': () => true,
  'eyeshadow.clear': (facts) => contrast(facts) > 7.5,
  'eyeshadow.quiet': (facts) => contrast(facts) < 8.5,
  'eyeliner.eyes': ({ profile }) => profile.features.eyes !== 'unknown',
  'eyeliner.line': () => true,
  'mascara.soft': (facts) => handOf(facts, 'mascara') === 'natural',
  'mascara.frame': (facts) => handOf(facts, 'mascara') === 'glam',
  'mascara.dense': (facts) => handOf(facts, 'mascara') === 'bold',
  'lipstick.quiet': (facts) => contrast(facts) < 18.5,
  'lipstick.clear': (facts) => contrast(facts) > 17.5 && contrast(facts) < 34.5,
  'lipstick.strong': (facts) => contrast(facts) > 33.5,
  'palette.colors': (facts) => {
    const colors: Values = facts.values;
    const places = { lips: 'lipstick', cheeks: 'blush', lids: 'eyeshadow' } as const;
    return Object.entries(places).every(([place, category]) => colors[place] === colorIn(facts, category));
  },
  'palette.base': (facts) => !(['lipstick', 'blush', 'eyeshadow'] as const).some((one) => wears(one)(facts)),
  'family.neutral': (facts) =>
    facts.profile.skin.undertone === 'unknown' && rowIn(facts, 'foundation')?.undertone === 'neutral',
  'placement.shape': (facts) => wears('blush')(facts) && blushFollows(facts),
  'placement.between': (facts) => wears('blush')(facts) && blushFollows(facts),
  'eyes.eyeAngle': (facts) => eyesFollow(facts, 'eyeAngle'),
  'eyes.eyes': (facts) => eyesFollow(facts, 'eyes'),
  'lips.shape': (facts) => wears('lipstick')(facts) && facts.values['lips'] === facts.profile.features.lips,
  left_out: lacks,
  over_budget: (facts) => facts.preferences.budget !== undefined && lacks(facts),
  short_of_time: (facts) => facts.preferences.minutes !== undefined && lacks(facts),
  least: (facts) => facts.preferences.budget !== undefined && !hasFits(facts),
  no_currency: ({ preferences, catalogue }) =>
    [...catalogue.values()].every(({ currency }) => currency !== preferences.budget?.currency),
  other_brand: (facts) => {
    const row = facts.catalogue.get(
      facts.look.products.find(({ category }) => category === facts.values['category'])?.productId ?? '',
    );
    return row !== undefined && facts.preferences.brands?.includes(row.brand) === false;
  },
  other_currency: ({ look, values }) =>
    look.products.some(({ category, currency }) => category === values['category'] && currency !== values['currency']),
  currency_changed: ({ look, values }) => look.products.every(({ currency }) => currency === values['to']),
  no_country: ({ preferences: { country }, look, catalogue }) =>
    country !== undefined &&
    look.products.every(({ productId }) => catalogue.get(productId)?.countries.includes(country) === false),
};

const stepOf = ({ look }: Known, category: Category) => {
  const id = look.products.find((one) => one.category === category)?.productId;
  return look.steps.find(({ productId }) => productId === id);
};

/** The style in whose way it is applied. */
const handOf = (facts: Known, category: Category): string | undefined => stepOf(facts, category)?.code?.split('.')[1];

/** The step does what the sentence says. */
const blushFollows = (facts: Known): boolean =>
  stepOf(facts, 'blush')?.values?.['placement'] === facts.values['placement'];

const eyesFollow = (facts: Known, name: 'eyeAngle' | 'eyes'): boolean => {
  const value = facts.values[name];
  if (value !== facts.profile.features[name]) return false;
  const by = value === 'almond' || value === 'upturned' ? 'eyeliner' : 'eyeshadow';
  const step = stepOf(facts, by);
  return step !== undefined && (value === 'almond' || step.values?.[name] === value);
};

/** What makes parts of values, by code; a code without has none. */
const TABLES: readonly Pick<Sentence<never>, 'code' | 'parts'>[] = [
  ...Object.values(PRODUCT_SENTENCES).flat(),
  ...LOOK_SENTENCES.flatMap(({ sentences }) => sentences),
];

const sentenceOf = (code: string): Pick<Sentence<never>, 'code' | 'parts'> | undefined => {
  if (!Object.hasOwn(phrases, code)) return undefined;
  return TABLES.find((sentence) => sentence.code === code) ?? { code: code as SentenceCode };
};

const sameAs = (value: unknown, told: unknown): boolean => JSON.stringify(value) === JSON.stringify(told);

const wrongValues = (facts: Known): readonly string[] =>
  Object.entries(facts.values).flatMap(([name, value]) => {
    const read = VALUE[name];
    return read === undefined || sameAs(read(facts), value) ? [] : [name];
  });

const doesHold = (code: string, facts: Known): boolean => HOLDS[code]?.(facts) ?? code.startsWith('furthest_');

/** What is wrong with one sentence. */
const untrue = (text: string, code: string | undefined, facts: Known): readonly string[] => {
  const sentence = sentenceOf(code ?? '');
  if (code === undefined || sentence === undefined) return [`no code stands for: ${text}`];
  return [
    ...(phrasings(sentence, facts.values).includes(text) ? [] : [`${code} does not say: ${text}`]),
    ...wrongValues(facts).map((name) => `${code} tells a wrong ${name}: ${text}`),
    ...(doesHold(code, facts) ? [] : [`${code} does not hold: ${text}`]),
  ];
};

const isStepValue = (name: string, value: Values[string], facts: Known): boolean => {
  if (name === 'placement') return facts.profile.shape.candidates.some((one) => one.value === value);
  if (name === 'lips') return facts.profile.features.lips === value;
  return sameAs(VALUE[name]?.(facts), value);
};

/** The hand is the one that was asked for; in little time it may be the quick one. */
const isAsked = (code: string, { product, look, preferences }: Known): boolean => {
  const [category, hand] = code.split('.');
  const isQuick = preferences.minutes !== undefined && hand === 'natural';
  return product?.category === category && (hand === look.style || isQuick);
};

/** A step is for its product, and it follows only what is so. */
const untrueStep = ({ code = '', productId }: ComposedLook['steps'][number], facts: Known): readonly string[] => {
  const isSo = Object.entries(facts.values).every(([name, value]) => isStepValue(name, value, facts));
  return isAsked(code, facts) && isSo ? [] : [`${code} is no step for ${productId}`];
};

/** A name is a color that is worn and a manner of the style. */
const untrueName = ({ name, style, products }: ComposedLook): readonly string[] => {
  const manner = MANNERS[style].find((one) => name.endsWith(` ${one}`));
  const color = name.slice(0, -((manner ?? '').length + 1)).toLowerCase();
  const isWorn = products.some(({ category, hex }) => category !== 'foundation' && colorName(hex) === color);
  const isBare =
    color === 'bare' && !products.some(({ category }) => ['lipstick', 'eyeshadow', 'blush'].includes(category));
  return manner !== undefined && (isWorn || isBare) ? [] : [`is called ${name}, which it is not`];
};

const untrueIn = (look: ComposedLook, { request, catalogue }: Spoken): readonly string[] => {
  const { profile, preferences } = request;
  const about = (values: Values = {}, productId = ''): Known => {
    const product = catalogue.get(productId);
    return { profile, preferences, look, catalogue, values, ...(product && { product }) };
  };
  return [
    ...untrueName(look),
    ...look.products.flatMap(({ reason, reasonCode, reasonValues, productId }) =>
      untrue(reason, reasonCode, about(reasonValues, productId)),
    ),
    ...look.reasoning.flatMap(({ text, code, values }) => untrue(text, code, about(values))),
    ...(look.unmet ?? []).flatMap(({ why, code, values }) => untrue(why, code, about(values))),
    ...look.steps.flatMap((step) => untrueStep(step, about(step.values, step.productId))),
  ];
};

/** Each sentence of each look that is not so. */
export const untruths = (spoken: Spoken): readonly string[] =>
  [spoken.set.recommended, ...spoken.set.alternatives].flatMap((look) =>
    untrueIn(look, spoken).map((found) => `${look.style}: ${found}`),
  );
