/** Holds the committed part of AWS's models to the botocore that is pinned beside moto. */
import { ok } from 'node:assert';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { MODELS } from '../../testing/aws/model.ts';
import { deriveModels } from '../aws-models/derive.ts';

/** @param commands the folder of moto's commands @returns what was found, for the report */
export const checkModels = async (commands: string): Promise<string> => {
  const lib = join(commands, '../lib');
  const [python = ''] = await readdir(lib);
  const data = join(lib, python, 'site-packages/botocore/data');
  const hint = `npx node scripts/aws-models/cli.ts ${data}`;
  ok(
    isDeepStrictEqual(await deriveModels(data), MODELS),
    `fixtures/aws-models.json is not botocore's any more: ${hint}`,
  );
  const operations = Object.values(MODELS).flatMap((model) => Object.keys(model.operations));
  return `${operations.length} operations of ${Object.keys(MODELS).length} services`;
};
