/** Requests with an `idempotency-key` in the table, among the user's own rows: every step one conditional write. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type IdempotencyEntity, idempotencyEntity, type IdempotencyItem } from '../../../entities/idempotency.ts';
import { ownerOf } from '../../../entities/shapes.ts';
import type { Begun, Effect, IdempotencyStore, Start } from '../../use-cases/idempotency.ts';
import { epochSeconds, onTable, readable } from './on-table.ts';
import type { TableClient } from './client.ts';

/** A day, from the first request on. */
const KEPT_SECONDS = 24 * 60 * 60;

const REJECTABLE = { returnOnConditionCheckFailure: true } as const;

const keyOf = ({ userId, requestKey }: Pick<Start, 'userId' | 'requestKey'>) => ({
  owner: ownerOf(userId),
  requestKey,
});

const create = async (rows: IdempotencyEntity, start: Start): Promise<boolean> => {
  const { fingerprint, route, effectId, holder, until, uploadId, now } = start;
  const { rejected } = await rows
    .put({
      ...keyOf(start),
      ...{ fingerprint, route, effectId, holder, until },
      ...(uploadId !== undefined && { uploadId }),
      startedAt: new Date(now).toISOString(),
      ttl: epochSeconds(now) + KEPT_SECONDS,
    })
    .where((item, { notExists, lte }) => `(${notExists(item.holder)} OR ${lte(item.ttl, epochSeconds(now))})`)
    .go(REJECTABLE);
  return !rejected;
};

/** Where a run was never ended, the next one takes its place; one of those who try at once. */
const takeOver = async (rows: IdempotencyEntity, start: Start, from: string): Promise<boolean> => {
  const { holder, until } = start;
  const { rejected } = await rows
    .patch(keyOf(start))
    .set({ holder, until })
    .where((item, { eq }) => `(${eq(item.holder, from)} OR ${eq(item.holder, holder)})`)
    .where((item, { notExists }) => notExists(item.endedAt))
    .go(REJECTABLE);
  return !rejected;
};

const effectOf = ({ effectId, startedAt, endedAt }: IdempotencyItem, isRepeated: boolean): Effect => ({
  id: effectId,
  startedAt,
  isRepeated,
  isDone: endedAt !== undefined,
});

export const answerOf = ({ answer }: IdempotencyItem): string | undefined =>
  answer && inflateRawSync(answer).toString();

/** A damaged answer is made again, from the effect that is there. */
const readableAnswer = (row: IdempotencyItem): string | undefined => readable([row], answerOf).values[0];

const resume = async (rows: IdempotencyEntity, start: Start, row: IdempotencyItem): Promise<Begun> => {
  if (row.fingerprint !== start.fingerprint) return { kind: 'other_body' };
  if (row.endedAt !== undefined) return { kind: 'done', effect: effectOf(row, true), answer: readableAnswer(row) };
  // A write that was repeated because its answer was lost.
  if (row.holder === start.holder) return { kind: 'run', effect: effectOf(row, false) };
  if (row.until > start.now || !(await takeOver(rows, start, row.holder))) return { kind: 'under_way' };
  return { kind: 'run', effect: effectOf(row, true) };
};

const begin = async (rows: IdempotencyEntity, start: Start): Promise<Begun> => {
  if (await create(rows, start)) {
    const startedAt = new Date(start.now).toISOString();
    return { kind: 'run', effect: { id: start.effectId, startedAt, isRepeated: false, isDone: false } };
  }
  const { data } = await rows.get(keyOf(start)).go({ consistent: true });
  return data ? resume(rows, start, data) : { kind: 'under_way' };
};

const forget = async (rows: IdempotencyEntity, owner: string, uploadId: string): Promise<void> => {
  const about = await rows.query
    .byKey({ owner })
    .where((item, { eq }) => eq(item.uploadId, uploadId))
    .go({ pages: 'all', consistent: true, attributes: ['owner', 'requestKey'] });
  await Promise.all(about.data.map(({ requestKey }) => rows.delete({ owner, requestKey }).go()));
};

export const createIdempotencyStore = (client: TableClient, table: string): IdempotencyStore => {
  const rows = idempotencyEntity({ client, table });
  return {
    begin: (start) => onTable(() => begin(rows, start)),
    end: async (start, answer, now) => {
      await onTable(() =>
        rows
          .patch(keyOf(start))
          .set({
            endedAt: new Date(now).toISOString(),
            ...(answer !== undefined && { answer: deflateRawSync(answer) }),
          })
          .where((item, { eq }) => eq(item.holder, start.holder))
          .go(REJECTABLE),
      );
    },
    release: async (start) => {
      await onTable(() =>
        rows
          .patch(keyOf(start))
          .set({ until: 0 })
          .where((item, { eq }) => eq(item.holder, start.holder))
          .go(REJECTABLE),
      );
    },
    drop: async (start) => {
      await onTable(() =>
        rows
          .delete(keyOf(start))
          .where((item, { eq, notExists }) => `${eq(item.holder, start.holder)} AND ${notExists(item.endedAt)}`)
          .go(REJECTABLE),
      );
    },
    forget: (userId, uploadId) => onTable(() => forget(rows, ownerOf(userId), uploadId)),
  };
};
