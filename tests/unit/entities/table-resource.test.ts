import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Schema } from 'electrodb';
import { parse } from 'yaml';

interface KeyPart {
  readonly AttributeName: string;
  readonly KeyType: 'HASH' | 'RANGE';
}
interface SecondaryIndex {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyPart[];
  readonly Projection: { readonly ProjectionType: string; readonly NonKeyAttributes: readonly string[] };
}
interface TableProperties {
  readonly TableName: string;
  readonly BillingMode: string;
  readonly DeletionProtectionEnabled: string;
  readonly SSESpecification: { readonly SSEEnabled: boolean };
  readonly PointInTimeRecoverySpecification: { readonly PointInTimeRecoveryEnabled: boolean };
  readonly TimeToLiveSpecification: { readonly AttributeName: string; readonly Enabled: boolean };
  readonly AttributeDefinitions: readonly { readonly AttributeName: string; readonly AttributeType: string }[];
  readonly KeySchema: readonly KeyPart[];
  readonly GlobalSecondaryIndexes: readonly SecondaryIndex[];
}

type AnySchema = Schema<string, string, string>;
const FOLDER = new URL('../../../src/entities/', import.meta.url);
const modules = await Promise.all(
  readdirSync(FOLDER).map(async (file) => (await import(new URL(file, FOLDER).href)) as Record<string, unknown>),
);
const schemas = modules.flatMap((module) =>
  Object.entries(module).flatMap(([name, value]) => (name.endsWith('Schema') ? [value as AnySchema] : [])),
);
const indexes = schemas.flatMap((schema) =>
  Object.entries(schema.indexes).map(([name, index]) => ({ entity: schema.model.entity, name, ...index })),
);
const template = parse(readFileSync(new URL('../../../resources/table.yml', import.meta.url), 'utf8')) as {
  readonly Resources: {
    readonly UserFacesTable: { readonly DeletionPolicy: string; readonly Properties: TableProperties };
  };
};
const { DeletionPolicy: deletionPolicy, Properties: table } = template.Resources.UserFacesTable;
const fieldsOf = (schema: readonly KeyPart[]) => schema.map((part) => [part.KeyType, part.AttributeName]);

describe('resources/table.yml and the entities', () => {
  it('are compared for every entity there is', () => {
    expect(schemas.map(({ model }) => model.entity)).toEqual(
      expect.arrayContaining(['look', 'preset', 'product', 'quota', 'tombstone', 'upload', 'user']),
    );
  });

  it.each(indexes.filter(({ index }) => index === undefined))('agree on the table keys of $entity', ({ pk, sk }) => {
    expect(fieldsOf(table.KeySchema)).toEqual([
      ['HASH', pk.field],
      ['RANGE', sk?.field],
    ]);
  });

  it.each(indexes.filter(({ index }) => index !== undefined))(
    'agree on the keys of $entity.$name ($index)',
    ({ index, pk, sk }) => {
      const declared = table.GlobalSecondaryIndexes.find(({ IndexName }) => IndexName === index);

      expect(fieldsOf(declared!.KeySchema)).toEqual([
        ['HASH', pk.field],
        ['RANGE', sk?.field],
      ]);
    },
  );

  it.each(table.GlobalSecondaryIndexes)('agree on what $IndexName copies', ({ IndexName, Projection }) => {
    const wanted = indexes
      .filter(({ index }) => index === IndexName)
      .flatMap(({ projection }) => (Array.isArray(projection) ? (projection as string[]) : []));

    expect(Projection.ProjectionType).toBe('INCLUDE');
    expect([...Projection.NonKeyAttributes].sort()).toEqual([...new Set(wanted)].sort());
    expect(Projection.NonKeyAttributes.length).toBeLessThanOrEqual(20);
  });

  it('leave no index unused and define exactly the key attributes', () => {
    const keys = [table.KeySchema, ...table.GlobalSecondaryIndexes.map(({ KeySchema }) => KeySchema)].flat();

    expect(new Set(table.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName))).toEqual(
      new Set(indexes.flatMap(({ index }) => index ?? [])),
    );
    expect(table.AttributeDefinitions).toEqual(
      keys.map(({ AttributeName }) => ({ AttributeName, AttributeType: 'S' })),
    );
  });

  it.each(indexes)('keep the case of the keys of $entity.$name', ({ pk, sk }) => {
    expect([pk.casing, sk?.casing]).toEqual(['none', 'none']);
  });

  it('keep the table on demand, recoverable and expiring, and in prod when its stack goes', () => {
    expect(deletionPolicy).toBe('${param:deletionPolicy}');
    expect(table).toMatchObject({
      TableName: '${self:custom.tableName}',
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
  });

  it.each(
    schemas.filter((schema: AnySchema) =>
      ['erasure', 'look', 'quota', 'recommendation', 'tombstone', 'upload'].includes(schema.model.entity),
    ),
  )('expire $model.entity by the attribute that the table expires by', (schema: AnySchema) => {
    const attributes = new Map(Object.entries(schema.attributes));

    expect(attributes.get(table.TimeToLiveSpecification.AttributeName)).toMatchObject({ type: 'number' });
  });
});
