/**
 * Keeps out of a bundle what never runs on Lambda: SDK clients that ElectroDB only names, credential sources that Lambda
 * does not have. Each byte is start-up time.
 */
const { lazyBuiltins } = require('./lazy-builtins.cjs');
const leanTensorflow = require('./lean-tensorflow.cjs');
const openAiResponsesOnly = require('./openai-responses-only.cjs');

const STAND_INS = {
  /** ElectroDB loads it for clients of the SDK; src/lib/adapters/table/client.ts is the client here. */
  '@aws-sdk/lib-dynamodb': 'module.exports = {};',
  /** ElectroDB checks its own models with it while they are made. The tests make every model with the real one. */
  jsonschema: `exports.Validator = class { addSchema() {} validate() { return { errors: [], valid: true }; } };
    exports.Validator.prototype.customFormats = {};`,
  /** Lambda gives its role's credentials by the environment, so files, SSO, IMDS and processes are never asked. */
  '@aws-sdk/credential-provider-node': "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';",
};

/** Files of @smithy's that nothing here comes to, by the end of who imports them. */
const NEVER_RUN = {
  /** Node has SHA-256 of its own, so the one in JavaScript that stands behind it is never asked. */
  './Sha256Js': { importer: 'Sha256Node.js', contents: 'export const Sha256Js = undefined;' },
  /** Signs the headers of event streams; requests are signed without it. */
  './HeaderFormatter': { importer: 'SignatureV4.js', contents: 'export class HeaderFormatter {}' },
};

const neverRun = {
  name: 'never-run',
  setup(build) {
    build.onResolve({ filter: /^\.\/(Sha256Js|HeaderFormatter)$/ }, ({ path, importer }) =>
      importer.endsWith(NEVER_RUN[path].importer) ? { path, namespace: 'never-run', sideEffects: false } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'never-run' }, ({ path }) => ({ contents: NEVER_RUN[path].contents }));
  },
};

const leanPackages = {
  name: 'lean-packages',
  setup(build) {
    build.onResolve(
      { filter: /^(@aws-sdk\/lib-dynamodb|jsonschema|@aws-sdk\/credential-provider-node)$/ },
      ({ path, resolveDir }) => ({
        path,
        namespace: 'lean-packages',
        pluginData: { resolveDir },
        sideEffects: false,
      }),
    );
    build.onLoad({ filter: /.*/, namespace: 'lean-packages' }, ({ path, pluginData }) => ({
      contents: STAND_INS[path],
      resolveDir: pluginData.resolveDir,
    }));
  },
};

module.exports = [leanPackages, neverRun, openAiResponsesOnly, leanTensorflow, lazyBuiltins];
