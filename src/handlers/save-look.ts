/** POST /looks/save: saves or unsaves a look, names it, notes on it. */
import { validate } from '../lib/contract/generated/save-look.js';
import type { SaveLookBody } from '../lib/contract/requests.ts';
import { answerOnce, saveLook } from '../lib/app/app.ts';
import { answeredOnce } from '../lib/http/answered-once.ts';
import { api } from '../lib/http/api.ts';
import { lookBody } from '../lib/http/look-body.ts';
import { assertOwnBody } from '../lib/http/request.ts';
import { ok } from '../lib/http/responses.ts';

export const handler = api<SaveLookBody>(
  { validate },
  answeredOnce(answerOnce, 'answer', async (request) => {
    const caller = request.caller();
    assertOwnBody(caller, request.body.userId);
    return ok(lookBody(await saveLook(caller, request.body)));
  }),
);
