/** PUT /users/{userId}/consent: records consent to the current privacy notice. */
import { validate } from '../lib/contract/generated/give-consent.js';
import type { ConsentBody } from '../lib/contract/requests.ts';
import { giveConsent, readQuota } from '../lib/app/app.ts';
import { api } from '../lib/http/api.ts';
import { ownUserId } from '../lib/http/request.ts';
import { ok } from '../lib/http/responses.ts';
import { userBody } from '../lib/http/user-body.ts';

export const handler = api<ConsentBody>({ validate }, async (request) => {
  const userId = ownUserId(request);
  const user = await giveConsent(userId, request.body.noticeVersion);
  return ok(userBody(user, await readQuota(userId)));
});
