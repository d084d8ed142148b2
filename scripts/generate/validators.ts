/** Compiles every event schema ahead of time into one dependency-free module, so that no function carries a compiler. */
import path from 'node:path';
import ajvModule from 'ajv';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { eventSchemas } from '../../src/lib/contract/validated-events.ts';

const { Ajv } = ajvModule;
const standaloneCode = standaloneModule.default;

const HEADER = '// Generated from src/lib/contract/validated-events.ts by `npm run generate`. Do not edit.\n';

const DECLARATION = `${HEADER}import type { ErrorObject } from 'ajv';

export declare const validate: ((event: unknown) => boolean) & { errors?: ErrorObject[] | null };
`;

/** Inlines ajv's small runtime helpers (code-point length, deep equality), so that a bundle needs no ajv at all. */
const inline = async (code: string): Promise<string> => {
  const result = await build({
    absWorkingDir: path.join(import.meta.dirname, '../..'),
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    legalComments: 'none',
  });
  return HEADER + (result.outputFiles[0]?.text ?? '');
};

/** File name -> content, two files a schema: the module and its types. */
export const compileValidators = async (): Promise<Map<string, string>> => {
  const files = new Map<string, string>();
  for (const [name, schema] of Object.entries(eventSchemas)) {
    const ajv = new Ajv({ allErrors: true, strict: true, code: { source: true, esm: true } });
    ajv.addKeyword('documented');
    const code = standaloneCode(ajv, ajv.compile(schema)).replace('export default', 'const unused =');
    files.set(`${name}.js`, await inline(code));
    files.set(`${name}.d.ts`, DECLARATION);
  }
  return files;
};
