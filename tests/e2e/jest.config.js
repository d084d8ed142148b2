/** `npm run test:e2e`: the playground in a real browser against a local cloud of its own; apart from `npm test`, since it needs chromium. */
import base from '../../jest.config.js';

const integration = base.projects.find(({ displayName }) => displayName === 'integration');

export default {
  ...integration,
  displayName: 'e2e',
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/e2e/**/*.test.ts'],
  testTimeout: 120_000,
  maxWorkers: 1,
};
