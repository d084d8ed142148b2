/** Brings the demo catalogue, the presets and their AR templates to a stage. Run twice, it changes nothing. */
import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { writeAll } from '../catalog/batch-write.ts';
import { discontinueVanished } from '../catalog/vanished.ts';
import { demoItems, readDemo, SOURCE, uploadTemplates } from './demo.ts';

export interface SeedTarget {
  /** Physical names. */
  readonly table: string;
  readonly bucket: string;
  readonly clients: { readonly table: DynamoDBDocumentClient; readonly s3: S3Client };
  /** Where `catalogue`, `presets` and `ar-templates` are; the repository's own by default. */
  readonly fixtures?: string;
}

export interface SeedCounts {
  readonly products: number;
  readonly presets: number;
  readonly templates: number;
  readonly discontinued: number;
}

export const seedStage = async ({ table, bucket, clients, fixtures }: SeedTarget): Promise<SeedCounts> => {
  const writer = { client: clients.table, tableName: table };
  const demo = await readDemo(fixtures);
  const { products, presets } = demo;
  await uploadTemplates(clients.s3, bucket, demo, fixtures);
  await writeAll(writer, demoItems(writer, demo));
  const [first] = products;
  if (!first) throw new Error('The demo catalogue is empty');
  const edition = { source: SOURCE, catalogVersion: first.catalogVersion, now: new Date().toISOString() };
  const discontinued = await discontinueVanished(writer, edition);
  return { products: products.length, presets: presets.length, templates: presets.length, discontinued };
};
