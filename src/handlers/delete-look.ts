/** DELETE /look/{uploadId}: forgets one look and its selfie. */
import { deleteLook } from '../lib/app/app.ts';
import { api } from '../lib/http/api.ts';
import { noContent } from '../lib/http/responses.ts';

export const handler = api({}, async (request) => {
  await deleteLook(request.caller(), request.path('uploadId'));
  return noContent();
});
