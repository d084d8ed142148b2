/** The demo catalogue, the presets and their AR templates as they lie in `fixtures/`, ready for a table and a bucket. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Preset, Product } from '../../src/lib/looks/types.ts';
import { type ItemTarget, presetItems, productItems } from '../catalog/items.ts';

/** The demo catalogue's name as a source of products. */
export const SOURCE = 'demo';
const FIXTURES = join(import.meta.dirname, '../../fixtures');

export interface Demo {
  readonly products: readonly Product[];
  readonly presets: readonly Preset[];
}

const readLists = async <T>(folder: string): Promise<T[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const lists = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return lists.flatMap((text) => JSON.parse(text) as T[]);
};

export const readDemo = async (fixtures = FIXTURES): Promise<Demo> => ({
  products: await readLists<Product>(join(fixtures, 'catalogue')),
  presets: await readLists<Preset>(join(fixtures, 'presets')),
});

export const demoItems = (target: ItemTarget, { products, presets }: Demo) => [
  ...presets.map(presetItems(target)),
  ...products.map(productItems(target, SOURCE)),
];

/** A template that is not what its preset says would give every client a broken checksum. */
const readTemplate = async (folder: string, { presetId, template }: Preset): Promise<Buffer> => {
  const bytes = await readFile(join(folder, basename(template.key)));
  if (createHash('sha256').update(bytes).digest('hex') !== template.sha256) {
    throw new Error(`The template of ${presetId} does not have the checksum that the preset states`);
  }
  return bytes;
};

/** @throws Error when a template's bytes are not those that its preset states */
export const uploadTemplates = async (
  s3: S3Client,
  bucket: string,
  { presets }: Demo,
  fixtures = FIXTURES,
): Promise<void> => {
  const upload = async (preset: Preset): Promise<void> => {
    const { key: Key, contentType: ContentType } = preset.template;
    const Body = await readTemplate(join(fixtures, 'ar-templates'), preset);
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType }));
  };
  await Promise.all(presets.map(upload));
};
