/** The example of docs/client.md is one program: it runs from the first block to the last against the local cloud. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { createGlamAiClient, GlamAiProblem } from '../../clients/typescript/src/glamai-client.ts';
import { newUser, stack } from '../../testing/cloud/cloud.ts';
import { REPOSITORY } from '../../testing/packages/packages.ts';

/** The last block is React Native's: only there does a file have a `uri`. */
const blocks = [...readFileSync(join(REPOSITORY, 'docs/client.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)]
  .map(([, code = '']) => code.replaceAll(/^import .*$/gm, ''))
  .filter((code) => !code.includes('uri: asset.uri'));

const program = (): string =>
  stripTypeScriptTypes(blocks.join('\n').replace('https://api.glamai.app', stack.apiUrl), { mode: 'strip' });

type Program = (around: Readonly<Record<string, unknown>>) => Promise<void>;

/** Functions of the app that the example names are its parameters. */
const compiled = (names: readonly string[]): Program => {
  const make = compileFunction(`return async ({ ${names.join(', ')} }) => {\n${program()}\n};`) as () => Program;
  return make();
};

describe('docs/client.md', () => {
  it('shows a program that runs', async () => {
    const user = await newUser();
    const shown: unknown[][] = [];
    const remembered: string[] = [];
    const app = {
      createGlamAiClient,
      GlamAiProblem,
      session: { idToken: user.idToken, refresh: () => Promise.resolve(undefined) },
      photo: new Blob([readFileSync(join(REPOSITORY, 'fixtures/selfies/default.jpg'))], { type: 'image/jpeg' }),
      remember: (uploadId: string) => remembered.push(uploadId),
      show: (...values: unknown[]) => shown.push(values),
      showProgress: () => undefined,
      report: (...values: unknown[]) => shown.push(values),
    };

    await compiled(Object.keys(app))(app);

    expect(remembered).toHaveLength(1);
    expect(shown).toContainEqual([expect.any(String), expect.stringMatching(/^medium-/), expect.any(Array)]);
    expect(shown).toContainEqual([2, expect.any(String), expect.any(Array)]);
  }, 60_000);
});
