/** Says a sentence of a table: the first whose condition holds, in one of its phrasings, with what an app needs to say it in its own language. */
import { stableUnit } from '../stable-choice.ts';
import type { Values } from '../types.ts';
/** At least four ways to say each. `{name}` stands for a value, or for what a sentence's `parts` makes of its values. */
import phrases from './sentences.json' with { type: 'json' };

export type SentenceCode = keyof typeof phrases;

export interface Sentence<Facts> {
  readonly code: SentenceCode;
  /** When it is true. */
  readonly when: (facts: Facts) => boolean;
  /** What it speaks of, by name. */
  readonly values?: (facts: Facts) => Values;
  readonly parts?: (values: Values) => Readonly<Record<string, string>>;
}

export interface Said {
  readonly text: string;
  readonly code: string;
  readonly values: Values;
}

export const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

const shown = (name: string, value: Values[string] | undefined): string => {
  if (typeof value === 'number') return name === 'deltaE' ? value.toFixed(1) : String(value);
  return typeof value === 'string' ? value : list(value ?? []);
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** All ways to say a sentence with these values. */
export const phrasings = (
  { code, parts }: Pick<Sentence<never>, 'code' | 'parts'>,
  values: Values,
): readonly string[] => {
  const made = parts?.(values) ?? {};
  return phrases[code].map((phrase) =>
    capital(phrase.replaceAll(/\{(\w+)\}/g, (_, name: string) => made[name] ?? shown(name, values[name]))),
  );
};

/** One of its ways; `seed` stands for the user and the look: one person reads one phrasing. */
export const sayOne = (sentence: Pick<Sentence<never>, 'code' | 'parts'>, values: Values, seed: string): string => {
  const ways = phrasings(sentence, values);
  return ways[Math.floor(stableUnit(seed, sentence.code) * ways.length)] ?? '';
};

/** Undefined when none of the sentences is true. */
export const say = <Facts>(sentences: readonly Sentence<Facts>[], facts: Facts, seed: string): Said | undefined => {
  const sentence = sentences.find(({ when }) => when(facts));
  if (sentence === undefined) return undefined;
  const values = sentence.values?.(facts) ?? {};
  return { text: sayOne(sentence, values, seed), code: sentence.code, values };
};
