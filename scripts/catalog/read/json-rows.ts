/** The objects of a JSON array, or of a file with one object a line, one at a time and with their lines. */
import type { SourceRow } from './columns.ts';

/** Characters of one object; a product has a few hundred. */
const MAX_OBJECT = 100_000;

interface Scanner {
  /** Nesting inside the current object; 0 between objects. */
  depth: number;
  inString: boolean;
  escaped: boolean;
  line: number;
  startLine: number;
  text: string;
  /** Of the list that holds the objects: begun and not ended. */
  inList: boolean;
}

const inObject = (scanner: Scanner): boolean => scanner.depth > 0;

const scanString = (scanner: Scanner, char: string): void => {
  if (scanner.escaped) scanner.escaped = false;
  else if (char === '\\') scanner.escaped = true;
  else if (char === '"') scanner.inString = false;
};

/** Between objects: the list that holds them, or the next one. */
const scanBetween = (scanner: Scanner, char: string): void => {
  if (char === '{') Object.assign(scanner, { text: '{', startLine: scanner.line, depth: 1 });
  else if (char === '[' || char === ']') scanner.inList = char === '[';
};

/** True when the character ends an object. */
const scanStructure = (scanner: Scanner, char: string): boolean => {
  if (!inObject(scanner)) {
    scanBetween(scanner, char);
    return false;
  }
  if (char === '"') scanner.inString = true;
  else if (char === '{') scanner.depth += 1;
  else if (char === '}') scanner.depth -= 1;
  return scanner.depth === 0;
};

const toRow = ({ text, startLine }: Scanner): SourceRow => {
  try {
    return { line: startLine, values: JSON.parse(text) as Record<string, unknown> };
  } catch (error) {
    return { line: startLine, fault: `is not a JSON object: ${(error as Error).message}` };
  }
};

/** True when the character ends an object. */
const step = (scanner: Scanner, char: string): boolean => {
  if (inObject(scanner)) scanner.text += char;
  if (char === '\n') scanner.line += 1;
  if (scanner.inString) {
    scanString(scanner, char);
    return false;
  }
  return scanStructure(scanner, char);
};

export async function* jsonRows(pieces: AsyncIterable<string>): AsyncGenerator<SourceRow> {
  const scanner: Scanner = {
    depth: 0,
    inString: false,
    escaped: false,
    line: 1,
    startLine: 1,
    text: '',
    inList: false,
  };
  for await (const piece of pieces) {
    for (const char of piece) if (step(scanner, char)) yield toRow(scanner);
    if (scanner.text.length > MAX_OBJECT && inObject(scanner)) break;
  }
  if (inObject(scanner)) yield { line: scanner.startLine, damage: 'starts an object that does not end' };
  else if (scanner.inList) yield { line: scanner.line, damage: 'ends a list without its ]' };
}
