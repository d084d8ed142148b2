/** S3 events that repeat, come late, out of order or never, at a real local cloud: one DetectFaces and one look each. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type OpenAiStub, startOpenAiStub } from '../../dev/openai/server.ts';
import { type Breakable, launchBreakable } from '../support/cloud/breakable-cloud.ts';

const TIMEOUT_MS = 60_000;
/** As old as an object must be for the sweep to take it for forgotten, and a little more. */
const SIX_MINUTES_MS = 6 * 60_000;

let model: OpenAiStub;
let cloud: Breakable;
beforeAll(async () => {
  model = await startOpenAiStub();
  cloud = await launchBreakable('event-faults', { OPENAI_API_KEY: 'sk-local', OPENAI_BASE_URL: model.baseUrl });
}, 120_000);
afterAll(async () => {
  await cloud.stop();
  await model.stop();
});
beforeEach(() => cloud.begin());
afterEach(() => cloud.faults.reset());

const ONE_OF_EACH = { looks: 1, counted: 1, detections: 1, selfies: 0 };

/** Notes of their own: no two of these looks could share an answer of the model. */
const upload = async (): Promise<string> => {
  const ticket = await cloud.requestUpload({ preferences: { notes: randomUUID() } });
  await cloud.put(ticket);
  return ticket.uploadId;
};

const endOf = async (uploadId: string) => {
  const { status } = await cloud.waitForLook(uploadId);
  await cloud.settle(uploadId);
  return { status, ...(await cloud.traces(uploadId)) };
};

describe('an S3 event', () => {
  it.each<[string, 'duplicate' | 'delay']>([
    ['comes twice', 'duplicate'],
    ['comes late', 'delay'],
  ])(
    'that %s makes one look',
    async (_title, kind) => {
      await cloud.faults.add({ service: 'events', kind, delayMs: 700 });

      expect(await endOf(await upload())).toEqual({ status: 200, ...ONE_OF_EACH });
      expect(await cloud.struck()).toBe(1);
    },
    TIMEOUT_MS,
  );

  it(
    'that is overtaken by a later one makes one look, as the later one does',
    async () => {
      await cloud.faults.add({ service: 'events', kind: 'reorder' });
      const [first, second] = [await upload(), await upload()];

      const ends = [await endOf(first), await endOf(second)];
      expect(ends.map(({ status, selfies }) => ({ status, selfies }))).toEqual(
        Array(2).fill({ status: 200, selfies: 0 }),
      );
      expect(ends[1]).toMatchObject({ looks: 2, counted: 2, detections: 2 });
    },
    TIMEOUT_MS,
  );

  it(
    'that comes again after the end changes nothing',
    async () => {
      await cloud.faults.add({ service: 'events', kind: 'duplicate', delayMs: 4_000 });
      const uploadId = await upload();
      await cloud.waitForLook(uploadId);
      await new Promise((resolve) => setTimeout(resolve, 4_500));

      expect(await endOf(uploadId)).toEqual({ status: 200, ...ONE_OF_EACH });
    },
    TIMEOUT_MS,
  );
});

describe('a lost S3 event', () => {
  beforeEach(async () => {
    await cloud.faults.add({ service: 'events', kind: 'drop', calls: null });
  });

  it(
    'is healed by POST /analyze',
    async () => {
      const uploadId = await upload();
      expect((await cloud.waitForLook(uploadId, 1_000)).status).toBe(202);

      expect(await cloud.api('/analyze', { uploadId })).toMatchObject({ status: 200, body: { status: 'ready' } });
      expect(await cloud.traces(uploadId)).toEqual(ONE_OF_EACH);
    },
    TIMEOUT_MS,
  );

  it(
    'is healed by the sweep, which leaves young selfies to their own events',
    async () => {
      const uploadId = await upload();
      await cloud.invoke('sweep-selfies');
      expect((await cloud.waitForLook(uploadId, 1_000)).status).toBe(202);

      cloud.ageSelfies(SIX_MINUTES_MS);
      await cloud.invoke('sweep-selfies');
      expect(await endOf(uploadId)).toEqual({ status: 200, ...ONE_OF_EACH });
    },
    TIMEOUT_MS,
  );

  it(
    'is healed by a client and the sweep at once, at the cost of one',
    async () => {
      const uploadId = await upload();
      cloud.ageSelfies(SIX_MINUTES_MS);
      await Promise.all([
        cloud.invoke('sweep-selfies'),
        ...Array.from({ length: 3 }, () => cloud.api('/analyze', { uploadId })),
      ]);

      expect(await endOf(uploadId)).toEqual({ status: 200, ...ONE_OF_EACH });
    },
    TIMEOUT_MS,
  );
});

describe('a model behind the proxy', () => {
  interface Styled {
    readonly provenance: { readonly engine: string };
  }
  const engine = async (): Promise<string> => {
    const uploadId = await upload();
    await cloud.waitForLook(uploadId);
    return (await cloud.api<Styled>(`/look/${uploadId}`)).body.provenance.engine;
  };

  it.each(['fail', 'refuse', 'cut', 'throttle'] as const)(
    'is asked once more where one call goes wrong: %s',
    async (kind) => {
      await cloud.faults.add({ service: 'openai', kind });

      expect(await engine()).toBe('openai');
      expect((await cloud.faults.callsOf('openai CreateResponse')).called).toBe(2);
    },
    TIMEOUT_MS,
  );

  it(
    'that is away for good costs two users a wait and nobody else a call',
    async () => {
      await cloud.faults.add({ service: 'openai', kind: 'fail', calls: null });
      const engines = [];
      for (let user = 0; user < 5; user += 1) engines.push(await engine());

      expect(engines).toEqual(Array(5).fill('rules'));
      expect((await cloud.faults.callsOf('openai CreateResponse')).called).toBeLessThanOrEqual(6);
    },
    TIMEOUT_MS,
  );
});
