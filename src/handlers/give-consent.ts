/** PUT /users/{userId}/consent: records consent to the current privacy notice. */
import { validate } from '../lib/contract/generated/give-consent.js';
import type { ConsentBody } from '../lib/contract/requests.ts';
import { giveConsentDeps, quotaDeps } from '../lib/deps-users.ts';
import { api } from '../lib/http/api.ts';
import { ownUserId } from '../lib/http/request.ts';
import { ok } from '../lib/http/responses.ts';
import { userBody } from '../lib/http/user-body.ts';
import { giveConsent } from '../lib/use-cases/consent.ts';
import { readQuota } from '../lib/use-cases/quota.ts';

export const handler = api<ConsentBody>({ validate }, async (request) => {
  const userId = ownUserId(request);
  const user = await giveConsent(giveConsentDeps())(userId, request.body.noticeVersion);
  return ok(userBody(user, await readQuota(quotaDeps())(userId)));
});
