/** GET /users/{userId}: the caller's preferences, corrections, consent and what is left of the day's quotas. */
import { getUser, readQuota } from '../lib/app/app.ts';
import { api } from '../lib/http/api.ts';
import { ownUserId } from '../lib/http/request.ts';
import { tagged } from '../lib/http/responses.ts';
import { userBody } from '../lib/http/user-body.ts';

export const handler = api({}, async (request) => {
  const userId = ownUserId(request);
  const [user, quota] = await Promise.all([getUser(userId), readQuota(userId)]);
  return tagged(userBody(user, quota), request.ifNoneMatch);
});
