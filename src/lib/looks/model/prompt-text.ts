/** Makes foreign words harmless on their way into a prompt: a user's notes and a merchant's shade names. */

/**
 * Checked against o200k_base over ids, shade names and notes in many scripts (tests/unit/looks/model/prompt-tokens.test.ts).
 * A pronounceable word is cut into few pieces, letters without rhythm, as in hashes, into many.
 */
const LETTERS_PER_TOKEN = { word: 4, noise: 1.4 } as const;
const DIGITS_PER_TOKEN = 3;
/** Outside ASCII; rare scripts are cut into bytes, emoji into two or three pieces. */
const TOKENS_PER_FOREIGN = { usual: 1, rare: 3 } as const;

const RUNS = /([A-Za-z]+)|(\d+)|([ \n]{2,})|([\x21-\x7e])|([^\x20-\x7e\s])/gu;
const NOISE = /[^aeiouyAEIOUY]{4}|^[^aeiouyAEIOUY]{2,}$|[a-z][A-Z]/;
const USUAL = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]/u;

const lettersIn = (letters: string): number =>
  Math.ceil(letters.length / (NOISE.test(letters) ? LETTERS_PER_TOKEN.noise : LETTERS_PER_TOKEN.word));

const foreignIn = (character: string): number =>
  USUAL.test(character) ? TOKENS_PER_FOREIGN.usual : TOKENS_PER_FOREIGN.rare;

/** Tokens; more often too many than too few. */
export const estimateTokens = (text: string): number => {
  let tokens = 0;
  for (const [, letters, digits, , , foreign] of text.matchAll(RUNS)) {
    if (letters !== undefined) tokens += lettersIn(letters);
    else if (digits !== undefined) tokens += Math.ceil(digits.length / DIGITS_PER_TOKEN);
    else tokens += foreign === undefined ? 1 : foreignIn(foreign);
  }
  return tokens;
};

/** Code points of notes that reach the model; the contract allows as many. */
const MAX_NOTE_CHARACTERS = 280;
/** Rare scripts cost several tokens a character: notes are cut where they would crowd out the shortlist. */
const MAX_NOTE_TOKENS = 160;
const MAX_LABEL_CHARACTERS = 28;

/**
 * Control, private-use and unassigned characters, surrogates, and every format character but the two joiners that
 * Persian and Indic spelling needs: bidirectional overrides and Unicode tags can hide instructions.
 */
const INVISIBLE = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}]|(?![\u200c\u200d])\p{Cf}/gu;
const PICTOGRAPHS = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1f1e6}-\u{1f1ff}\u{fe0f}\u{20e3}]/gu;
/** Elements whose text is not meant to be read, then all other tags. */
const SCRIPTS = /<(script|style|template)\b.*?<\/\1\s*>/gis;
const TAGS = /<[^<>]*>/g;
const FENCES = /[<>`{}[\]|\\]/g;
/** More than three of the same sign carry no meaning. */
const REPEATS = /(.)\1{3,}/gu;

/** One line of plain words; what can be mistaken for markup or structure is gone. */
export const plainWords = (value: string): string =>
  value
    .normalize('NFC')
    .replace(SCRIPTS, ' ')
    .replace(TAGS, ' ')
    .replace(INVISIBLE, ' ')
    .replace(PICTOGRAPHS, ' ')
    .replace(FENCES, ' ')
    .replace(REPEATS, '$1$1$1')
    .replace(/\s+/gu, ' ')
    .trim();

const cutTo = (value: string, characters: number): string => Array.from(value).slice(0, characters).join('').trim();

/** The notes as they may stand in a prompt, or null when nothing is left of them. */
export const plainNotes = (notes: string | undefined): string | null => {
  // Cut first: cleaning ten thousand emoji is work for nothing.
  let plain = cutTo(plainWords((notes ?? '').slice(0, 4 * MAX_NOTE_CHARACTERS)), MAX_NOTE_CHARACTERS);
  while (estimateTokens(plain) > MAX_NOTE_TOKENS) plain = cutTo(plain, Math.floor(Array.from(plain).length * 0.9));
  return /[\p{L}\p{N}]/u.test(plain) ? plain : null;
};

/** A catalogue's name as a short label. */
export const plainLabel = (name: string): string => cutTo(plainWords(name), MAX_LABEL_CHARACTERS);

const FALLBACK = 'English';

let namesInEnglish: Intl.DisplayNames | undefined;
/** Costly to make, so it is made once. */
const names = (): Intl.DisplayNames =>
  (namesInEnglish ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }));

/** BCP 47 of the language that a model is asked for: `en` where it is English in any country. */
export const languageTag = (locale: string | undefined): string =>
  locale === undefined || languageOf(locale) === FALLBACK ? 'en' : new Intl.Locale(locale).baseName;

/** `pt-BR` -> `Brazilian Portuguese`; what is no language is answered in English. Locale: BCP 47. */
export const languageOf = (locale: string | undefined): string => {
  if (locale === undefined) return FALLBACK;
  try {
    const { language, region } = new Intl.Locale(locale);
    if (names().of(language) === undefined || language === 'en') return FALLBACK;
    return names().of(region === undefined ? language : `${language}-${region}`) ?? FALLBACK;
  } catch {
    return FALLBACK;
  }
};
