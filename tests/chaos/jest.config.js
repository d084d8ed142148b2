/** `npm run test:chaos`: uploads under faults drawn from a seed; `CHAOS_SEED` replays a run step by step, `CHAOS_UPLOADS` changes its size. */
import base from '../../jest.config.js';

const [unit] = base.projects;

export default {
  ...unit,
  displayName: 'chaos',
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/chaos/**/*.test.ts'],
  testTimeout: 600_000,
};
