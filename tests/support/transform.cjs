/**
 * swc's transformation, and the standard objects of loops over pixels as constants of each module: Jest runs a module in a context whose
 * globals are looked up through an interceptor each time, which made `Math` two thirds of what drawing a portrait takes. (Jest's own answer,
 * sandboxInjectedGlobals, works for CommonJS only.)
 */
const swc = require('@swc/jest');

const HOISTED = ['Array', 'Float32Array', 'Float64Array', 'Math', 'Number', 'Object', 'Uint8Array'];

/** On the first line, so that every line keeps its number. */
const hoist = (transformed) => {
  const used = HOISTED.filter((name) => transformed.code.includes(name));
  return used.length === 0
    ? transformed
    : { ...transformed, code: `const { ${used.join(', ')} } = globalThis; ${transformed.code}` };
};

exports.createTransformer = (options) => {
  const transformer = swc.createTransformer(options);
  return {
    ...transformer,
    process: (...file) => hoist(transformer.process(...file)),
    processAsync: async (...file) => hoist(await transformer.processAsync(...file)),
    getCacheKey: (...file) => `${HOISTED.join()} ${transformer.getCacheKey(...file)}`,
  };
};
