/** Single faults at every boundary of a real local cloud: each one ends with the look, exactly one, or with a clear answer. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FaultWish } from '../../testing/cloud/faults.ts';
import { type Breakable, launchBreakable } from '../support/cloud/breakable-cloud.ts';

const TIMEOUT_MS = 60_000;

let cloud: Breakable;
beforeAll(async () => {
  cloud = await launchBreakable('faults');
}, 120_000);
afterAll(() => cloud.stop());
beforeEach(() => cloud.begin());
afterEach(() => cloud.faults.reset());

/** What happened to a selfie that was put under these faults. */
const live = async (...rules: FaultWish[]) => {
  const ticket = await cloud.requestUpload();
  await cloud.faults.add(...rules);
  await cloud.put(ticket);
  const { status, body } = await cloud.waitForLook(ticket.uploadId);
  await cloud.settle(ticket.uploadId);
  const struck = await cloud.struck();
  await cloud.faults.reset();
  return { status, revision: body.revision, struck, ...(await cloud.traces(ticket.uploadId)) };
};

/** One look, one analysis counted, no selfie left. */
const ONE_OF_EACH = { status: 200, revision: 1, looks: 1, counted: 1, selfies: 0 };

describe('one fault between the selfie and its look', () => {
  it.each<[string, FaultWish, number]>([
    ['a throttled table', { service: 'dynamodb', kind: 'throttle', calls: 2 }, 2],
    ['a table that fails', { service: 'dynamodb', operation: 'UpdateItem', kind: 'fail', calls: 2 }, 2],
    ['a table that hangs up', { service: 'dynamodb', operation: 'PutItem', kind: 'refuse' }, 1],
    ['a damaged answer of the table', { service: 'dynamodb', operation: 'GetItem', kind: 'corrupt' }, 1],
    ['a damaged answer to a write', { service: 'dynamodb', operation: 'UpdateItem', kind: 'corrupt', calls: 2 }, 2],
    ['a table that is slow', { service: 'dynamodb', operation: 'UpdateItem', kind: 'delay', delayMs: 2_000 }, 1],
    ['a throttled bucket', { service: 's3', operation: 'GetObject', kind: 'throttle', calls: 2 }, 2],
    ['a selfie that breaks off', { service: 's3', operation: 'GetObject', kind: 'cut' }, 1],
    ['a selfie that is damaged on its way', { service: 's3', operation: 'GetObject', kind: 'corrupt' }, 1],
    ['a bucket that does not delete at once', { service: 's3', operation: 'DeleteObject', kind: 'fail', calls: 2 }, 2],
    ['Rekognition that throttles', { service: 'rekognition', kind: 'throttle' }, 1],
    ['Rekognition that fails', { service: 'rekognition', kind: 'fail' }, 1],
    ['Rekognition that hangs up', { service: 'rekognition', kind: 'refuse' }, 1],
    ['Rekognition whose answer is damaged', { service: 'rekognition', kind: 'cut' }, 1],
  ])(
    'goes unnoticed: %s',
    async (_title, rule, struck) => {
      expect(await live(rule)).toMatchObject({ ...ONE_OF_EACH, struck });
    },
    TIMEOUT_MS,
  );

  it.each([
    ['the claim', 'UpdateItem', 0],
    ['the quota', 'UpdateItem', 1],
    ['the look', 'PutItem', 0],
    ['the end', 'UpdateItem', 2],
  ])(
    'costs nobody anything where a write was done and its answer lost: %s',
    async (_title, operation, after) => {
      const lost = await live({ service: 'dynamodb', operation, kind: 'cut', after });

      expect(lost).toMatchObject({ ...ONE_OF_EACH, struck: 1 });
      expect(lost.detections).toBe(1);
    },
    TIMEOUT_MS,
  );

  it(
    'leaves one of each, although every write is repeated',
    async () => {
      const repeated = await live(
        { service: 'dynamodb', operation: 'UpdateItem', kind: 'duplicate', calls: null },
        { service: 'dynamodb', operation: 'PutItem', kind: 'duplicate', calls: null },
      );

      expect(repeated).toMatchObject({ ...ONE_OF_EACH, detections: 1 });
      expect(repeated.struck).toBeGreaterThanOrEqual(4);
    },
    TIMEOUT_MS,
  );
});

describe('an upstream that stays away', () => {
  it('is a 503 that says when to come back: the table', async () => {
    await cloud.faults.add({ service: 'dynamodb', kind: 'fail', calls: null });
    const refused = await cloud.api('/upload-url', {});
    const calls = await cloud.struck();
    await cloud.faults.reset();

    expect(refused).toMatchObject({ status: 503, body: { code: 'upstream_unavailable', retryable: true } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(calls).toBeLessThanOrEqual(3);
    expect((await cloud.api('/upload-url', {})).status).toBe(200);
  });

  it.each<[string, FaultWish]>([
    ['Rekognition', { service: 'rekognition', kind: 'fail', calls: 2 }],
    ['the bucket', { service: 's3', operation: 'GetObject', kind: 'refuse', calls: 3 }],
    ['the table', { service: 'dynamodb', operation: 'PutItem', kind: 'throttle', calls: 3 }],
  ])(
    'does not poison the upload, which is analysed when the event is delivered again: %s',
    async (_title, rule) => {
      // What the first delivery did not bring was given back: an upload counts once, however often it is claimed.
      expect(await live(rule)).toMatchObject({ ...ONE_OF_EACH, struck: rule.calls });
    },
    TIMEOUT_MS,
  );
});
