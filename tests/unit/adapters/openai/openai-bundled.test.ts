/** The model through the bundle that is deployed: the SDK's unused resources and streams are not in it. */
import { createRequire } from 'node:module';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build, type Plugin } from 'esbuild';
import type { createOpenAiModel } from '../../../../src/lib/adapters/openai/openai.ts';
import { type Harness, QUESTION, startHarness } from './openai-harness.ts';

const REPOSITORY = join(import.meta.dirname, '../../../..');
const FILE = join(REPOSITORY, '.build/bundled-openai/openai.mjs');
/** Bytes; the whole SDK is 395 KB. */
const MAX_BYTES = 160_000;

const plugins = createRequire(import.meta.url)('../../../../infra/bundles/esbuild-plugins.cjs') as Plugin[];

let harness: Harness;
let bytes: number;
let create: typeof createOpenAiModel;

beforeAll(async () => {
  harness = await startHarness();
  const { metafile } = await build({
    entryPoints: [join(REPOSITORY, 'src/lib/adapters/openai/openai.ts')],
    outfile: FILE,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    plugins,
    metafile: true,
  });
  bytes = Object.values(metafile.outputs)[0]?.bytes ?? Infinity;
  ({ createOpenAiModel: create } = (await import(pathToFileURL(FILE).href)) as { createOpenAiModel: typeof create });
});
afterAll(async () => {
  await harness.stub.stop();
  await rm(join(REPOSITORY, '.build/bundled-openai'), { recursive: true, force: true });
});

const model = () =>
  create({ apiKey: () => Promise.resolve('sk-local'), model: 'gpt-6-luna', baseURL: harness.stub.baseUrl });

describe('the bundled model', () => {
  it('is a third of the SDK', () => {
    expect(bytes).toBeLessThan(MAX_BYTES);
  });

  it('answers', async () => {
    const outcome = await model().choose(QUESTION);

    expect(outcome).toMatchObject({ ok: true, model: 'gpt-6-luna' });
  });

  it.each([
    ['refusal', 'refusal'],
    ['incomplete', 'incomplete'],
    ['hang_up', 'unavailable'],
    ['429', 'rate_limited'],
  ])('tells %s as the SDK itself does', async (mode, reason) => {
    await harness.behave({ mode });

    expect(await model().choose({ ...QUESTION, budgetMs: 1_500 })).toMatchObject({ ok: false, reason });
  });
});
