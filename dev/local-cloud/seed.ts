/** What a fresh local cloud holds: catalogue and presets in the table, AR templates in their bucket. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { presetEntity } from '../../src/entities/preset.ts';
import { productEntity } from '../../src/entities/product.ts';
import { createTableClient } from '../../src/lib/adapters/dynamodb.ts';
import { toPresetItem } from '../../src/lib/adapters/table-presets.ts';
import { toProductItem } from '../../src/lib/adapters/table-products.ts';
import type { Preset, Product } from '../../src/lib/looks/types.ts';
import { seedFile } from './configure.ts';
import type { PluginInput } from './serverless-types.ts';
import { CREDENTIALS, urlOf, type Settings } from './settings.ts';

/** The catalogue's name as the source of its products. */
const SOURCE = 'demo';

const readJson = async <T>(file: string): Promise<T> => JSON.parse(await readFile(file, 'utf8')) as T;

/** Every list of a folder of fixtures, in one. */
const readFixtures = async <T>(settings: Settings, folder: string): Promise<T[]> => {
  const directory = join(settings.serviceDir, 'fixtures', folder);
  const files = (await readdir(directory)).filter((file) => file.endsWith('.json'));
  const lists = await Promise.all(files.map((file) => readJson<T[]>(join(directory, file))));
  return lists.flat();
};

/** Writes the items for serverless-dynamodb, which puts them into the table once it is there. */
export const prepareSeed = async ({ serverless }: PluginInput, settings: Settings): Promise<void> => {
  const client = createTableClient();
  const binding = { client, table: serverless.service.custom.tableName };
  const products = await readFixtures<Product>(settings, 'catalogue');
  const presets = await readFixtures<Preset>(settings, 'presets');
  // One entity for all its items: ElectroDB checks the whole model each time it makes one.
  const [product, preset] = [productEntity(binding), presetEntity(binding)];
  const puts = [
    ...products.map((each) => product.put(toProductItem(each, { source: SOURCE }))),
    ...presets.map((each) => preset.put(toPresetItem(each))),
  ];
  const items = puts.map((put) => put.params<{ Item: object }>().Item);
  client.destroy();
  await writeFile(seedFile(settings), JSON.stringify(items));
};

export const uploadTemplates = async ({ serverless }: PluginInput, settings: Settings): Promise<void> => {
  const s3 = new S3Client({
    endpoint: urlOf(settings, 's3'),
    region: settings.region,
    credentials: CREDENTIALS,
    forcePathStyle: true,
  });
  const upload = async ({ template }: Preset): Promise<void> => {
    const file = join(settings.serviceDir, 'fixtures/ar-templates', basename(template.key));
    await s3.send(
      new PutObjectCommand({
        Bucket: serverless.service.custom.arAssetsBucket,
        Key: template.key,
        Body: await readFile(file),
        ContentType: template.contentType,
      }),
    );
  };
  const presets = await readFixtures<Preset>(settings, 'presets');
  await Promise.all(presets.map(upload));
  s3.destroy();
};
