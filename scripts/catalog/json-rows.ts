/** The objects of a JSON array, or of a file with one object a line, one at a time and with their lines. */
import type { Readable } from 'node:stream';
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
}

const inObject = (scanner: Scanner): boolean => scanner.depth > 0;

const scanString = (scanner: Scanner, char: string): void => {
  if (scanner.escaped) scanner.escaped = false;
  else if (char === '\\') scanner.escaped = true;
  else if (char === '"') scanner.inString = false;
};

/** True when the character ends an object. */
const scanStructure = (scanner: Scanner, char: string): boolean => {
  if (char === '{') {
    if (!inObject(scanner)) Object.assign(scanner, { text: '{', startLine: scanner.line });
    scanner.depth += 1;
  } else if (char === '}' && inObject(scanner)) {
    scanner.depth -= 1;
    return scanner.depth === 0;
  } else if (char === '"' && inObject(scanner)) {
    scanner.inString = true;
  }
  return false;
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

/** @throws Error when an object does not end */
export async function* jsonRows(stream: Readable): AsyncGenerator<SourceRow> {
  const scanner: Scanner = { depth: 0, inString: false, escaped: false, line: 1, startLine: 1, text: '' };
  for await (const chunk of stream.setEncoding('utf8')) {
    for (const char of chunk as string) if (step(scanner, char)) yield toRow(scanner);
    if (scanner.text.length > MAX_OBJECT && inObject(scanner)) break;
  }
  if (inObject(scanner)) throw new Error(`The object that starts on line ${scanner.startLine} does not end`);
}
