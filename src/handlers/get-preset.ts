/** GET /presets/{presetId}: one preset with its vendors' renderings and its template's link. */
import { getPreset } from '../lib/app/app.ts';
import { api } from '../lib/http/api.ts';
import { presetBody } from '../lib/http/preset-body.ts';
import { ok } from '../lib/http/responses.ts';

export const handler = api({}, async (request) => ok(presetBody(await getPreset(request.path('presetId')))));
