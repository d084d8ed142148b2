/** The auditor itself: it must name whatever breaks a promise, or a storm without findings proves nothing. */
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lookEntity } from '../../src/entities/look.ts';
import { ownerOf } from '../../src/entities/shapes.ts';
import { aLook } from '../../testing/factories.ts';
import { openStorm } from './storm.ts';
import type { Selfie, World } from './world.ts';

type Opened = Awaited<ReturnType<typeof openStorm>>;

let storm: Opened;
beforeEach(async () => {
  storm = await openStorm({ seed: 3, uploads: 12, users: 3, share: 0 });
  expect((await storm.run()).findings).toEqual([]);
});
afterEach(() => storm.stop());

const someReady = (world: World): Selfie => {
  const found = [...world.selfies.values()].find(({ truth, deleted }) => truth === undefined && !deleted);
  if (found === undefined) throw new Error('This seed makes no look.');
  return found;
};

const tear = async (world: World, { userId, uploadId }: Selfie): Promise<void> => {
  const looks = lookEntity({ client: world.table.client, table: world.table.name });
  const { Key } = looks.get({ owner: ownerOf(userId), uploadId }).params<{ Key: Record<string, unknown> }>();
  await world.table.sdk.send(
    new UpdateCommand({ TableName: world.table.name, Key, UpdateExpression: 'REMOVE skinTone, gsi2pk' }),
  );
};

const add = (counts: Map<string, number>, key: string, count = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + count);
};

const TAMPERING: readonly [string, (world: World, selfie: Selfie) => unknown, RegExp][] = [
  ['a look that is lost', (world, { userId, uploadId }) => world.looks.remove(userId, uploadId), /no look/],
  ['an upload that is lost', (world, { uploadId }) => world.uploads.remove(uploadId), /no upload/],
  [
    'a selfie that is left',
    (world, { objectKey }) => world.bucket.objects.set(objectKey, new Uint8Array([1])),
    /orphaned/,
  ],
  ['a row that is half-written', tear, /without gsi2pk, skinTone/],
  [
    'a look of an upload that never was',
    (world) => world.looks.create(aLook({ uploadId: '0b0c0000-0000-4000-8000-000000000009' })),
    /never was/,
  ],
  [
    'a second DetectFaces in one claim',
    (world, { uploadId }) => {
      for (const key of world.tally.detected.keys()) if (key.startsWith(uploadId)) add(world.tally.detected, key);
    },
    /2 successful DetectFaces/,
  ],
  [
    'a quota that was counted and not asked for',
    (world, { userId }) => world.quota.take({ userHash: userId, day: '2026-11-24', meter: 'analyses', limit: 99 }),
    /quota/,
  ],
  [
    'a quota that was counted more than once for an upload',
    (world, { userId }) => {
      for (const one of world.selfies.values()) if (one.userId === userId) world.tally.claimed.delete(one.uploadId);
    },
    /of 0 uploads/,
  ],
  ['a claim that was given away twice', (world, { uploadId }) => world.tally.stolen.push(uploadId), /held it/],
  ['an answer that was taken back', (_world, { answers }) => answers.push('look', 'pending'), /was told/],
  ['a code that is not true', (_world, { answers }) => answers.push('too_dark'), /was told/],
];

describe('the auditor', () => {
  it.each(TAMPERING)('names %s', async (_title, tamper, finding) => {
    await tamper(storm.world, someReady(storm.world));

    const findings = await storm.audit();
    expect(findings).toContainEqual(expect.stringMatching(finding));
  });
});
