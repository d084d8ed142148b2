/** What there is before a recorded call: a user with or without an upload, a look, two looks. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reopenRequest, setOfLook, setOfUpload } from './changed-rows.ts';
import { api, newUser, type TestUser } from '../cloud/cloud.ts';
import { requestUpload, uploadSelfie, waitForLook } from '../cloud/selfies.ts';
import { STRICT_WORLDS } from './strict-worlds.ts';
import type { World } from './world.ts';

const SELFIES = join(import.meta.dirname, '../../fixtures/selfies');
const GOOD_SELFIE = 'default.jpg';

const analysedBytes = async (user: TestUser, bytes: Uint8Array): Promise<string> => {
  const uploadId = await uploadSelfie(user.idToken, bytes);
  await waitForLook(user.idToken, uploadId);
  return uploadId;
};

const analysed = async (user: TestUser, file: string): Promise<string> =>
  analysedBytes(user, await readFile(join(SELFIES, file)));

/** Long ago, so that its time to upload is over. */
const expiredUpload = async (user: TestUser): Promise<World> => {
  const { uploadId } = await requestUpload(user.idToken);
  await setOfUpload(uploadId, { urlExpiresAt: '2026-01-05T08:00:00.000Z' });
  return { user, signedIn: true, uploadId };
};

const etagOf = async (user: TestUser, path: string): Promise<string> => {
  const { headers } = await api(path, { token: user.idToken });
  return headers.get('etag') ?? '';
};

const withLook = async (user: TestUser): Promise<World> => ({
  user,
  signedIn: true,
  uploadId: await analysed(user, GOOD_SELFIE),
});

const withTwoLooks = async (user: TestUser): Promise<World> => {
  await analysed(user, GOOD_SELFIE);
  const uploadId = await analysed(user, 'monk08-warm-round.jpg');
  const { body } = await api<{ nextCursor: string }>('/looks/me?limit=1', { token: user.idToken });
  return { user, signedIn: true, uploadId, cursor: body.nextCursor };
};

/** The key of the recorded calls. */
const KEY = '5f0c1a9e-7b1d-4c55-9c4e-3d5a1b2c3d4e';

const ofUpload = async (user: TestUser, body: object): Promise<World> => {
  await api('/upload-url', { token: user.idToken, headers: { 'idempotency-key': KEY }, body });
  await api('/get-presigned-url?contentType=image/png', { token: user.idToken, headers: { 'idempotency-key': KEY } });
  return { user, signedIn: true };
};

const underWay = async (user: TestUser): Promise<World> => {
  const world = await ofUpload(user, { contentType: 'image/png' });
  for (const route of ['POST /upload-url', 'GET /get-presigned-url']) await reopenRequest(user.userId, route, KEY);
  return world;
};

const keptAnswer = async (user: TestUser): Promise<World> => {
  const world = await withLook(user);
  const body = { uploadId: world.uploadId, name: 'Friday' };
  await api('/looks/save', { token: user.idToken, headers: { 'idempotency-key': KEY }, body });
  return world;
};

const damagedLook = async (user: TestUser): Promise<World> => {
  const uploadId = await analysed(user, GOOD_SELFIE);
  await setOfLook(user.userId, uploadId, { palette: 'none' });
  return { user, signedIn: true, uploadId };
};

const WORLDS: Readonly<Record<string, (user: TestUser) => Promise<World>>> = {
  'no token': (user) => Promise.resolve({ user, signedIn: false }),
  'a new user': (user) => Promise.resolve({ user, signedIn: true }),
  'a new user whose settings are known': async (user) => ({
    user,
    signedIn: true,
    etag: await etagOf(user, '/users/me'),
  }),
  'an upload URL': async (user) => ({
    user,
    signedIn: true,
    uploadId: (await requestUpload(user.idToken)).uploadId,
  }),
  'a ready look': withLook,
  'a ready look that is known': async (user) => {
    const world = await withLook(user);
    return { ...world, etag: await etagOf(user, `/look/${world.uploadId}`) };
  },
  'a saved look': async (user) => {
    const world = await withLook(user);
    await api('/looks/save', { token: user.idToken, body: { uploadId: world.uploadId, name: 'Friday' } });
    return world;
  },
  'a key of another request': (user) => ofUpload(user, {}),
  'the same request under way': underWay,
  'a damaged look': damagedLook,
  'a look that was saved under a key': keptAnswer,
  'two ready looks': withTwoLooks,
  'an expired upload': expiredUpload,
  'a selfie of 11 MB': async (user) => ({
    user,
    signedIn: true,
    uploadId: await analysedBytes(user, Buffer.alloc(11_000_000, 0xff)),
  }),
  'a text instead of a selfie': async (user) => ({
    user,
    signedIn: true,
    uploadId: await analysedBytes(user, Buffer.from('Hello, I am a text.')),
  }),
  ...STRICT_WORLDS,
};

const SELFIE = /^the selfie (\S+)$/;

/** `given` is a key of the table, or `the selfie <file>` for one whose analysis has ended. */
export const prepare = async (given: string): Promise<World> => {
  const user = await newUser();
  const file = SELFIE.exec(given)?.[1];
  if (file !== undefined) return { user, signedIn: true, uploadId: await analysed(user, file) };
  const make = WORLDS[given];
  if (!make) throw new Error(`worlds.ts does not know "${given}".`);
  return make(user);
};
