/** What photos say of a person: remembered with each analysis, joined, and forgotten with what is deleted. */
import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../../src/lib/errors.ts';
import { aMeasuredFace, UPLOAD, USER } from '../../../testing/factories.ts';
import { memoryUsers } from '../../support/memory.ts';
import { OWNER, setUpProcess } from '../../support/process.ts';

const NOW = '2026-11-24T10:00:00.000Z';
const outage = () => Promise.reject(new Problem('upstream_unavailable', 'down'));

describe('processUpload', () => {
  it('joins the photo with what earlier ones said of the user, and remembers it', async () => {
    const { reading } = aMeasuredFace();
    const earlier = { ...reading, tone: 3.2, uploadId: 'earlier', measuredAt: '2026-11-20T10:00:00.000Z' };
    const users = memoryUsers({ userId: USER, preferences: {}, corrections: {}, consent: null, readings: [earlier] });
    const { process } = setUpProcess({ deps: { users: users.store } });

    const outcome = await process(UPLOAD, OWNER);

    expect(outcome).toMatchObject({
      look: { profile: { skin: { monk: 4, photos: 2 }, source: { depth: 'joint', shape: 'measured' } } },
    });
    expect(users.rows.get(USER)?.readings?.map(({ uploadId }) => uploadId)).toEqual([UPLOAD, 'earlier']);
  });

  it('keeps the readings of photos that were analysed meanwhile', async () => {
    const other = { uploadId: 'other', measuredAt: NOW, tone: 4, toneError: 0.75, hue: 1, hueError: 6, redness: 0 };
    const users = memoryUsers();
    const { process } = setUpProcess({
      deps: { users: users.store },
      measure: async () => {
        await users.store.remember(USER, [other], NOW);
        return { ok: true, value: aMeasuredFace() };
      },
    });

    await process(UPLOAD, OWNER);

    expect(
      users.rows
        .get(USER)
        ?.readings?.map(({ uploadId }) => uploadId)
        .toSorted(),
    ).toEqual(['other', UPLOAD].toSorted());
  });

  it('makes no look of an upload that an erasure has missed, and its selfie goes', async () => {
    const erasedAt = '2026-11-24T10:30:00.000Z';
    const users = memoryUsers({ userId: USER, preferences: {}, corrections: {}, consent: null, erasedAt });
    const { process, bucket, looks, calls } = setUpProcess({ deps: { users: users.store } });

    expect(await process(UPLOAD, OWNER)).toMatchObject({ kind: 'failed', problem: { code: 'upload_expired' } });

    expect(bucket.objects.size + looks.rows.size).toBe(0);
    expect(calls).toEqual({ measure: 0, stylist: 0, counted: 0 });
  });

  it('makes the look though its reading cannot be remembered', async () => {
    const { process, reported } = setUpProcess({ deps: { users: { ...memoryUsers().store, remember: outage } } });

    expect(await process(UPLOAD, OWNER)).toMatchObject({
      kind: 'look',
      look: { profile: { source: { depth: 'measured' } } },
    });
    expect(reported).toHaveLength(1);
  });

  it('forgets the reading of an upload that was deleted meanwhile', async () => {
    const users = memoryUsers();
    const setUp = setUpProcess({ deps: { users: users.store } });
    setUp.uploads.store.complete = async () => {
      await setUp.looks.store.remove(USER, UPLOAD);
      await setUp.uploads.store.remove(UPLOAD);
      return false;
    };

    expect(await setUp.process(UPLOAD, OWNER)).toEqual({ kind: 'dropped' });
    expect(users.rows.get(USER)?.readings).toEqual([]);
  });
});
