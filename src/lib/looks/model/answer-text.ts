/** Cleans the words of a model before they enter a look: plain text, short, no links, no markup, no hidden characters. */
import { plainWords } from './prompt-text.ts';

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
