/** Reads a model's answer: shape, ids and words are checked again here, whatever the provider promised. */
import type { Category } from '../../vocabulary.ts';
import type { Brief } from './brief.ts';
import { MAX_WORDS } from './prompt.ts';
import type { Offer } from './prompt-offer.ts';
import type { Reason } from '../types.ts';
import type { LookChoice } from '../choice.ts';
import { plainWords } from './prompt-text.ts';

/** Never spoken of, whatever was measured. English only: another language rests on instructions and schema. */
const NEVER =
  /\b(?:age|aged|ageing|aging|anti-?ag\w+|young\w*|old(?:er)?|mature|wrinkl\w*|fine lines|acne|blemish\w*|scars?|rosacea|pores|feminine|masculine|wom[ae]n|girl\w*|m[ae]n|male|female|lady|ladies|ethnic\w*|race|racial|asian|african|caucasian|latina|hooded|monolids?|ugly|flaw\w*|sexy)\b/i;

/** How a text speaks of a feature; the first group that matched is its value. */
const SPOKEN: readonly (readonly [string, RegExp])[] = [
  ['undertone', /\b(warm|cool|neutral|olive)(?:,? \w+)?[ -](?:undertones?|skin(?: tone)?|complexion)\b/gi],
  ['depth', /\b(fair|light|medium|tan|deep|rich)(?:,? \w+)?[ -](?:skin(?: tone)?|complexion)\b/gi],
  ['faceShape', /\b(oval|round|square|oblong|heart|diamond|triang)\w*(?:[ -]shaped)? (?:face|features)\b/gi],
  ['eyes', /\b(almond|round|narrow)(?:[ -]shaped)? eyes?\b/gi],
  ['eyeAngle', /\b(upturned|straight|downturned) eyes?\b/gi],
  ['eyeSpacing', /\b(close|wide)-set eyes?\b/gi],
  ['lips', /\b(thin|full)(?:er)? lips?\b/gi],
  ['brows', /\b(straight|soft|arched) (?:eye)?brows?\b/gi],
];

const agrees = (told: string | undefined, said: string): boolean =>
  told?.toLowerCase().startsWith(said.toLowerCase()) === true;

/** True when the text says something of the person that the model was not told, or says it wrongly. */
export const claimsTooMuch = (text: string, told: Readonly<Partial<Record<string, string>>>): boolean =>
  NEVER.test(text) ||
  SPOKEN.some(([feature, pattern]) =>
    Array.from(text.matchAll(pattern)).some(([, said]) => !agrees(told[feature], said ?? '')),
  );

/** Anything that a phone or a mail program would turn into a link; also `word.word`, which some do. */
const LINK = /https?:|www\.|\S@\S|(?:^|\s)@\w|[\p{L}\p{N}-]+\.[\p{L}]{2,}(?:\/|\b)/iu;
const MARKS = /[*_#~^=$€£¥%]|--+/g;

const cutAtWord = (text: string, max: number): string => {
  const characters = Array.from(text);
  if (characters.length <= max) return text;
  const head = characters.slice(0, max - 1).join('');
  const space = head.lastIndexOf(' ');
  return `${(space > max / 2 ? head.slice(0, space) : head).replace(/[\s,;:.-]+$/u, '')}…`;
};

/** The cleaned text, or undefined when nothing usable is left. `max` in characters. */
export const cleanAnswerText = (value: string, max: number): string | undefined => {
  // A link is looked for before markup is taken away: taking it away could hide one.
  const plain = plainWords(value.slice(0, 20 * max));
  if (LINK.test(plain) || LINK.test(value)) return undefined;
  const text = cutAtWord(plain.replace(MARKS, ' ').replace(/\s+/gu, ' ').trim(), max);
  return /\p{L}{2}/u.test(text) ? text : undefined;
};

/** Letters of a run that is too long to be shared by chance, and of a whole text that is. */
const ECHO = { run: 18, whole: 8 } as const;

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** True when the text repeats a stretch of the user's notes: a look says what suits, it does not quote. */
export const echoes = (text: string, notes: string | null): boolean => {
  const own = lettersOf(text);
  const theirs = lettersOf(notes ?? '');
  if (own.length >= ECHO.whole && theirs.includes(own)) return true;
  for (let start = 0; start + ECHO.run <= theirs.length; start += 1) {
    if (own.includes(theirs.slice(start, start + ECHO.run))) return true;
  }
  return false;
};

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
