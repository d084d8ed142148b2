/** Leaves of the OpenAI SDK what POST /responses needs: the other forty resources are half of its bytes. */
const { readFile } = require('node:fs/promises');

const RESOURCES = /[\\/]openai[\\/](resources|lib)[\\/].*\.mjs$/;
/** An answer is asked for whole, so nothing of it is streamed. Index files only pass on, and are kept as they are. */
const KEPT = /[\\/]resources[\\/]responses[\\/]|[\\/]lib[\\/](?!.*(Stream|Runner))|[\\/]index\.mjs$/;

/** The client makes one of each resource, so each class stays, empty. */
const emptied = (source) =>
  [
    ...[...source.matchAll(/^export class (\w+)/gm)].map(([, name]) => `export class ${name} {}`),
    ...[...source.matchAll(/^export (\{[^}]*\}|\*) from .*$/gm)].map(([line]) => line),
  ].join('\n');

module.exports = {
  name: 'openai-responses-only',
  setup(build) {
    build.onLoad({ filter: RESOURCES }, async ({ path }) =>
      KEPT.test(path) ? undefined : { contents: emptied(await readFile(path, 'utf8')), loader: 'js' },
    );
  },
};
