/** Reads the whole table raw: no row may be half-written, and none may be there that belongs to nothing. */
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { idempotencySchema } from '../../src/entities/idempotency.ts';
import { leaseSchema } from '../../src/entities/lease.ts';
import { lookSchema } from '../../src/entities/look.ts';
import { presetSchema } from '../../src/entities/preset.ts';
import { productSchema } from '../../src/entities/product.ts';
import { quotaSchema } from '../../src/entities/quota.ts';
import { recommendationSchema } from '../../src/entities/recommendation.ts';
import { tombstoneSchema } from '../../src/entities/tombstone.ts';
import { uploadSchema } from '../../src/entities/upload.ts';
import { userSchema } from '../../src/entities/user.ts';
import type { Audited } from './world.ts';

type Row = Readonly<Record<string, unknown>> & { readonly uploadId?: string };

const SCHEMAS = {
  upload: uploadSchema,
  look: lookSchema,
  lease: leaseSchema,
  idempotency: idempotencySchema,
  quota: quotaSchema,
  tombstone: tombstoneSchema,
  user: userSchema,
  recommendation: recommendationSchema,
  preset: presetSchema,
  product: productSchema,
};

const requiredOf = ({ attributes }: { readonly attributes: object }): string[] =>
  Object.entries(attributes).flatMap(([name, shape]) => ((shape as { required?: boolean }).required ? [name] : []));

const REQUIRED = new Map(Object.entries(SCHEMAS).map(([name, schema]) => [name, requiredOf(schema)]));

/** What a status brings with it. */
const BESIDES: Readonly<Record<string, readonly string[]>> = {
  analyzing: ['claimId', 'leaseUntil'],
  ready: ['claimId'],
  failed: ['claimId', 'failure'],
};

const INDEX_KEYS = ['gsi2pk', 'gsi2sk'];

const expectedOf = (entity: string, row: Row): readonly string[] => {
  const keys = entity === 'upload' || entity === 'look' ? ['pk', 'sk', ...INDEX_KEYS] : ['pk', 'sk'];
  return [...keys, ...(REQUIRED.get(entity) ?? []), ...(BESIDES[String(row['status'])] ?? [])];
};

const auditRow = (row: Row): string[] => {
  const entity = String(row['__edb_e__']);
  if (!REQUIRED.has(entity)) return [`${JSON.stringify(row['pk'])}: a row of ${entity}`];
  const missing = expectedOf(entity, row).filter((name) => row[name] === undefined);
  return missing.length === 0 ? [] : [`${entity} ${String(row.uploadId)}: without ${missing.join(', ')}`];
};

const scan = async ({ table }: Audited): Promise<Row[]> => {
  const rows: Row[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await table.sdk.send(new ScanCommand({ TableName: table.name, ExclusiveStartKey }));
    rows.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return rows;
};

/** One look per upload at most, whoever wrote it. */
const auditTwins = (rows: readonly Row[]): string[] => {
  const looks = rows.filter((row) => row['__edb_e__'] === 'look').map((row) => String(row.uploadId));
  return looks.filter((id, at) => looks.indexOf(id) !== at).map((id) => `${id}: two looks`);
};

export const auditRows = async (world: Audited): Promise<string[]> => {
  const rows = await scan(world);
  const strangers = rows.filter(({ uploadId }) => uploadId !== undefined && !world.selfies.has(uploadId));
  return [
    ...rows.flatMap(auditRow),
    ...auditTwins(rows),
    ...strangers.map((row) => `${String(row.uploadId)}: a row of an upload that never was`),
  ];
};
