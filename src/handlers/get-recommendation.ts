/** GET /get-recommendation: what an AR client needs of one look, or of the newest. */
import { validate } from '../lib/contract/generated/get-recommendation.js';
import type { GetRecommendationQuery } from '../lib/contract/requests.ts';
import { getRecommendation } from '../lib/app/app.ts';
import { api } from '../lib/http/api.ts';
import { recommendationBody } from '../lib/http/preset-body.ts';
import { ok, pending } from '../lib/http/responses.ts';

export const handler = api<undefined, GetRecommendationQuery>({ validate }, async (request) => {
  const found = await getRecommendation(request.caller(), request.query.uploadId);
  return found.kind === 'ready'
    ? ok(recommendationBody(found.look, found.rendered))
    : pending(found.state, request.basePath);
});
