/** Leaves of TensorFlow.js what the face mesh runs: six kernels on one thread of Node, out of some two hundred. */
const { readFile } = require('node:fs/promises');

/** By the names of their files; src/lib/adapters/image/mesh-graph.ts says what calls them. */
const KERNELS = {
  Add: 'addConfig',
  DepthwiseConv2dNative: 'depthwiseConv2dNativeConfig',
  FusedConv2D: 'fusedConv2DConfig',
  MaxPool: 'maxPoolConfig',
  PadV2: 'padV2Config',
  Prelu: 'preluConfig',
};

const registerKernels = [
  "import { registerKernel } from '@tensorflow/tfjs-core';",
  ...Object.entries(KERNELS).map(([file, config]) => `import { ${config} } from './kernels/${file}';`),
  ...Object.values(KERNELS).map((config) => `registerKernel(${config});`),
].join('\n');

/** Without chained operations, optimizers and browsers. */
const core = "import './engine'; import './flags'; import './platforms/platform_node'; export * from './base';";

const REPLACED = [
  { filter: /[\\/]tfjs-core[\\/]dist[\\/]index\.js$/, contents: core },
  { filter: /[\\/]tfjs-backend-wasm[\\/]dist[\\/]register_all_kernels\.js$/, contents: registerKernels },
  {
    filter: /[\\/]tfjs-backend-wasm[\\/]wasm-out[\\/].*threaded.*\.js$/,
    contents: 'export default undefined; export const wasmWorkerContents = "";',
  },
];

module.exports = {
  name: 'lean-tensorflow',
  setup(build) {
    for (const { filter, contents } of REPLACED) build.onLoad({ filter }, () => ({ contents, loader: 'js' }));
    // Its files name no __dirname in an ES module; mesh-model.ts says where the .wasm file lies.
    build.onLoad({ filter: /[\\/]wasm-out[\\/]tfjs-backend-wasm\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('__dirname', '""'),
      loader: 'js',
    }));
    // For a fetch that Node has had since version 18, and that no file is read by here.
    build.onResolve({ filter: /^node-fetch$/ }, ({ path }) => ({ path, namespace: 'lean-tensorflow' }));
    build.onLoad({ filter: /.*/, namespace: 'lean-tensorflow' }, () => ({ contents: 'module.exports = undefined;' }));
  },
};
