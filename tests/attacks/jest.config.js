/**
 * `npm run test:attacks`: what an attacker or a bad day would do to the promises of the service, over the real handlers
 * and stores. Each suite draws from a seed of its own, so that a run can be repeated; `ATTACK_SEED` is another search.
 */
import base from '../../jest.config.js';

const [unit] = base.projects;

export default {
  ...unit,
  displayName: 'attacks',
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/attacks/**/*.test.ts'],
  testTimeout: 120_000,
};
