/** A whole local cloud behind its fault proxy, with users that act as phones do, as the auditor wants to see it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startOpenAiStub } from '../../dev/openai/server.ts';
import { createDocumentClient } from '../../scripts/seed/document-client.ts';
import { createLookStore } from '../../src/lib/adapters/table/looks.ts';
import { createQuotaStore } from '../../src/lib/adapters/table/quota.ts';
import { createUploadStore } from '../../src/lib/adapters/table/uploads.ts';
import { launchBreakable } from '../support/cloud/breakable-cloud.ts';
import { clientFor } from '../../testing/dynamodb.ts';
import { selfiesOf } from '../support/cloud/rows.ts';
import type { Audited, Selfie } from './world.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/selfies');

/** A photo for each truth. */
export const PHOTOS = [
  { truth: undefined, bytes: readFileSync(join(FIXTURES, 'default.jpg')) },
  { truth: undefined, bytes: readFileSync(join(FIXTURES, 'monk08-warm-round.jpg')) },
  { truth: 'too_dark', bytes: readFileSync(join(FIXTURES, 'too-dark.jpg')) },
  { truth: 'no_face', bytes: readFileSync(join(FIXTURES, 'no-face.jpg')) },
] as const;
export type Photo = (typeof PHOTOS)[number];

const quotaName = (userId: string): string => createHash('sha256').update(`quota:${userId}`).digest('hex').slice(0, 32);

export const openCloudWorld = async () => {
  const model = await startOpenAiStub();
  const breakable = await launchBreakable('chaos', { OPENAI_API_KEY: 'sk-local', OPENAI_BASE_URL: model.baseUrl });
  const { cloud, faults, stack } = breakable;
  const { dynamodbEndpoint: endpoint, tableName: name, region } = stack;
  const client = clientFor(endpoint);
  const sdk = createDocumentClient({ endpoint, region, credentials: cloud.credentials });
  const uploads = createUploadStore(client, name);
  const quota = createQuotaStore(client, name);
  const selfies = new Map<string, Selfie>();

  /** The bucket as it is now. */
  const audited = async (): Promise<Audited> => ({
    selfies,
    uploads,
    looks: createLookStore(client, name),
    table: { sdk, name },
    bucket: { objects: new Map((await selfiesOf(cloud)).map((key) => [key, true])) },
  });

  const countedOf = async (userId: string): Promise<number> => {
    const days = [Date.now(), Date.now() - 24 * 3_600_000].map((time) => new Date(time).toISOString().slice(0, 10));
    const used = await Promise.all(days.map((day) => quota.used(quotaName(userId), day)));
    return used.reduce((sum, { analyses }) => sum + analyses, 0);
  };

  /** DetectFaces that succeeded and whose answers arrived. */
  const detected = async (): Promise<number> => {
    const { succeeded = 0 } = (await cloud.rekognitionCalls())['DetectFaces'] ?? {};
    const { struck } = await faults.callsOf('rekognition DetectFaces');
    return succeeded - (struck.cut ?? 0) - (struck.corrupt ?? 0) - (struck.duplicate ?? 0);
  };

  const stop = async (): Promise<void> => {
    sdk.destroy();
    client.destroy();
    await breakable.stop();
    await model.stop();
  };

  return { ...breakable, uploads, selfies, audited, countedOf, detected, stop };
};
export type CloudWorld = Awaited<ReturnType<typeof openCloudWorld>>;
