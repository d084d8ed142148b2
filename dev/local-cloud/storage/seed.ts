/** What a fresh local cloud holds: catalogue and presets in the table, AR templates in their bucket. */
import { writeFile } from 'node:fs/promises';
import { S3Client } from '@aws-sdk/client-s3';
import { demoItems, readDemo, uploadTemplates as uploadDemoTemplates } from '../../../scripts/seed/demo.ts';
import { createTableClient } from '../../../src/lib/adapters/table/client.ts';
import { seedFile } from '../serverless/configure.ts';
import type { PluginInput } from '../serverless/serverless-types.ts';
import { CREDENTIALS, urlOf, type Settings } from '../settings.ts';

/** Writes the items for serverless-dynamodb, which puts them into the table once it is there. */
export const prepareSeed = async ({ serverless }: PluginInput, settings: Settings): Promise<void> => {
  const client = createTableClient();
  const items = demoItems({ client, tableName: serverless.service.custom.tableName }, await readDemo());
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
  await uploadDemoTemplates(s3, serverless.service.custom.arAssetsBucket, await readDemo());
  s3.destroy();
};
