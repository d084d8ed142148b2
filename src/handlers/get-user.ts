/** GET /users/{userId}: the caller's preferences, corrections, consent and what is left of the day's quotas. */
import { quotaDeps, userSettingsDeps } from '../lib/deps-users.ts';
import { api } from '../lib/http/api.ts';
import { ownUserId } from '../lib/http/request.ts';
import { tagged } from '../lib/http/responses.ts';
import { userBody } from '../lib/http/user-body.ts';
import { readQuota } from '../lib/use-cases/quota.ts';
import { getUser } from '../lib/use-cases/user-settings.ts';

export const handler = api({}, async (request) => {
  const userId = ownUserId(request);
  const [user, quota] = await Promise.all([getUser(userSettingsDeps())(userId), readQuota(quotaDeps())(userId)]);
  return tagged(userBody(user, quota), request.ifNoneMatch);
});
