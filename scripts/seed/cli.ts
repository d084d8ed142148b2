/** `npm run seed -- --stage STAGE [--region REGION]` */
import { parseArgs } from 'node:util';
import { seedStage } from './seed.ts';
import { closeStage, findStage } from './stage.ts';

const { values } = parseArgs({
  options: { stage: { type: 'string', default: 'local' }, region: { type: 'string' } },
});

const stage = await findStage(values.stage, values.region);
try {
  const { tableName, arAssetsBucket, table, s3 } = stage;
  const counts = await seedStage({ table: tableName, bucket: arAssetsBucket, clients: { table, s3 } });
  console.log(
    `${stage.name}: ${counts.products} products and ${counts.presets} presets in ${tableName}, ` +
      `${counts.templates} AR templates in ${arAssetsBucket}, ${counts.discontinued} products discontinued`,
  );
} finally {
  closeStage(stage);
}
