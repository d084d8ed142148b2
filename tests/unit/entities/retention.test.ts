/** What docs/privacy.md says of how long each row is kept, compared with the time that the stores give it. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { createErasureStore } from '../../../src/lib/adapters/table/erasure.ts';
import { createIdempotencyStore } from '../../../src/lib/adapters/table/idempotency.ts';
import { createLeaseStore } from '../../../src/lib/adapters/table/leases.ts';
import { createLookStore } from '../../../src/lib/adapters/table/looks.ts';
import { createQuotaStore } from '../../../src/lib/adapters/table/quota.ts';
import { createUploadStore } from '../../../src/lib/adapters/table/uploads.ts';
import { createUserStore } from '../../../src/lib/adapters/table/users.ts';
import { MOST_READINGS } from '../../../src/lib/vocabulary.ts';
import { startTable, type TestTable } from '../../../testing/dynamodb.ts';
import { aLook, anUpload } from '../../../testing/factories.ts';

const text = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const page = text('docs/privacy.md');

const HOUR = 3_600;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-24T10:00:00.000Z');
const AT = new Date(NOW).toISOString();

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

type Write = (name: string, table: TestTable) => Promise<unknown>;
const nothing = { looks: 0, uploads: 0, selfies: 0, user: 0 };
const userId = randomUUID;

/** What the page says, in seconds; what writes such a row; from when it counts. */
const ROWS: readonly (readonly [entity: string, told: string, seconds: number, write: Write])[] = [
  [
    'upload',
    '7 days',
    7 * DAY,
    (name, { client }) =>
      createUploadStore(client, name).create({ ...anUpload(), uploadId: randomUUID(), createdAt: AT }),
  ],
  [
    'look',
    '`lookRetentionDays` (365)',
    365 * DAY,
    (name, { client }) =>
      createLookStore(client, name, { retentionDays: () => 365 }).create(aLook({ userId: userId(), createdAt: AT })),
  ],
  [
    'tombstone',
    '1 day after a deletion',
    DAY,
    (name, { client }) => createLookStore(client, name, { now: () => NOW }).remove(userId(), randomUUID()),
  ],
  [
    'quota',
    '2 days',
    2 * DAY - 10 * HOUR,
    (name, { client }) =>
      createQuotaStore(client, name).take({ userHash: userId(), day: '2026-11-24', meter: 'analyses', limit: 1 }),
  ],
  [
    'erasure',
    '30 days',
    30 * DAY,
    (name, { client }) =>
      createErasureStore(client, name, () => NOW).saveProgress(userId(), { status: 'done', erased: nothing }, AT),
  ],
  [
    'lease',
    'an hour after it has ended',
    HOUR + 10,
    (name, { client }) =>
      createLeaseStore(client, name).take({ leaseKey: userId(), holder: 'h', now: NOW, until: NOW + 10_000 }),
  ],
  [
    'idempotency',
    '24 hours',
    24 * HOUR,
    (name, { client }) =>
      createIdempotencyStore(client, name).begin({
        ...{ userId: userId(), requestKey: 'k', fingerprint: 'f', route: 'r', effectId: 'e', holder: 'h' },
        ...{ now: NOW, until: NOW },
      }),
  ],
  [
    'user',
    'that it was erased for 30 days',
    30 * DAY,
    (name, { client }) => createErasureStore(client, name).closeUser(userId(), { erasedAt: AT }),
  ],
];

describe('docs/privacy.md', () => {
  it.each(ROWS)('is right that a row of %s is kept for %s', async (entity, told, seconds, write) => {
    const row = new RegExp(`^\\| ${entity} .*\\|$`, 'm').exec(page)?.[0] ?? '';
    await write(table.name, table);
    const { Items = [] } = await table.sdk.send(new ScanCommand({ TableName: table.name }));
    const [written] = Items.filter((item) => item['__edb_e__'] === entity);

    expect(row).toContain(told);
    expect(Number(written?.['ttl']) - NOW / 1000).toBe(seconds);
  });

  it('is right that a user who was not erased is kept without end', async () => {
    await createUserStore(table.client, table.name).patch(userId(), { preferences: { style: 'glam' } }, AT);
    const { Items = [] } = await table.sdk.send(new ScanCommand({ TableName: table.name }));

    expect(Items.filter((item) => item['updatedAt'] === AT && item['__edb_e__'] === 'user')).toEqual([
      expect.not.objectContaining({ ttl: expect.anything() as unknown }),
    ]);
  });

  it('is right that the queue of failures forgets after 14 days', () => {
    const { Resources } = parse(text('resources/failures.yml')) as {
      Resources: Record<string, { Type: string; Properties: { MessageRetentionPeriod?: number } }>;
    };
    const queues = Object.values(Resources).filter(({ Type }) => Type === 'AWS::SQS::Queue');

    expect(queues.map(({ Properties }) => Properties.MessageRetentionPeriod)).toEqual([14 * DAY]);
    expect(page).toContain('**Failures queue** (encrypted, 14 days)');
  });

  it('is right that eight photos are remembered, by five numbers each', () => {
    const schema = text('src/entities/user.ts');
    const [, reading = ''] = /readings: \{[\s\S]*?properties: \{([\s\S]*?)\}/.exec(schema) ?? [];

    expect(MOST_READINGS).toBe(8);
    expect(reading.match(/: number/g)).toHaveLength(5);
  });
});
