/** GET /users/{userId}/export: everything stored about the caller, in pages. */
import { validate } from '../lib/contract/generated/export-user.js';
import type { ExportUserQuery } from '../lib/contract/requests.ts';
import { exportUserDeps, quotaDeps } from '../lib/deps-users.ts';
import { api } from '../lib/http/api.ts';
import { ownUserId } from '../lib/http/request.ts';
import { ok } from '../lib/http/responses.ts';
import { exportBody } from '../lib/http/user-body.ts';
import { exportUser } from '../lib/use-cases/export-user.ts';
import { readQuota } from '../lib/use-cases/quota.ts';

export const handler = api<undefined, ExportUserQuery>({ validate }, async (request) => {
  const userId = ownUserId(request);
  const page = await exportUser(exportUserDeps())(userId, request.query.cursor);
  return ok(exportBody(page, await readQuota(quotaDeps())(userId)));
});
