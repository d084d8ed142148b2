/**
 * An ES import of a builtin reads each of its exports, and so loads what they make lazily: `node:http` alone brings in
 * undici and HTTP/2. Taken as CommonJS modules, builtins load only what is used; docs/operate/performance.md has the times.
 */
const { builtinModules } = require('node:module');

const BUILTINS = new RegExp(`^(node:.+|${builtinModules.join('|')})$`);

exports.lazyBuiltins = {
  name: 'lazy-builtins',
  setup(build) {
    build.onResolve({ filter: BUILTINS }, ({ path, kind }) =>
      kind.startsWith('require') ? undefined : { path, namespace: 'builtin', sideEffects: false },
    );
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};
