/** Recorded answers (`fixtures/answers/<operationId>/<name>.json`) as the examples of the document. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonObject } from './schemas.ts';

const FOLDER = path.join(import.meta.dirname, '../../../fixtures/answers');

/** One call and its answer, as `npx node scripts/record-answers/cli.ts` wrote it. */
export interface Exchange {
  readonly summary: string;
  /** What there is before the call; see testing/answers/worlds.ts. */
  readonly given: string;
  /** `strict` asks for consent and has small quotas, `hurried` has next to no time; absent: an ordinary one. */
  readonly stage?: 'strict' | 'hurried';
  readonly request: {
    readonly path: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, string | number | boolean>>;
    readonly headers: Readonly<Record<string, string>>;
    /** Absent: sent without a body. */
    readonly body?: JsonObject;
    /** Characters to which the body is filled up with blanks. */
    readonly padTo?: number;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    /** Null: answered without a body. */
    readonly body: JsonObject | null;
  };
}

/** Folder names: the operations of which something was recorded. */
export const recordedOperations = (): readonly string[] => readdirSync(FOLDER).sort();

export const exchangeFile = (operationId: string, name: string): string =>
  path.join(FOLDER, operationId, `${name}.json`);

/** Name -> exchange, in the order of the names. */
export const exchangesOf = (operationId: string): ReadonlyMap<string, Exchange> => {
  const folder = path.join(FOLDER, operationId);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
  return new Map(
    files
      .sort()
      .map((file) => [
        path.basename(file, '.json'),
        JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Exchange,
      ]),
  );
};

/** `examples` of a parameter, a body or an answer; nothing when no exchange has one. */
export const examples = (
  exchanges: ReadonlyMap<string, Exchange>,
  pick: (exchange: Exchange) => JsonObject[string] | undefined,
): JsonObject => {
  const picked = [...exchanges].flatMap(([name, exchange]) => {
    const value = pick(exchange);
    return value === undefined ? [] : [[name, { summary: exchange.summary, value }] as const];
  });
  return picked.length === 0 ? {} : { examples: Object.fromEntries(picked) };
};

/** What says that the request itself is outside of what the document allows. */
const REFUSED: ReadonlySet<unknown> = new Set(['invalid_request', 'image_too_large', 'unsupported_media_type']);

/** Of a call that is outside of the document, or whose body is no plain JSON, only the answer can be shown. */
const isPlain = ({ request, response }: Exchange): boolean =>
  !REFUSED.has(response.body?.['code'] ?? null) &&
  request.padTo === undefined &&
  request.headers['content-type'] === undefined;

export const plainOnly = (exchanges: ReadonlyMap<string, Exchange>): ReadonlyMap<string, Exchange> =>
  new Map([...exchanges].filter(([, exchange]) => isPlain(exchange)));
