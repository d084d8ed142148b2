/** Every route of serverless.yml, by every kind of token: 401 without a good one, 404 for what belongs to somebody else. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { PageKind } from '../../src/lib/adapters/table/cursor.ts';
import { writeCursor } from '../../src/lib/adapters/table/cursor.ts';
import { ACCESS, OWNERS_CURSORS, type Owner } from '../support/cloud/access.ts';
import { api, type ApiAnswer, newUser, type TestUser } from '../../testing/cloud/cloud.ts';
import { ROUTES } from '../../testing/routes.ts';
import { uploadSelfie, waitForLook } from '../../testing/cloud/selfies.ts';
import { BAD_TOKENS, goodToken } from '../support/cloud/tokens.ts';

/** A function starts cold, on a busy machine. */
jest.setTimeout(60_000);

const unauthorized = { status: 401, body: { status: 401, code: 'unauthorized', retryable: false } };
const rows = Object.entries(ACCESS).map(([route, access]) => ({ route, ...access }));

let user: TestUser;
let owner: Owner;
let stranger: TestUser;

beforeAll(async () => {
  [user, stranger] = await Promise.all([newUser(), newUser()]);
  const photo = await readFile(join(import.meta.dirname, '../../fixtures/selfies/default.jpg'));
  const uploadId = await uploadSelfie(user.idToken, photo);
  await waitForLook(user.idToken, uploadId);
  owner = { userId: user.userId, uploadId };
}, 90_000);

const everythingOf = async ({ idToken: token }: TestUser): Promise<unknown> => {
  const [exported, settings] = await Promise.all([api('/users/me/export', { token }), api('/users/me', { token })]);
  return { exported: exported.body, settings: settings.body };
};

/** Without what differs from call to call. */
const said = ({ status, body }: ApiAnswer<unknown>): unknown => ({
  status,
  ...(body as object),
  instance: '',
  requestId: '',
});

describe('The table of routes', () => {
  it('has every route of serverless.yml that needs a token, and only health does not', () => {
    expect(Object.keys(ACCESS).sort()).toEqual(
      ROUTES.filter(({ needsToken }) => needsToken)
        .map(({ route }) => route)
        .sort(),
    );
    expect(ROUTES.filter(({ needsToken }) => !needsToken).map(({ route }) => route)).toEqual(['GET /health']);
  });
});

describe.each(rows)('$route', ({ own, foreign }) => {
  it('answers 401 without a token', async () => {
    const { path, ...call } = own(owner);
    const answer = await api(path, call);

    expect(answer).toMatchObject(unauthorized);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it.each(Object.entries(BAD_TOKENS))("answers 401 to a token with the owner's id that %s", async (_why, makeToken) => {
    const { path, ...call } = own(owner);
    expect(await api(path, { ...call, token: makeToken(owner.userId) })).toMatchObject(unauthorized);
  });

  it("answers 401 to the owner's own access token", async () => {
    const { path, ...call } = own(owner);
    expect(await api(path, { ...call, token: user.accessToken })).toMatchObject(unauthorized);
  });

  it(`answers 404 to another user in ${foreign.length} ways, as for an id that never was`, async () => {
    const nobody = { userId: randomUUID(), uploadId: randomUUID() };
    for (const request of foreign) {
      const [theirs, never] = [request(owner), request(nobody)];
      const answer = await api(theirs.path, { ...theirs, token: stranger.idToken });

      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(said(answer)).toEqual(said(await api(never.path, { ...never, token: stranger.idToken })));
    }
  });
});

describe('After all that', () => {
  let before: unknown;

  beforeAll(async () => {
    before = await everythingOf(user);
  });

  it.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])("%s finds nothing of the owner's at any path", async (method) => {
    const paths = [`/look/${owner.uploadId}`, `/looks/${owner.userId}`, `/users/${owner.userId}`];
    const nested = [`/users/${owner.userId}/consent`, `/users/${owner.userId}/export`];
    for (const path of [...paths, ...nested]) {
      const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
      const { status } = await api(path, { method, token: stranger.idToken, ...body });
      // A body is looked at first, since what is wrong with it says nothing of the owner.
      expect([400, 404]).toContain(status);
    }
  });

  it.each(Object.keys(OWNERS_CURSORS) as PageKind[])(
    "a cursor of the owner's %s leads nobody else anywhere",
    async (kind) => {
      const id = kind === 'answers' ? '0'.repeat(32) : owner.uploadId;
      const cursor = writeCursor(kind, owner.userId, { at: new Date().toISOString(), uploadId: id });
      const { path } = OWNERS_CURSORS[kind](cursor);

      expect(await api(path, { token: user.idToken })).toMatchObject({ status: 200 });
      expect(await api(path, { token: stranger.idToken })).toMatchObject({
        status: 400,
        body: { code: 'invalid_request' },
      });
    },
  );

  it('everything of the owner is as it was', async () => {
    expect(await everythingOf(user)).toEqual(before);
    expect(before).toMatchObject({ exported: { looks: [{ uploadId: owner.uploadId, revision: 1, saved: false }] } });
  });

  it('a token that this file made without a flaw is taken, so each bad one is bad for its own reason', async () => {
    const { status, body } = await api('/users/me', { token: goodToken(owner.userId) });

    expect([status, body['userId']]).toEqual([200, owner.userId]);
  });

  it.each(rows)('the owner gets $status from $route', async ({ own, status }) => {
    const { path, ...call } = own(owner);
    expect((await api(path, { ...call, token: user.idToken })).status).toBe(status);
  });
});
