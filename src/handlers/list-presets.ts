/** GET /presets: the AR presets, filtered by style. */
import { validate } from '../lib/contract/generated/list-presets.js';
import type { ListPresetsQuery } from '../lib/contract/requests.ts';
import { listPresets } from '../lib/app/app.ts';
import { api } from '../lib/http/api.ts';
import { presetListItem } from '../lib/http/preset-body.ts';
import { tagged } from '../lib/http/responses.ts';

export const handler = api<undefined, ListPresetsQuery>({ validate }, async (request) => {
  const presets = await listPresets(request.query.style);
  return tagged({ items: presets.map(presetListItem) }, request.ifNoneMatch);
});
