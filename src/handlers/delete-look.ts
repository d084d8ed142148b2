/** DELETE /look/{uploadId}: forgets one look and its selfie. */
import { deleteLookDeps } from '../lib/app.ts';
import { api } from '../lib/http/api.ts';
import { noContent } from '../lib/http/responses.ts';
import { deleteLook } from '../lib/use-cases/saved-looks.ts';

export const handler = api({}, async (request) => {
  await deleteLook(deleteLookDeps())(request.caller(), request.path('uploadId'));
  return noContent();
});
