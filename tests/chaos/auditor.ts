/** Reads everything again, and names whatever breaks a promise. */
import { auditRows } from './audit-rows.ts';
import type { Audited, Selfie, World } from './world.ts';

type Upload = Awaited<ReturnType<Audited['uploads']['get']>>;
type Look = Awaited<ReturnType<Audited['looks']['get']>>;

const isRefused = (upload: Upload, look: Look, truth: Selfie['truth']): boolean =>
  upload?.status === 'failed' && upload.failure?.code === truth && look === undefined;

const isReady = (upload: Upload, look: Look): boolean => upload?.status === 'ready' && look?.revision === 1;

/** What the end must be: nothing of a deleted selfie, the true code of a bad one, one look of a good one. */
const hasTrueEnd = ({ deleted, truth }: Selfie, upload: Upload, look: Look): boolean => {
  if (deleted) return upload === undefined && look === undefined;
  return truth === undefined ? isReady(upload, look) : isRefused(upload, look, truth);
};

/** A damaged look is none here: `auditRows` names what it lacks. */
const stateOf = async (world: Audited, { uploadId, userId }: Selfie) => {
  const readable = world.looks.get(userId, uploadId).catch(() => undefined);
  const [upload, look] = await Promise.all([world.uploads.get(uploadId), readable]);
  return { upload, look };
};

const auditEnd = async (world: Audited, selfie: Selfie): Promise<string[]> => {
  const { upload, look } = await stateOf(world, selfie);
  if (hasTrueEnd(selfie, upload, look)) return [];
  const found = `${upload?.status ?? 'no upload'}, ${look ? 'a look' : 'no look'}`;
  return [`${selfie.uploadId}: ${found} instead of ${selfie.deleted ? 'nothing' : (selfie.truth ?? 'a look')}`];
};

/** While faults go on: what has not come to its end lies in the bucket still, from where it can be done again. */
const auditRetryable = async (world: Audited, selfie: Selfie): Promise<string[]> => {
  const { upload, look } = await stateOf(world, selfie);
  if (hasTrueEnd(selfie, upload, look) || world.bucket.objects.has(selfie.objectKey)) return [];
  return [`${selfie.uploadId}: ${upload?.status ?? 'no upload'} and nothing to begin again with`];
};

const moreThanOne = (counts: ReadonlyMap<string, number>, what: string): string[] =>
  [...counts].flatMap(([key, count]) => (count > 1 ? [`${key}: ${count} ${what}`] : []));

/** What a client may hear of a selfie that it is deleting: the object goes before the upload's row. */
const WHILE_DELETED = ['upload_missing', 'not_found'];

/** A user who has seen the end of it never sees another one, unless it was deleted. */
const auditAnswers = ({ uploadId, answers, deleted, truth }: Selfie): string[] => {
  const excused = ['pending', ...(deleted ? WHILE_DELETED : [])];
  const isEnd = (answer: string): boolean => !excused.includes(answer);
  const ends = new Set(answers.filter(isEnd));
  const firstEnd = answers.findIndex(isEnd);
  const isBack = !deleted && firstEnd !== -1 && answers.slice(firstEnd).includes('pending');
  const isTrue = [...ends].every((end) => end === (truth ?? 'look'));
  return isTrue && !isBack ? [] : [`${uploadId}: was told ${answers.join(', ')}${deleted ? ' (and deleted it)' : ''}`];
};

const auditQuota = async (world: World, userId: string): Promise<string[]> => {
  const day = new Date(world.clock.now()).toISOString().slice(0, 10);
  const used = await world.quota.used(userId, day);
  const counted = world.tally.counted.get(userId) ?? 0;
  const claimed = [...world.selfies.values()].filter(
    ({ userId: owner, uploadId }) => owner === userId && world.tally.claimed.has(uploadId),
  );
  return used.analyses === counted && counted <= claimed.length
    ? []
    : [`${userId}: quota ${used.analyses}, counted ${counted}, of ${claimed.length} uploads`];
};

type Check = (world: Audited, selfie: Selfie) => Promise<string[]>;

/** One after the other: all at once would be more connections than a table in memory takes. */
const each = async (world: Audited, check: Check): Promise<string[]> => {
  const findings: string[] = [];
  for (const selfie of world.selfies.values()) findings.push(...(await check(world, selfie)));
  return findings;
};

/** In the middle of it. */
export const auditStorm = async (world: Audited): Promise<string[]> => [
  ...(await each(world, auditRetryable)),
  ...(await auditRows(world)),
];

/** What any world must look like when all is over. */
export const auditEverything = async (world: Audited): Promise<string[]> => [
  ...(await each(world, auditEnd)),
  ...(await auditRows(world)),
  ...[...world.selfies.values()].flatMap(auditAnswers),
  ...[...world.bucket.objects.keys()].map((key) => `${key}: orphaned`),
];

/** And what it has cost. */
export const audit = async (world: World, users: readonly string[]): Promise<string[]> => [
  ...(await auditEverything(world)),
  ...(await Promise.all(users.map((userId) => auditQuota(world, userId)))).flat(),
  ...world.tally.stolen.map((uploadId) => `${uploadId}: claimed while somebody held it`),
  ...moreThanOne(world.tally.detected, 'successful DetectFaces in one claim'),
];
