/** Worlds of a stage that asks for consent, has small quotas and a face service that can be down. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { api, type TestUser } from '../cloud/cloud.ts';
import { readUpload, setOfUpload, setOfUser } from './changed-rows.ts';
import { setFault } from './rekognition-faults.ts';
import { putSelfie, requestUpload, uploadSelfie, waitForLook } from '../cloud/selfies.ts';
import { STRICT_PARAMETERS } from './strict-stage.ts';
import type { World } from './world.ts';

const NOTICE = '2026-11';
const SELFIE = join(import.meta.dirname, '../../fixtures/selfies/default.jpg');
/** As long as a claim is held; longer than a caller waits for somebody else's analysis. */
const LEASE_MS = 45_000;
/** More than all retries of one analysis and of its event. */
const DOWN_CALLS = 60;
const POLL_MS = 20;

const agree = (user: TestUser): Promise<unknown> =>
  api('/users/me/consent', { method: 'PUT', token: user.idToken, body: { noticeVersion: NOTICE } });

const agreed = async (user: TestUser): Promise<World> => {
  await agree(user);
  return { user, signedIn: true };
};

const withUpload = async (user: TestUser): Promise<World & { readonly uploadId: string }> => ({
  ...(await agreed(user)),
  uploadId: await uploadSelfie(user.idToken, await readFile(SELFIE)),
});

const noUrlsLeft = async (user: TestUser): Promise<World> => {
  const world = await agreed(user);
  for (let used = 0; used < Number(STRICT_PARAMETERS.uploadUrlsPerDay); used += 1) await requestUpload(user.idToken);
  return world;
};

/** The event has ended it. */
const ended = async (world: World & { readonly uploadId: string }): Promise<World> => {
  while ((await readUpload(world.uploadId))['status'] !== 'failed') await sleep(POLL_MS);
  return world;
};

/** The event has tried in vain, and its next try is a second away. */
const triedOnce = async (world: World & { readonly uploadId: string }): Promise<World> => {
  for (;;) {
    const { status, attempts } = await readUpload(world.uploadId);
    if (status === 'awaiting_upload' && attempts !== 0) return world;
    await sleep(POLL_MS);
  }
};

const beyondQuota = async (user: TestUser): Promise<World> => {
  await agree(user);
  for (let used = 0; used < Number(STRICT_PARAMETERS.analysesPerDay); used += 1) {
    await waitForLook(user.idToken, await uploadSelfie(user.idToken, Buffer.from('A text counts like a selfie.')));
  }
  return ended(await withUpload(user));
};

const noticeChanged = async (user: TestUser): Promise<World> => {
  const world = await agreed(user);
  const ticket = await requestUpload(user.idToken);
  await setOfUser(user.userId, { consent: { noticeVersion: '2026-01', givenAt: '2026-01-05T08:00:00.000Z' } });
  await putSelfie(ticket, await readFile(SELFIE));
  return ended({ ...world, uploadId: ticket.uploadId });
};

/** Claimed before the selfie is there: whoever comes with it, its event or a request, finds somebody else at work. */
const underWay = async (user: TestUser): Promise<World> => {
  const world = await agreed(user);
  const ticket = await requestUpload(user.idToken);
  await setOfUpload(ticket.uploadId, {
    status: 'analyzing',
    claimId: randomUUID(),
    leaseUntil: new Date(Date.now() + LEASE_MS).toISOString(),
  });
  await putSelfie(ticket, await readFile(SELFIE));
  return { ...world, uploadId: ticket.uploadId };
};

const faceServiceDown = async (user: TestUser): Promise<World> => {
  await setFault({ exception: 'InternalServerError', calls: DOWN_CALLS });
  return triedOnce(await withUpload(user));
};

export const STRICT_WORLDS: Readonly<Record<string, (user: TestUser) => Promise<World>>> = {
  'a user who has not agreed': (user) => Promise.resolve({ user, signedIn: true }),
  'a user without upload URLs left': noUrlsLeft,
  'an upload before the notice changed': noticeChanged,
  'a selfie beyond the quota': beyondQuota,
  'an analysis under way': underWay,
  'a selfie while the face service is down': faceServiceDown,
};
