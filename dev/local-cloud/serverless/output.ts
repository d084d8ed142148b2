/** What `npm run dev` prints: a line for each request and event. The rest of what is said goes to a file. */
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Settings } from '../settings.ts';

export interface Answered {
  readonly method: string;
  readonly path: string;
  /** Undefined: the caller had left. */
  readonly status: number | undefined;
  readonly milliseconds: number;
}

export interface Output {
  /** Past the filter. */
  readonly tell: (text: string) => void;
  readonly answered: (request: Answered) => void;
  /** From here on everything is printed as it comes. */
  readonly close: () => void;
}

/** serverless-offline, serverless-dynamodb and the box of routes; blank lines that only set them apart. */
const NOISE = [
  /^ *$/,
  /^[┌│└]/,
  /\(λ: /,
  /^ +\* [\w-]+: /,
  /^(Starting Offline|Offline \[|Function names exposed|Scheduling \[|Server ready)/,
  /^(DynamoDB - created table|Seed running complete)/,
];

interface LogLine {
  readonly level?: string;
  readonly message?: string;
  readonly function?: string;
  readonly outcome?: string;
  readonly ms?: number;
}

const GRAVE = ['WARN', 'ERROR', 'CRITICAL'];

const parsed = (line: string): LogLine | undefined => {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return undefined;
  }
};

const now = (): string => new Date().toTimeString().slice(0, 8);

/** A function's own line: what it did with an event; a warning or an error stays whole. */
const spoken = (line: string, log: LogLine): string | undefined => {
  if (GRAVE.some((level) => level === log.level)) return line;
  // A request has the gateway's line, metrics have no level.
  if (log.level !== 'INFO' || log.message === 'request') return undefined;
  return `${now()}  ${String(log.message)}: ${log.outcome ?? 'done'}, ${log.ms ?? 0} ms  ${String(log.function)}`;
};

/** @returns the line as it is to be printed, or undefined */
export const shownLine = (line: string): string | undefined => {
  const plain = stripVTControlCharacters(line);
  const log = parsed(plain);
  if (log) return spoken(line, log);
  return NOISE.some((pattern) => pattern.test(plain)) ? undefined : line;
};

export const requestLine = ({ method, path, status, milliseconds }: Answered): string =>
  `${now()}  ${status ?? 'gone'}  ${method.padEnd(6)} ${path}  ${Math.round(milliseconds)} ms`;

/** Whole lines only: what turns or moves on a terminal passes. @returns what undoes it */
const filter = (stream: NodeJS.WriteStream, file: string): (() => void) => {
  const write = stream.write.bind(stream);
  const filtered = (chunk: string | Uint8Array, ...others: unknown[]): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    // A worker's next line waits for this.
    const done = others.find((other) => typeof other === 'function') as (() => void) | undefined;
    if (!text.endsWith('\n')) return write(chunk, done);
    appendFileSync(file, text);
    const lines = text.slice(0, -1).split('\n').map(shownLine);
    const kept = lines.filter((line) => line !== undefined).map((line) => `${line}\n`);
    return write(kept.join(''), done);
  };
  const own = Object.getOwnPropertyDescriptor(stream, 'write');
  stream.write = filtered;
  return () => {
    if (own === undefined) Reflect.deleteProperty(stream, 'write');
    else Object.defineProperty(stream, 'write', own);
  };
};

export const outputFile = (settings: Settings): string => join(settings.stateDir, 'cloud.log');

/** With `LOCAL_LOG=all` everything is printed as it comes. */
export const openOutput = (settings: Settings): Output => {
  const isAll = settings.log === 'all';
  const write = process.stdout.write.bind(process.stdout);
  const file = outputFile(settings);
  if (!isAll) rmSync(file, { force: true });
  const undo = isAll ? [] : [process.stdout, process.stderr].map((stream) => filter(stream, file));
  return {
    tell: (text) => void write(`${text}\n`),
    answered: (request) => {
      if (!isAll && request.method !== 'OPTIONS') write(`${requestLine(request)}\n`);
    },
    close: () => {
      for (const restore of undo) restore();
    },
  };
};
