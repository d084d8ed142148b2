/** Mixed traffic: what the app asks for, in the proportions of a day, and one user who asks for too much. */
import { randomUUID } from 'node:crypto';
import type { Request } from 'autocannon';
import { createRandom } from '../cost/random.ts';

export interface StoredLook {
  readonly userId: string;
  readonly uploadId: string;
}

/** More upload URLs than a day has: the only one that may be answered 429. */
export const GREEDY = randomUUID();

/** Of a hundred requests. Full flows run beside them. */
const WEIGHTS = {
  look: 34,
  list: 20,
  recommendation: 12,
  presets: 8,
  preset: 4,
  user: 8,
  health: 2,
  save: 4,
  settings: 2,
  again: 3,
  uploadUrl: 2,
  greedy: 1,
} as const;
type Kind = keyof typeof WEIGHTS;

interface Asked {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly userId: string;
  readonly body?: unknown;
}

const REQUESTS: Readonly<Record<Kind, (look: StoredLook) => Asked>> = {
  look: ({ userId, uploadId }) => ({ method: 'GET', path: `/look/${uploadId}`, userId }),
  list: ({ userId }) => ({ method: 'GET', path: '/looks/me?limit=20', userId }),
  recommendation: ({ userId, uploadId }) => ({
    method: 'GET',
    path: `/get-recommendation?uploadId=${uploadId}`,
    userId,
  }),
  presets: ({ userId }) => ({ method: 'GET', path: '/presets?style=glam', userId }),
  preset: ({ userId }) => ({ method: 'GET', path: '/presets/soft_glam_v1', userId }),
  user: ({ userId }) => ({ method: 'GET', path: '/users/me', userId }),
  health: ({ userId }) => ({ method: 'GET', path: '/health', userId }),
  save: ({ userId, uploadId }) => ({
    method: 'POST',
    path: '/looks/save',
    userId,
    body: { uploadId, saved: true, name: 'Friday' },
  }),
  settings: ({ userId }) => ({ method: 'PATCH', path: '/users/me', userId, body: { preferences: { style: 'glam' } } }),
  again: ({ userId, uploadId }) => ({ method: 'POST', path: '/analyze', userId, body: { uploadId } }),
  uploadUrl: () => ({ method: 'POST', path: '/upload-url', userId: randomUUID(), body: {} }),
  greedy: () => ({ method: 'POST', path: '/upload-url', userId: GREEDY, body: {} }),
};

/** One request after the other, drawn by a seed. */
export const drawRequests = (looks: readonly StoredLook[], seed: number): (() => Request) => {
  const random = createRandom(seed);
  return () => {
    const look = looks[Math.floor(random.next() * looks.length)];
    if (look === undefined) throw new Error('There are no looks to ask for');
    const { method, path, userId, body } = REQUESTS[random.pick<Kind>(WEIGHTS)](look);
    return {
      method,
      path,
      headers: { authorization: `Bearer ${userId}`, 'content-type': 'application/json' },
      body: body === undefined ? '' : JSON.stringify(body),
    };
  };
};
