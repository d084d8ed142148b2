/** Suites are split by cost: `npm run test:unit`, `test:integration`, `test:contract`; `npm test` runs all three. */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '<rootDir>/tests/support/transform.cjs',
      {
        jsc: { target: 'es2024', parser: { syntax: 'typescript' }, experimental: { keepImportAttributes: true } },
        module: { type: 'es6' },
      },
    ],
  },
  injectGlobals: false,
  modulePathIgnorePatterns: ['<rootDir>/.build', '<rootDir>/.serverless', '<rootDir>/.local'],
  restoreMocks: true,
};

const suite = (name, extra = {}) => ({
  ...shared,
  displayName: name,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  ...extra,
});

export default {
  // The default leaves a core to whoever waits: on two cores that is one worker.
  maxWorkers: '100%',
  projects: [
    suite('unit', { setupFiles: ['<rootDir>/tests/support/no-network.ts'] }),
    suite('integration', {
      globalSetup: '<rootDir>/tests/support/cloud/start-local-cloud.ts',
      globalTeardown: '<rootDir>/tests/support/cloud/stop-local-cloud.ts',
    }),
    suite('contract', { globalSetup: '<rootDir>/testing/packages/package-stages.ts' }),
  ],
};
