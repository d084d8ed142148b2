/** Estimates tokens without a tokenizer, whose tables would weigh more than the rest of the function. */

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
