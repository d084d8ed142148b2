import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RecommendationBody } from '../../src/lib/contract/answers.ts';
import type { LookBody, LookSummaryBody } from '../../src/lib/contract/look.ts';
import type { ExportBody, ReceiptBody, UserBody } from '../../src/lib/contract/user.ts';
import { api, newUser, signIn, type TestUser } from '../../testing/cloud/cloud.ts';
import { putSelfie, detectionsOf, requestUpload, uploadSelfie, waitForLook } from '../../testing/cloud/selfies.ts';

/** A function starts cold, on a busy machine. */
jest.setTimeout(30_000);

const selfie = (name: string): Uint8Array =>
  readFileSync(join(import.meta.dirname, '../../fixtures/selfies', `${name}.jpg`));

interface Page {
  readonly items: LookSummaryBody[];
  readonly nextCursor: string | null;
}

const readyLook = async (user: TestUser, preferences = {}): Promise<LookBody> => {
  const uploadId = await uploadSelfie(user.idToken, selfie('default'), { preferences });
  const answer = await waitForLook<LookBody>(user.idToken, uploadId);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};

describe('a selfie', () => {
  let user: TestUser;
  let look: LookBody;

  beforeAll(async () => {
    user = await newUser();
    look = await readyLook(user, { style: 'glam' });
  }, 60_000);

  it('becomes the wished look with two alternatives of other styles', () => {
    expect(look).toMatchObject({ userId: user.userId, status: 'ready', revision: 1, saved: false });
    expect(look.recommendedLook.style).toBe('glam');
    expect(look.alternatives.map(({ style }) => style).sort()).toEqual(['bold', 'natural']);
    expect(look.provenance).toMatchObject({ engine: 'rules', model: null, fallback: null });
    expect(look.productLinks).toEqual([...new Set(look.products.map(({ url }) => url))]);
  });

  it('is answered with an ETag, and with 304 to whoever holds it', async () => {
    const path = `/look/${look.uploadId}`;
    const first = await api(path, { token: user.idToken });
    const etag = first.headers.get('etag') ?? '';

    const again = await api(path, { token: user.idToken, headers: { 'if-none-match': etag } });

    expect([first.status, again.status, again.body]).toEqual([200, 304, undefined]);
    expect(again.headers.get('etag')).toBe(etag);
  });

  it('gives an AR client its preset, products and a template that downloads', async () => {
    const { status, body } = await api<RecommendationBody>('/get-recommendation', { token: user.idToken });
    const template = await fetch(body.arPreset.template.url);

    expect(status).toBe(200);
    expect(body).toMatchObject({ uploadId: look.uploadId, arPresetId: look.arPresetId });
    expect(body.arPreset.presetId).toBe(look.arPresetId);
    expect(template.status).toBe(200);
    expect(template.headers.get('content-type')).toContain(body.arPreset.template.contentType);
  });

  it('is refined without a second DetectFaces, revision by revision', async () => {
    const before = await detectionsOf(look.uploadId);

    const softer = await api<LookBody>('/analyze', {
      token: user.idToken,
      body: { uploadId: look.uploadId, refine: 'softer' },
    });
    const same = await api<LookBody>('/analyze', { token: user.idToken, body: { uploadId: look.uploadId } });

    expect(softer).toMatchObject({ status: 200, body: { revision: 2 } });
    expect(softer.body.revisions.map(({ refine }) => refine)).toEqual([null, 'softer']);
    expect(same.body).toEqual(softer.body);
    expect(before).toBe(1);
    expect(await detectionsOf(look.uploadId)).toBe(before);
  });

  it('is measured once while ten calls of POST /analyze race with its event', async () => {
    const token = user.idToken;
    const ticket = await requestUpload(token);
    await putSelfie(ticket, selfie('monk07-neutral-diamond'));

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api('/analyze', { token, body: { uploadId: ticket.uploadId } })),
    );
    const settled = await waitForLook<LookBody>(token, ticket.uploadId);

    expect(answers.every(({ status }) => status === 200 || status === 202)).toBe(true);
    expect(settled).toMatchObject({ status: 200, body: { revision: 1 } });
    expect(await detectionsOf(ticket.uploadId)).toBe(1);
    expect((await putSelfie(ticket, selfie('default'))).status).toBeLessThan(500);
  }, 60_000);
});

describe('a user', () => {
  it('lists looks newest first, page by page, and saved ones alone', async () => {
    const user = await newUser();
    const token = user.idToken;
    const looks = [await readyLook(user), await readyLook(user), await readyLook(user)];
    const saved = await api<LookBody>('/looks/save', { token, body: { uploadId: looks[1]!.uploadId, name: 'Friday' } });

    const first = await api<Page>('/looks/me?limit=2', { token });
    const second = await api<Page>(`/looks/${user.userId}?limit=2&cursor=${first.body.nextCursor}`, { token });
    const onlySaved = await api<Page>('/looks/me?saved=true', { token });

    expect(saved.body).toMatchObject({ saved: true, name: 'Friday' });
    expect([...first.body.items, ...second.body.items].map(({ uploadId }) => uploadId)).toEqual(
      looks.map(({ uploadId }) => uploadId).reverse(),
    );
    expect(second.body.nextCursor).toBeNull();
    expect(onlySaved.body.items).toMatchObject([{ uploadId: looks[1]!.uploadId, saved: true, name: 'Friday' }]);
  }, 90_000);

  it('deletes a look for good', async () => {
    const user = await newUser();
    const look = await readyLook(user);
    const path = `/look/${look.uploadId}`;

    const answer = await api(path, { token: user.idToken, method: 'DELETE' });

    expect([answer.status, answer.body]).toEqual([204, undefined]);
    expect((await api(path, { token: user.idToken })).status).toBe(404);
    expect((await api(path, { token: user.idToken, method: 'DELETE' })).status).toBe(404);
    expect((await api<Page>('/looks/me', { token: user.idToken })).body.items).toEqual([]);
  }, 60_000);

  it('corrects the undertone without a second selfie', async () => {
    const user = await newUser();
    const token = user.idToken;
    const look = await readyLook(user);
    const undertone = look.faceProfile.skin.undertone === 'cool' ? 'warm' : 'cool';

    const patched = await api<UserBody>('/users/me', { token, method: 'PATCH', body: { corrections: { undertone } } });
    const refined = await api<LookBody>('/analyze', { token, body: { uploadId: look.uploadId, refine: 'another' } });

    expect(patched.body).toMatchObject({ corrections: { undertone }, quota: { analyses: { remaining: 99_999 } } });
    expect(refined.body.faceProfile).toMatchObject({ skin: { undertone }, source: { undertone: 'user' } });
  }, 60_000);

  it('exports everything and erases everything', async () => {
    const user = await newUser();
    const token = user.idToken;
    const look = await readyLook(user);
    await api('/users/me/consent', { token, method: 'PUT', body: { noticeVersion: '2026-11' } });

    const exported = await api<ExportBody>('/users/me/export', { token });
    const erased = await api<ReceiptBody>('/users/me', { token, method: 'DELETE' });
    const after = await api<ExportBody>('/users/me/export', { token });

    expect(exported.body).toMatchObject({
      user: { consent: { noticeVersion: '2026-11' } },
      uploads: [{ uploadId: look.uploadId, status: 'ready' }],
      looks: [{ uploadId: look.uploadId }],
      nextCursor: null,
    });
    expect(erased).toMatchObject({ status: 200, body: { erased: { looks: 1, uploads: 1, user: 1 }, left: 0 } });
    expect(after.body).toMatchObject({ user: { consent: null, preferences: {} }, uploads: [], looks: [] });
  }, 60_000);

  it('removes the account with the data when asked to', async () => {
    const user = await newUser();

    const erased = await api<ReceiptBody>('/users/me?account=true', { token: user.idToken, method: 'DELETE' });

    expect(erased).toMatchObject({ status: 200, body: { left: 0 } });
    await expect(signIn(user.username, user.password)).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });
});
