/** Brings the demo catalogue, the presets and their AR templates to a stage. Run twice, it changes nothing. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Preset, Product } from '../../src/lib/looks/types.ts';
import { writeAll } from '../catalog/batch-write.ts';
import { presetItems, productItems } from '../catalog/items.ts';
import { discontinueVanished } from '../catalog/vanished.ts';

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

/** The demo catalogue's name as a source of products. */
const SOURCE = 'demo';
const FIXTURES = join(import.meta.dirname, '../../fixtures');

const readLists = async <T>(folder: string): Promise<T[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const lists = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return lists.flatMap((text) => JSON.parse(text) as T[]);
};

/** A template that is not what its preset says would give every client a broken checksum. */
const readTemplate = async (folder: string, { presetId, template }: Preset): Promise<Buffer> => {
  const bytes = await readFile(join(folder, basename(template.key)));
  if (createHash('sha256').update(bytes).digest('hex') !== template.sha256) {
    throw new Error(`The template of ${presetId} does not have the checksum that the preset states`);
  }
  return bytes;
};

const uploadTemplate = async ({ clients, bucket }: SeedTarget, folder: string, preset: Preset): Promise<void> => {
  await clients.s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: preset.template.key,
      Body: await readTemplate(folder, preset),
      ContentType: preset.template.contentType,
    }),
  );
};

export const seedStage = async (target: SeedTarget): Promise<SeedCounts> => {
  const fixtures = target.fixtures ?? FIXTURES;
  const writer = { client: target.clients.table, tableName: target.table };
  const products = await readLists<Product>(join(fixtures, 'catalogue'));
  const presets = await readLists<Preset>(join(fixtures, 'presets'));
  await Promise.all(presets.map((preset) => uploadTemplate(target, join(fixtures, 'ar-templates'), preset)));
  await writeAll(writer, [...presets.map(presetItems(writer)), ...products.map(productItems(writer, SOURCE))]);
  const [first] = products;
  if (!first) throw new Error('The demo catalogue is empty');
  const edition = { source: SOURCE, catalogVersion: first.catalogVersion, now: new Date().toISOString() };
  const discontinued = await discontinueVanished(writer, edition);
  return { products: products.length, presets: presets.length, templates: presets.length, discontinued };
};
