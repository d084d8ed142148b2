/**
 * `npm run test:chaos`: uploads under faults drawn from a seed, first in one process, where `CHAOS_SEED` replays a run step by
 * step, then over a whole local cloud, where it draws the same faults and the machine decides what overlaps.
 * `CHAOS_UPLOADS` and `CHAOS_CLOUD_UPLOADS` change the sizes.
 */
import base from '../../jest.config.js';

const [unit] = base.projects;

export default {
  ...unit,
  displayName: 'chaos',
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/chaos/**/*.test.ts'],
  testTimeout: 600_000,
};
