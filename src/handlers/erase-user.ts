/** DELETE /users/{userId}, and DELETE /users/{userId}/consent: withdrawing consent erases. Answers 202 while it goes on. */
import { validate } from '../lib/contract/generated/erase-user.js';
import type { EraseUserQuery } from '../lib/contract/requests.ts';
import { continueErasure, eraseUser } from '../lib/app/app.ts';
import { api } from '../lib/http/api.ts';
import { ownUserId } from '../lib/http/request.ts';
import { json, ok } from '../lib/http/responses.ts';
import { progressBody } from '../lib/http/user-body.ts';

export const handler = api<undefined, EraseUserQuery>({ validate }, async (request) => {
  const userId = ownUserId(request);
  const account = request.query.account === 'true';
  const outcome = await eraseUser(userId, { account });
  if (outcome.kind === 'receipt') return ok(outcome.receipt);
  await continueErasure({ userId, account });
  const body = progressBody(outcome);
  return json(202, body, { 'retry-after': String(body.retryAfterSeconds), location: `${request.basePath}/users/me` });
});
