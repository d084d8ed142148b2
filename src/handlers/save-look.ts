/** POST /looks/save: saves or unsaves a look, names it, notes on it. */
import { validate } from '../lib/contract/generated/save-look.js';
import type { SaveLookBody } from '../lib/contract/requests.ts';
import { saveLook } from '../lib/app/app.ts';
import { api } from '../lib/http/api.ts';
import { lookBody } from '../lib/http/look-body.ts';
import { assertOwnBody } from '../lib/http/request.ts';
import { ok } from '../lib/http/responses.ts';

export const handler = api<SaveLookBody>({ validate }, async (request) => {
  const caller = request.caller();
  assertOwnBody(caller, request.body.userId);
  return ok(lookBody(await saveLook(caller, request.body)));
});
