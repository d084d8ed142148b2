/** GET /get-recommendation: what an AR client needs of one look or of one of its alternatives. */
import { validate } from '../lib/contract/generated/get-recommendation.js';
import type { GetRecommendationQuery } from '../lib/contract/requests.ts';
import { getRecommendation } from '../lib/app/app.ts';
import { api } from '../lib/http/api.ts';
import { recommendationBody } from '../lib/http/preset-body.ts';
import { ok, pending } from '../lib/http/responses.ts';

export const handler = api<undefined, GetRecommendationQuery>({ validate }, async (request) => {
  const { uploadId, look, strength } = request.query;
  const found = await getRecommendation(request.caller(), {
    uploadId,
    alternative: look,
    strength: strength === undefined ? 100 : Number(strength),
  });
  return found.kind === 'ready'
    ? ok(recommendationBody(found.uploadId, found.rendered))
    : pending(found.state, request.basePath);
});
