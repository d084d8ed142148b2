/** `npx node scripts/aws-models/cli.ts BOTOCORE/data`: writes fixtures/aws-models.json, when requirements/moto.txt has another botocore. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deriveModels } from './derive.ts';

const [, , data] = process.argv;
const FILE = join(import.meta.dirname, '../../fixtures/aws-models.json');

if (data === undefined) {
  console.error(
    'Usage: npx node scripts/aws-models/cli.ts .build/venv/moto/lib/python3.11/site-packages/botocore/data',
  );
  process.exitCode = 1;
} else {
  await writeFile(FILE, `${JSON.stringify(await deriveModels(data))}\n`);
}
