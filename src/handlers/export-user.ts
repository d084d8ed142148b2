/** GET /users/{userId}/export: everything stored about the caller, in pages. */
import { validate } from '../lib/contract/generated/export-user.js';
import type { ExportUserQuery } from '../lib/contract/requests.ts';
import { exportUser, readQuota } from '../lib/app/app.ts';
import { api } from '../lib/http/api.ts';
import { ownUserId } from '../lib/http/request.ts';
import { ok } from '../lib/http/responses.ts';
import { note } from '../lib/telemetry/observability.ts';
import { exportBody } from '../lib/http/user-body.ts';

export const handler = api<undefined, ExportUserQuery>({ validate }, async (request) => {
  const userId = ownUserId(request);
  const page = await exportUser(userId, request.query.cursor);
  if (page.unreadable > 0) note({ unreadable: page.unreadable });
  return ok(exportBody(page, await readQuota(userId)));
});
