/** POST /analyze: the look of an uploaded selfie, or a new revision of it. */
import { validate } from '../lib/contract/generated/analyze.js';
import type { AnalyzeBody } from '../lib/contract/requests.ts';
import { analyze } from '../lib/app/analysis.ts';
import { answerOnce } from '../lib/app/app.ts';
import { answeredOnce } from '../lib/http/answered-once.ts';
import { api } from '../lib/http/api.ts';
import { lookBody } from '../lib/http/look-body.ts';
import { assertOwnBody } from '../lib/http/request.ts';
import { ok, pending } from '../lib/http/responses.ts';

export const handler = api<AnalyzeBody>(
  { validate },
  answeredOnce(answerOnce, 'answer', async (request, effect) => {
    const caller = request.caller();
    assertOwnBody(caller, request.body.userId);
    const { uploadId, preferences, refine } = request.body;
    const found = await analyze(caller, { uploadId, preferences, refine, effectId: effect?.id });
    return found.kind === 'look' ? ok(lookBody(found.look)) : pending(found.state, request.basePath);
  }),
);
