/** What a template can be held to without being deployed: cfn-lint's rules, and the contract suite's. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageFolder, REPOSITORY, type Stage } from '../../testing/packages/packages.ts';

const run = promisify(execFile);

const failure = (what: string, error: unknown): Error => {
  const { stdout, stderr } = error as { stdout: string; stderr: string };
  return new Error(`${what}:\n${stdout}\n${stderr}`, { cause: error });
};

/** W3005: osls writes a DependsOn to the role beside the GetAtt that says the same. Nothing else is let through. */
export const lintTemplate = async (commands: string, stage: Stage): Promise<void> => {
  const template = join(packageFolder(stage), 'cloudformation-template-update-stack.json');
  try {
    await run(join(commands, 'cfn-lint'), ['--ignore-checks', 'W3005', '--', template]);
  } catch (error) {
    throw failure(`cfn-lint finds faults in the template of ${stage}`, error);
  }
};

/**
 * moto does not keep bucket policies, notifications, CORS, lifecycle rules or a method's authorizer: the contract
 * suite asserts them, and everything else of the template, on the same packages.
 */
export const checkTemplates = async (): Promise<void> => {
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  const suite = ['--selectProjects', 'contract', '--', 'tests/contract/template/', 'tests/contract/packaging'];
  try {
    await run(process.execPath, [...jest, ...suite], {
      cwd: REPOSITORY,
      env: { ...process.env, GLAMAI_PACKAGED: 'true' },
    });
  } catch (error) {
    throw failure('The packaged templates do not say what they must', error);
  }
};
