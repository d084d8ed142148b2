import { createHash, randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LookItem } from '../../../../src/entities/look.ts';
import { createLookStore } from '../../../../src/lib/adapters/table/looks.ts';
import type { FaceProfile } from '../../../../src/lib/face/types.ts';
import type { LookProduct, Preferences, StyleProvenance } from '../../../../src/lib/looks/types.ts';
import type { LookRecord, LookRevision, LookStore } from '../../../../src/lib/use-cases/ports.ts';
import { startTable, type TestTable } from '../../../../testing/dynamodb.ts';
import { aComposedLook, aLook, aLookSet, aProduct, aProfile } from '../../../../testing/factories.ts';

let table: TestTable;
let looks: LookStore;

beforeAll(async () => {
  table = await startTable();
  looks = createLookStore(table.client, table.name);
});
afterAll(() => table.stop());

const look = (overrides: Partial<LookRecord> = {}): LookRecord => aLook({ uploadId: randomUUID(), ...overrides });

const stored = async (overrides: Partial<LookRecord> = {}): Promise<LookRecord> => {
  const record = look(overrides);
  await looks.create(record);
  return record;
};

/** Compiles only while every field of a domain shape has its place in the stored one. */
type Keys<T> = T extends unknown ? keyof T : never;
type Kept<Domain, Stored> = [Exclude<Keys<Domain>, Keys<Stored>>] extends [never] ? true : false;
const everyField: readonly [
  Kept<FaceProfile, LookItem['profile']>,
  Kept<FaceProfile['skin'], LookItem['profile']['skin']>,
  Kept<FaceProfile['features'], LookItem['profile']['features']>,
  Kept<FaceProfile['quality'], LookItem['profile']['quality']>,
  Kept<Preferences, LookItem['preferences']>,
  Kept<StyleProvenance, LookItem['provenance']>,
  Kept<LookRevision, LookItem['revisions'][number]>,
  Kept<Omit<LookRecord, 'recommended' | 'alternatives'>, LookItem>,
] = [true, true, true, true, true, true, true, true];

describe('the look store', () => {
  it('has a place for every field of a look', () => {
    expect(everyField).not.toContain(false);
  });

  it('gives back exactly what was created', async () => {
    const near = { productId: 'f-2', brand: 'Maison Demo', shade: '220', deltaE: 2.4 };
    const match = { verdict: 'close', deltaE: 1.2, lighter: near, darker: null, equivalents: [near] } as const;
    const record = look({
      recommended: { ...aLookSet().recommended, products: [aProduct({ category: 'foundation', deltaE: 1.2, match })] },
      measured: aProfile({ undertone: 'cool' }),
      preferences: {
        style: 'bold',
        avoid: ['nut'],
        brands: ['A', 'B'],
        budget: { max: 20, currency: 'EUR' },
        vegan: true,
      },
      alternatives: [
        aComposedLook({ style: 'natural', products: [aProduct({ price: null, deltaE: 1.8, substitutes: ['lip-2'] })] }),
        aComposedLook({ style: 'bold', reasoning: [] }),
      ],
      provenance: {
        engine: 'openai',
        model: 'gpt-5-mini',
        promptVersion: '1',
        algorithmVersion: '2',
        catalogVersion: '3',
        cached: true,
        fallback: 'timeout',
      },
      saved: true,
      savedAt: '2026-11-24T10:00:00.000Z',
      name: 'Friday',
      notes: 'Mind the collar',
    });

    expect(await looks.create(record)).toBe(true);

    expect(await looks.get(record.userId, record.uploadId)).toEqual(record);
  });

  it('gives back nulls where a look says nothing', async () => {
    const record = await stored();

    expect(await looks.get(record.userId, record.uploadId)).toEqual(record);
  });

  it('weighs at most 8 KB with long texts and thirty different products, so that reading it costs 2 units', async () => {
    const words =
      'a soft warm rose blends upwards into the crease and lifts almond eyes near your measured undertone'.split(' ');
    const sentence = (n: number) =>
      Array.from({ length: 30 }, (_, k) => words[(n * 7 + k * k) % words.length]).join(' ');
    const link = (n: number) => `https://www.example.com/${createHash('sha256').update(String(n)).digest('hex')}`;
    const productsFrom = (start: number) =>
      Array.from({ length: 10 }, (_, n) =>
        aProduct({
          productId: randomUUID(),
          name: sentence(n).slice(0, 60),
          url: link(start + n),
          reason: sentence(start + n),
        }),
      );
    const stepsOf = (products: readonly LookProduct[]) =>
      products.map(({ productId, reason }) => ({ ...aComposedLook().steps[0]!, productId, technique: reason }));
    const lookFrom = (start: number) => {
      const products = productsFrom(start);
      return aComposedLook({ products, steps: stepsOf(products) });
    };
    const record = await stored({
      recommended: lookFrom(0),
      alternatives: [10, 20].map(lookFrom),
      measured: aProfile(),
      preferences: { notes: sentence(1).repeat(3).slice(0, 280) },
    });

    const { Items } = await table.sdk.send(
      new ScanCommand({
        TableName: table.name,
        FilterExpression: 'uploadId = :id',
        ExpressionAttributeValues: { ':id': record.uploadId },
      }),
    );
    const { composed, ...rest } = Items![0]!;

    expect(JSON.stringify(record).length).toBeGreaterThan(15_000);
    expect(JSON.stringify(rest).length + (composed as Uint8Array).byteLength).toBeLessThan(8192);
    expect(await looks.get(record.userId, record.uploadId)).toEqual(record);
  });

  it('reads a look that was stored when alternatives were their products alone, and steps had no tool', async () => {
    const record = await stored();
    const { substitutes: _none, ...lipstick } = aProduct();
    const { tool: _hand, ...step } = aComposedLook().steps[0]!;
    const composed = {
      recommended: { products: [lipstick], steps: [step], reasoning: [] },
      alternatives: [{ name: 'Bare Rose', style: 'natural', arPresetId: 'bare_rose_v1', products: [lipstick] }],
    };
    const { Items } = await table.sdk.send(
      new ScanCommand({
        TableName: table.name,
        FilterExpression: 'uploadId = :id',
        ExpressionAttributeValues: { ':id': record.uploadId },
      }),
    );
    await table.sdk.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: Items![0]!['pk'] as string, sk: Items![0]!['sk'] as string },
        UpdateExpression: 'SET composed = :composed',
        ExpressionAttributeValues: { ':composed': deflateRawSync(JSON.stringify(composed)) },
      }),
    );

    const { recommended, alternatives } = (await looks.get(record.userId, record.uploadId))!;

    expect(recommended.steps).toEqual([{ ...step, tool: 'lip brush' }]);
    expect(alternatives).toEqual([
      {
        ...composed.alternatives[0],
        products: [{ ...lipstick, substitutes: [] }],
        palette: [lipstick.hex],
        steps: [expect.objectContaining({ area: 'lips', productId: 'lip-1', tool: 'fingertip', intensity: 42 })],
        reasoning: [],
      },
    ]);
  });

  it('drops what is not declared, so that no landmark reaches the table', async () => {
    const leaky = { ...aProfile(), landmarks: [{ x: 0.5, y: 0.5 }] };
    const record = await stored({ profile: leaky });

    expect((await looks.get(record.userId, record.uploadId))?.profile).toEqual(aProfile());
  });

  it('shows a look to its owner only', async () => {
    const record = await stored();

    expect(await looks.get('somebody-else', record.uploadId)).toBeUndefined();
    expect(await looks.get(record.userId.toUpperCase() + 'X', record.uploadId)).toBeUndefined();
  });

  it('creates a look once', async () => {
    const record = await stored();

    expect(await looks.create({ ...record, updatedAt: '2026-11-24T11:00:00.000Z' })).toBe(false);
  });

  it('replaces revision 1 by 2 and leaves alone what the user said', async () => {
    const record = await stored({ saved: true, savedAt: '2026-11-24T10:00:00.000Z', name: 'Friday', notes: 'x' });
    const next = look({ ...record, revision: 2, updatedAt: '2026-11-24T11:00:00.000Z', saved: false, name: null });

    expect(await looks.revise(next)).toBe(true);

    expect(await looks.get(record.userId, record.uploadId)).toEqual({
      ...next,
      saved: true,
      savedAt: '2026-11-24T10:00:00.000Z',
      name: 'Friday',
      notes: 'x',
    });
  });

  it('forgets the hidden measurement when the correction is taken back', async () => {
    const record = await stored({ measured: aProfile({ undertone: 'cool' }) });
    const { measured, ...rest } = record;

    await looks.revise({ ...rest, revision: 2 });

    expect(measured).toBeDefined();
    expect(await looks.get(record.userId, record.uploadId)).not.toHaveProperty('measured');
  });

  it('lets one of ten concurrent revisions win', async () => {
    const record = await stored();
    const revisions = Array.from({ length: 10 }, (_, n) =>
      looks.revise({ ...record, revision: 2, updatedAt: `2026-11-24T11:00:00.${String(n).padStart(3, '0')}Z` }),
    );

    expect((await Promise.all(revisions)).filter(Boolean)).toHaveLength(1);
  });

  it('succeeds again when a revision is retried', async () => {
    const record = await stored();
    const next = { ...record, revision: 2, updatedAt: '2026-11-24T11:00:00.000Z' };
    await looks.revise(next);

    expect(await looks.revise(next)).toBe(true);
  });
});
