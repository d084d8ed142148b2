/** Lets the bundler drop wiring that a handler never asks for: without it every zip holds sharp and the model's client. */
const { readFile } = require('node:fs/promises');

/** esbuild takes a function for pure only within its own file, and `once` is imported by the files that wire. */
const lazyWiring = {
  name: 'lazy-wiring',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]lib[\\/](container|deps[\w-]*)\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { loader: 'ts', contents: source.replaceAll(' = once(', ' = /* @__PURE__ */ once(') };
    });
  },
};

module.exports = [lazyWiring];
