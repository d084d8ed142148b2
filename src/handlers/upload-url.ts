/** POST /upload-url and GET /get-presigned-url: a presigned PUT for one selfie. */
import type { UploadUrlBody, UploadUrlQuery } from '../lib/contract/requests.ts';
import { validate } from '../lib/contract/generated/upload-url.js';
import { answerOnce, createUpload } from '../lib/app/app.ts';
import { answeredOnce } from '../lib/http/answered-once.ts';
import { api } from '../lib/http/api.ts';
import { ok, rateLimitHeaders } from '../lib/http/responses.ts';
import { correlate } from '../lib/telemetry/observability.ts';

const fromQuery = ({ contentType, contentLength }: UploadUrlQuery): UploadUrlBody => ({
  ...(contentType !== undefined && { contentType }),
  ...(contentLength !== undefined && { contentLength: Number(contentLength) }),
});

export const handler = api<UploadUrlBody, UploadUrlQuery>(
  { validate },
  // A presigned URL is kept nowhere: it is signed again.
  answeredOnce(answerOnce, 'effect', async (request, effect) => {
    const wish = request.method === 'GET' ? fromQuery(request.query) : request.body;
    const { ticket, quota } = await createUpload(request.caller(), wish, effect);
    correlate(ticket.uploadId);
    return ok(ticket, rateLimitHeaders(quota));
  }),
);
