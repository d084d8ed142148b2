/** The gateway's event as routes read it: whatever AWS's consoles, clients and shops spell differently is spelled one way. */
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { Problem } from '../errors.ts';

type Named = Readonly<Record<string, string | undefined>> | null | undefined;

/** RFC 9110, 5.1: names of fields have no case; API Gateway hands on what the client wrote. */
const lowerNames = (headers: Named): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), value]],
    ),
  );

/** RFC 9562, 4: UUIDs are read in any case; Swift prints capitals. */
const lowerId = <T extends object>(parts: T): T => {
  const { uploadId } = parts as { uploadId?: unknown };
  return typeof uploadId === 'string' ? { ...parts, uploadId: uploadId.toLowerCase() } : parts;
};

/** The console's test sends null for headers and parameters, other callers leave them out. */
export const received = (event: APIGatewayProxyEvent): APIGatewayProxyEvent => ({
  ...event,
  headers: lowerNames(event.headers),
  pathParameters: lowerId(event.pathParameters ?? {}),
  queryStringParameters: lowerId(event.queryStringParameters ?? {}),
  body: event.body ?? null,
  requestContext: { ...event.requestContext, path: event.requestContext.path || event.path },
});

/** Far deeper than any valid request; what is deeper is no valid one, and is refused by its schema. */
const MAX_DEPTH = 16;

const illFormed = (path: string): Problem =>
  new Problem('invalid_request', 'Some fields are not valid; see `errors`.', {
    errors: [{ path, message: 'must be well-formed Unicode' }],
  });

/**
 * The same value with its texts in normalization form C (Unicode annex 15), so that what looks alike is alike.
 * @throws Problem invalid_request for half a surrogate pair, which strict parsers of the answer could not read
 */
const composed = (value: unknown, path: string, depth: number): unknown => {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw illFormed(path);
    return value.normalize('NFC');
  }
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((item, index) => composed(item, `${path}/${index}`, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, composed(item, `${path}/${name.toWellFormed()}`, depth + 1)]),
  );
};

/** @throws Problem invalid_request */
export const bodyText = (body: unknown): unknown => {
  const text = composed(body, '/body', 0);
  return typeof text === 'object' && text !== null && !Array.isArray(text) ? lowerId(text) : text;
};

/** @throws Problem invalid_request */
export const queryText = (query: Named): Record<string, string> =>
  composed(query ?? {}, '/query', 0) as Record<string, string>;
