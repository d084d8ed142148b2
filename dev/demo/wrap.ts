/** Breaks lines at a terminal's width, what follows under the text that it belongs to. */
import { stripVTControlCharacters } from 'node:util';

/** Also where no terminal tells its own. */
const WIDEST = 80;
const NARROWEST = 40;

export const widthOf = ({ columns = WIDEST }: { readonly columns?: number }): number =>
  Math.min(WIDEST, Math.max(NARROWEST, columns));

/** A block of color is one word. */
const TOKENS = /\u001b\[48;[^m]*m {4}\u001b\[0m|[^ ]+| +/g;
/** `  skin        `, `  1. `, `  - `, or blanks alone. */
const HEAD = /^ *(?:- |\d+\. |\S+(?: \S+)* {2,})?/;

const visible = (text: string): number => stripVTControlCharacters(text).length;

const indentOf = (line: string): string => ' '.repeat(HEAD.exec(stripVTControlCharacters(line))?.[0].length ?? 0);

const isBlank = (text: string): boolean => text.trim() === '';

const wrapLine = (line: string, width: number): string[] => {
  if (visible(line) <= width) return [line];
  const lines: string[] = [];
  let current = '';
  for (const token of line.match(TOKENS) ?? []) {
    const breaks = !isBlank(token) && !isBlank(current) && visible(current + token) > width;
    if (breaks) {
      lines.push(current.trimEnd());
      current = indentOf(line);
    }
    current += token;
  }
  return [...lines, current];
};

export const wrap = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => wrapLine(line, width))
    .join('\n');
