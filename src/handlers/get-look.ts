/** GET /look/{uploadId}: one look, or where it stands; `?wait=` holds the answer for some seconds. */
import { validate } from '../lib/contract/generated/get-look.js';
import type { GetLookQuery } from '../lib/contract/requests.ts';
import { holdForLook } from '../lib/app/app.ts';
import { api } from '../lib/http/api.ts';
import { lookBody } from '../lib/http/look-body.ts';
import { pending, tagged } from '../lib/http/responses.ts';

export const handler = api<undefined, GetLookQuery>({ validate }, async (request) => {
  const waitMs = Number(request.query.wait ?? 0) * 1000;
  const found = await holdForLook(request.caller(), request.path('uploadId'), waitMs);
  return found.kind === 'look'
    ? tagged(lookBody(found.look), request.ifNoneMatch)
    : pending(found.state, request.basePath);
});
