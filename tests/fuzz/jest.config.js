/** `npm run test:fuzz`: many random requests at every route and every parser; apart from `npm test`, since it takes minutes. */
import base from '../../jest.config.js';

const [unit] = base.projects;

export default {
  ...unit,
  displayName: 'fuzz',
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/fuzz/**/*.test.ts'],
  testTimeout: 600_000,
};
