/** PATCH /users/{userId}: sets preferences and corrections; null removes one. */
import { validate } from '../lib/contract/generated/update-user.js';
import { readQuota, updateUser } from '../lib/app/app.ts';
import { api } from '../lib/http/api.ts';
import { ownUserId } from '../lib/http/request.ts';
import { ok } from '../lib/http/responses.ts';
import { userBody } from '../lib/http/user-body.ts';
import type { SettingsPatch } from '../lib/use-cases/users/user-settings.ts';

export const handler = api<SettingsPatch>({ validate }, async (request) => {
  const userId = ownUserId(request);
  const user = await updateUser(userId, request.body);
  return ok(userBody(user, await readQuota(userId)));
});
