/** Every TypeScript example of the client's documents compiles against the client itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { REPOSITORY } from '../../testing/packages/packages.ts';

const CLIENT = join(REPOSITORY, 'clients/typescript');

/** What stands around the examples: the app, and what the examples before have made. */
const APP = `
import { createGlamAiClient as make, type Recommendation } from '@glamai/client';
const glamai = make({ baseUrl: '', getIdToken: () => undefined });
declare const uploadId: string;
declare const arPreset: Recommendation['arPreset'];
declare const session: { idToken: string; refresh(): Promise<string | undefined> };
declare const photo: Blob;
declare const asset: { uri: string; mimeType: string; fileSize: number };
declare const youCamApiKey: string, photoUrl: string;
declare const show: (...values: unknown[]) => void;
declare const showProgress: (loaded: number, total: number | undefined) => void;
declare const remember: (uploadId: string) => void;
declare const report: (...values: unknown[]) => void;
declare const passToBanuba: (json: string) => void;
declare const applyLayer: (layer: string, how: object) => void;
declare const keep: (hash: string, template: object) => void;
`;

/** The example stands in a block of its own, so that it may make again what is there. */
const around = (code: string): string => {
  const lines = code.split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  const rest = lines.filter((line) => !line.startsWith('import '));
  return `${imports.join('\n')}${APP}{\n${rest.join('\n')}\n}\n`;
};

const blocksOf = (file: string): { readonly at: string; readonly code: string }[] =>
  [...readFileSync(join(REPOSITORY, file), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code], index) => ({
    at: `${file} #${index + 1}`,
    code: code!,
  }));

const blocks = ['clients/typescript/README.md', 'docs/client.md', 'docs/ar-sdks.md'].flatMap(blocksOf);

const compile = (sources: ReadonlyMap<string, string>): ReadonlyMap<string, string[]> => {
  const { config } = ts.readConfigFile(join(CLIENT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, CLIENT);
  const { rootDir: _rootDir, ...rest } = options;
  const compilerOptions: ts.CompilerOptions = {
    ...rest,
    noUnusedLocals: false,
    paths: { '@glamai/client': [join(CLIENT, 'src/glamai-client.ts')] },
  };
  const host = ts.createCompilerHost(compilerOptions);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => sources.has(name) || fileExists.call(host, name);
  host.getSourceFile = (name, language, ...others) => {
    const text = sources.get(name);
    return text === undefined
      ? getSourceFile.call(host, name, language, ...others)
      : ts.createSourceFile(name, text, language);
  };
  const program = ts.createProgram([...sources.keys()], compilerOptions, host);
  return new Map(
    [...sources.keys()].map((name) => [
      name,
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(name))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    ]),
  );
};

const nameOf = (index: number): string => join(CLIENT, `src/example-${index}.ts`);
const found = compile(new Map(blocks.map(({ code }, index) => [nameOf(index), around(code)])));
const control = compile(new Map([[nameOf(0), around("await glamai.api.GET('/no-such-route');")]]));

describe('The examples of the documents', () => {
  it.each(blocks.map(({ at }, index) => ({ at, name: nameOf(index) })))('$at compiles', ({ name }) => {
    expect(found.get(name)).toEqual([]);
  });

  it('would not compile with a route that does not exist', () => {
    expect(control.get(nameOf(0))).not.toEqual([]);
  });
});
