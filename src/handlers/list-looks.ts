/** GET /looks/{userId}: a page of the caller's looks, newest first. */
import { validate } from '../lib/contract/generated/list-looks.js';
import type { ListLooksQuery } from '../lib/contract/requests.ts';
import { listLooks } from '../lib/app/app.ts';
import { api } from '../lib/http/api.ts';
import { summaryBody } from '../lib/http/look-body.ts';
import { ownUserId } from '../lib/http/request.ts';
import { tagged } from '../lib/http/responses.ts';
import { note } from '../lib/telemetry/observability.ts';

const DEFAULT_LIMIT = 20;

export const handler = api<undefined, ListLooksQuery>({ validate }, async (request) => {
  const { limit, cursor, saved } = request.query;
  const page = await listLooks({
    userId: ownUserId(request),
    limit: limit === undefined ? DEFAULT_LIMIT : Number(limit),
    savedOnly: saved === 'true',
    ...(cursor !== undefined && { cursor }),
  });
  if (page.unreadable > 0) note({ unreadable: page.unreadable });
  return tagged({ items: page.items.map(summaryBody), nextCursor: page.nextCursor }, request.ifNoneMatch);
});
