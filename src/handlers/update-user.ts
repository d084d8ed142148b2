/** PATCH /users/{userId}: sets preferences and corrections; null removes one. */
import { validate } from '../lib/contract/generated/update-user.js';
import { userSettingsDeps } from '../lib/deps.ts';
import { api } from '../lib/http/api.ts';
import { ownUserId } from '../lib/http/request.ts';
import { ok } from '../lib/http/responses.ts';
import { userBody } from '../lib/http/user-body.ts';
import { type SettingsPatch, updateUser } from '../lib/use-cases/user-settings.ts';

export const handler = api<SettingsPatch>({ validate }, async (request) =>
  ok(userBody(await updateUser(userSettingsDeps())(ownUserId(request), request.body))),
);
