/** The suite for engines that take DynamoDB's place, on one more of them, by our client and the SDK's. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { REPOSITORY } from '../../testing/packages/packages.ts';
import type { StandIn } from './stand-in.ts';

const run = promisify(execFile);

/** @returns what was found, for the report */
export const checkDynamodb = async ({ endpoint }: StandIn): Promise<string> => {
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  const suite = ['--selectProjects', 'unit', '--', 'tests/unit/adapters/table/engines'];
  const { stderr } = await run(process.execPath, [...jest, ...suite], {
    cwd: REPOSITORY,
    env: { ...process.env, TEST_DYNAMODB_ENDPOINT: endpoint },
  });
  return /^Tests: +(.*)$/m.exec(stderr)?.[1] ?? '';
};
