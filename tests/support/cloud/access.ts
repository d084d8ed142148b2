/** Every route of serverless.yml as its owner calls it, and as somebody else would to get at the owner's things. */
import type { PageKind } from '../../../src/lib/adapters/table/cursor.ts';
import type { ApiCall } from '../../../testing/cloud/cloud.ts';

/** Whose things are asked for. */
export interface Owner {
  readonly userId: string;
  readonly uploadId: string;
}

type Call = Omit<ApiCall, 'token'> & { readonly path: string };

interface Access {
  readonly own: (owner: Owner) => Call;
  /** What the owner gets. */
  readonly status: number;
  /** Each asks for something of the owner; empty: the route takes no id of anything owned. */
  readonly foreign: readonly ((owner: Owner) => Call)[];
}

const NOTICE = { noticeVersion: '2026-11' };
const byUser = (path: (userId: string) => string, call: Omit<Call, 'path'> = {}, status = 200): Access => ({
  own: () => ({ path: path('me'), ...call }),
  status,
  foreign: [({ userId }) => ({ path: path(userId), ...call })],
});

/** `GET /look/{uploadId}` as in serverless.yml. */
export const ACCESS: Readonly<Record<string, Access>> = {
  'POST /upload-url': { own: () => ({ path: '/upload-url', body: {} }), status: 200, foreign: [] },
  'GET /get-presigned-url': { own: () => ({ path: '/get-presigned-url' }), status: 200, foreign: [] },
  'POST /analyze': {
    own: ({ uploadId, userId }) => ({ path: '/analyze', body: { uploadId, userId } }),
    status: 200,
    foreign: [
      ({ uploadId }) => ({ path: '/analyze', body: { uploadId } }),
      ({ uploadId }) => ({ path: '/analyze', body: { uploadId, refine: 'softer' } }),
      ({ uploadId, userId }) => ({ path: '/analyze', body: { uploadId, userId } }),
      ({ userId }) => ({ path: '/analyze', body: { uploadId: '0b0c0000-0000-4000-8000-000000000001', userId } }),
    ],
  },
  'GET /look/{uploadId}': {
    own: ({ uploadId }) => ({ path: `/look/${uploadId}` }),
    status: 200,
    foreign: [
      ({ uploadId }) => ({ path: `/look/${uploadId}` }),
      ({ uploadId }) => ({ path: `/look/${uploadId}?wait=1` }),
      ({ uploadId }) => ({ path: `/look/${uploadId}`, headers: { 'if-none-match': '*' } }),
    ],
  },
  'GET /looks/{userId}': byUser((userId) => `/looks/${userId}`),
  'POST /looks/save': {
    own: ({ uploadId }) => ({ path: '/looks/save', body: { uploadId } }),
    status: 200,
    foreign: [
      ({ uploadId }) => ({ path: '/looks/save', body: { uploadId, name: 'Mine now' } }),
      ({ uploadId, userId }) => ({ path: '/looks/save', body: { uploadId, userId, saved: false } }),
    ],
  },
  'GET /get-recommendation': {
    own: () => ({ path: '/get-recommendation' }),
    status: 200,
    foreign: [({ uploadId }) => ({ path: `/get-recommendation?uploadId=${uploadId}` })],
  },
  'GET /presets': { own: () => ({ path: '/presets' }), status: 200, foreign: [] },
  'GET /presets/{presetId}': { own: () => ({ path: '/presets/soft_glam_v1' }), status: 200, foreign: [] },
  'GET /users/{userId}': byUser((userId) => `/users/${userId}`),
  'PATCH /users/{userId}': byUser((userId) => `/users/${userId}`, {
    method: 'PATCH',
    body: { corrections: { undertone: 'cool' } },
  }),
  'PUT /users/{userId}/consent': byUser((userId) => `/users/${userId}/consent`, { method: 'PUT', body: NOTICE }),
  'GET /users/{userId}/export': byUser((userId) => `/users/${userId}/export`),
  'DELETE /look/{uploadId}': {
    own: ({ uploadId }) => ({ path: `/look/${uploadId}`, method: 'DELETE' }),
    status: 204,
    foreign: [({ uploadId }) => ({ path: `/look/${uploadId}`, method: 'DELETE' })],
  },
  'DELETE /users/{userId}/consent': byUser((userId) => `/users/${userId}/consent`, { method: 'DELETE' }),
  'DELETE /users/{userId}': byUser((userId) => `/users/${userId}`, { method: 'DELETE' }),
};

/** Genuine ones of the owner, by list. */
export const OWNERS_CURSORS: Readonly<Record<PageKind, (cursor: string) => Call>> = {
  looks: (cursor) => ({ path: `/looks/me?cursor=${cursor}` }),
  saved: (cursor) => ({ path: `/looks/me?saved=true&cursor=${cursor}` }),
  export: (cursor) => ({ path: `/users/me/export?cursor=${cursor}` }),
  answers: (cursor) => ({ path: `/users/me/export?cursor=${cursor}` }),
};
