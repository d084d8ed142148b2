/** Reads a model's answer: shape, ids and words are checked again here, whatever the provider promised. */
import type { Category } from '../../vocabulary.ts';
import { claimsTooMuch } from './answer-claims.ts';
import { cleanAnswerText, echoes } from './answer-text.ts';
import type { Brief } from './brief.ts';
import { MAX_WORDS } from './prompt.ts';
import type { Offer } from './prompt-offer.ts';
import type { LookChoice, Reason } from '../types.ts';

export type AnswerFault = 'bad_json' | 'wrong_shape' | 'unknown_id';
export type ReadAnswer =
  { readonly ok: true; readonly choice: LookChoice } | { readonly ok: false; readonly reason: AnswerFault };

const MAX_REASONS = 3;

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';

const isListOf = <T>(value: unknown, check: (item: unknown) => item is T): value is readonly T[] =>
  Array.isArray(value) && value.every((item) => check(item));

interface Words {
  readonly category: string;
  readonly text: string;
}
const isWords = (value: unknown): value is Words =>
  isRecord(value) && isText(value['category']) && isText(value['text']);

const isReason = (value: unknown): value is Reason =>
  isRecord(value) && isText(value['text']) && isListOf(value['features'], isText);

interface RawAnswer {
  readonly name: string;
  readonly arPresetId: string;
  readonly products: Readonly<Record<string, string>>;
  readonly why: readonly Words[];
  readonly how: readonly Words[];
  readonly reasoning: readonly Reason[];
}

const isIds = (value: unknown): value is Readonly<Record<string, string>> =>
  isRecord(value) && isListOf(Object.values(value), isText);

const CHECKS: Readonly<Record<keyof RawAnswer, (value: unknown) => boolean>> = {
  name: isText,
  arPresetId: isText,
  products: isIds,
  why: (value) => isListOf(value, isWords),
  how: (value) => isListOf(value, isWords),
  reasoning: (value) => isListOf(value, isReason),
};

/** `how` and `reasoning` are not always asked for. */
const asAnswer = (value: unknown): RawAnswer | undefined => {
  if (!isRecord(value)) return undefined;
  const answer: Json = { how: [], reasoning: [], ...value };
  const sound = Object.entries(CHECKS).every(([key, check]) => check(answer[key]));
  return sound ? (answer as unknown as RawAnswer) : undefined;
};

const parse = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

type Keep = (text: string, max: number) => string | undefined;

const keeper =
  (brief: Brief): Keep =>
  (text, max) => {
    const clean = cleanAnswerText(text, max);
    if (clean === undefined || echoes(clean, brief.personal?.notes ?? null) || claimsTooMuch(clean, brief.features))
      return undefined;
    return clean;
  };

const wordsByCategory = (words: readonly Words[], offer: Offer, keep: Keep): Partial<Record<Category, string>> =>
  Object.fromEntries(
    offer.slots.flatMap(({ category }): [Category, string][] => {
      const said = words.find((entry) => entry.category === category);
      const text = said === undefined ? undefined : keep(said.text, MAX_WORDS.sentence);
      return text === undefined ? [] : [[category, text]];
    }),
  );

/** A reason that cites nothing measured is left out. */
const reasonsOf = (reasons: readonly Reason[], offer: Offer, keep: Keep): Reason[] =>
  reasons
    .flatMap((reason) => {
      const features = [...new Set(reason.features)].filter((name) => offer.features.includes(name));
      const text = keep(reason.text, MAX_WORDS.sentence);
      return text === undefined || features.length === 0 ? [] : [{ text, features }];
    })
    .slice(0, MAX_REASONS);

const idsFrom = (answer: RawAnswer, offer: Offer): Partial<Record<Category, string>> | undefined => {
  if (!offer.presets.includes(answer.arPresetId)) return undefined;
  if (Object.keys(answer.products).some((name) => !offer.slots.some(({ category }) => category === name))) {
    return undefined;
  }
  const chosen = offer.slots.map(({ category, ids }) => [category, ids.find((id) => id === answer.products[category])]);
  return chosen.some(([, id]) => id === undefined)
    ? undefined
    : (Object.fromEntries(chosen) as Partial<Record<Category, string>>);
};

const choiceOf = (answer: RawAnswer, offer: Offer, keep: Keep): LookChoice | undefined => {
  const products = idsFrom(answer, offer);
  if (products === undefined) return undefined;
  const name = keep(answer.name, MAX_WORDS.name);
  return {
    arPresetId: answer.arPresetId,
    products,
    ...(name === undefined ? {} : { name }),
    reasons: wordsByCategory(answer.why, offer, keep),
    techniques: wordsByCategory(answer.how, offer, keep),
    reasoning: reasonsOf(answer.reasoning, offer, keep),
  };
};

/** Ids are taken whole or not at all; a text that does not pass is dropped, and the rules fill the gap. */
export const readAnswer = (text: string, offer: Offer, brief: Brief): ReadAnswer => {
  const parsed = parse(text);
  if (parsed === undefined) return { ok: false, reason: 'bad_json' };
  const answer = asAnswer(parsed.value);
  if (answer === undefined) return { ok: false, reason: 'wrong_shape' };
  const choice = choiceOf(answer, offer, keeper(brief));
  return choice === undefined ? { ok: false, reason: 'unknown_id' } : { ok: true, choice };
};
