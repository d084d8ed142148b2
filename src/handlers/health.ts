/** GET /health: the version, and which engine will answer. Open to anybody. */
import { api } from '../lib/http/api.ts';
import { health } from '../lib/app/app.ts';
import { ok } from '../lib/http/responses.ts';

export const handler = api({}, () => Promise.resolve(ok(health())));
