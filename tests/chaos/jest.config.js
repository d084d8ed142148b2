/** `npm run test:chaos`: uploads under faults drawn from a seed; `CHAOS_SEED` draws the same faults in the order of calls again. */
import base from '../../jest.config.js';

const [unit] = base.projects;

export default {
  ...unit,
  displayName: 'chaos',
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/chaos/**/*.test.ts'],
  testTimeout: 600_000,
};
