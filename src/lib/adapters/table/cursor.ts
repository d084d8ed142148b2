/** A page's cursor: where the next page starts, never whose page it is. */
import { createHash } from 'node:crypto';
import { isUploadId } from '../../use-cases/selfies/selfie-key.ts';

export type PageKind = 'looks' | 'saved' | 'export' | 'answers';

/** Sort-key material of the last item shown. */
export interface PagePosition {
  readonly at: string;
  /** Of `answers` the request's hash. */
  readonly uploadId: string;
}

const REQUEST_KEY = /^[0-9a-f]{32}$/;
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * Ties a cursor to its list, so that a stranger's is told from one's own. It guards no secret: the partition is always
 * the caller's, so a cursor that a user forges only moves that user within the user's own list.
 */
const tieOf = (kind: PageKind, userId: string, { at, uploadId }: PagePosition): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, userId, at, uploadId]))
    .digest('base64url')
    .slice(0, 16);

export const writeCursor = (kind: PageKind, userId: string, position: PagePosition): string =>
  Buffer.from(JSON.stringify([kind, position.at, position.uploadId, tieOf(kind, userId, position)])).toString(
    'base64url',
  );

const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

const isId = (kind: PageKind, id: string): boolean => (kind === 'answers' ? REQUEST_KEY.test(id) : isUploadId(id));

/** Undefined when it was not made for this list of this user. */
export const readCursor = (kind: PageKind, userId: string, cursor: string): PagePosition | undefined => {
  const parts = parse(cursor);
  if (!Array.isArray(parts)) return undefined;
  const [, at, uploadId] = parts as unknown[];
  if (typeof at !== 'string' || !TIMESTAMP.test(at)) return undefined;
  if (typeof uploadId !== 'string' || !isId(kind, uploadId)) return undefined;
  const position = { at, uploadId };
  return writeCursor(kind, userId, position) === cursor ? position : undefined;
};
