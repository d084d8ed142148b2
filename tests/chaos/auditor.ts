/** Reads everything again when the storm is over, and names whatever breaks a promise. */
import type { Selfie, World } from './world.ts';

type Upload = Awaited<ReturnType<World['uploads']['get']>>;
type Look = Awaited<ReturnType<World['looks']['get']>>;

const isRefused = (upload: Upload, look: Look, truth: Selfie['truth']): boolean =>
  upload?.status === 'failed' && upload.failure?.code === truth && look === undefined;

const isReady = (upload: Upload, look: Look): boolean => upload?.status === 'ready' && look?.revision === 1;

/** What the end must be: nothing of a deleted selfie, the true code of a bad one, one look of a good one. */
const hasTrueEnd = ({ deleted, truth }: Selfie, upload: Upload, look: Look): boolean => {
  if (deleted) return upload === undefined && look === undefined;
  return truth === undefined ? isReady(upload, look) : isRefused(upload, look, truth);
};

const auditEnd = async (world: World, selfie: Selfie): Promise<string[]> => {
  const { uploadId, userId, truth = 'a look', deleted } = selfie;
  const [upload, look] = await Promise.all([world.uploads.get(uploadId), world.looks.get(userId, uploadId)]);
  if (hasTrueEnd(selfie, upload, look)) return [];
  const found = `${upload?.status ?? 'no upload'}, ${look ? 'a look' : 'no look'}`;
  return [`${uploadId}: ${found} instead of ${deleted ? 'nothing' : truth}`];
};

const auditCost = async (world: World, { uploadId }: Selfie): Promise<string[]> => {
  const upload = await world.uploads.get(uploadId);
  const measured = world.tally.measured.get(uploadId) ?? 0;
  return upload && measured > upload.attempts
    ? [`${uploadId}: ${measured} measurements in ${upload.attempts} claims`]
    : [];
};

const auditQuota = async (world: World, userId: string, day: string): Promise<string[]> => {
  const used = await world.quota.used(userId, day);
  const counted = world.tally.counted.get(userId) ?? 0;
  return used.analyses === counted ? [] : [`${userId}: quota ${used.analyses}, counted ${counted}`];
};

export const audit = async (world: World, users: readonly string[], day: string): Promise<string[]> => {
  const selfies = [...world.selfies.values()];
  const findings = await Promise.all([
    ...selfies.map((selfie) => auditEnd(world, selfie)),
    ...selfies.map((selfie) => auditCost(world, selfie)),
    ...users.map((userId) => auditQuota(world, userId, day)),
  ]);
  const orphans = [...world.bucket.objects.keys()].map((key) => `${key}: orphaned`);
  return [...findings.flat(), ...orphans];
};
