/** GET /users/{userId}: the caller's preferences, corrections and consent. */
import { userSettingsDeps } from '../lib/deps.ts';
import { api } from '../lib/http/api.ts';
import { ownUserId } from '../lib/http/request.ts';
import { tagged } from '../lib/http/responses.ts';
import { userBody } from '../lib/http/user-body.ts';
import { getUser } from '../lib/use-cases/user-settings.ts';

export const handler = api({}, async (request) => {
  const user = await getUser(userSettingsDeps())(ownUserId(request));
  return tagged(userBody(user), request.ifNoneMatch);
});
