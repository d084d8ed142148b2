/** `npm run smoke` against the local cloud of this suite, and what it leaves behind: nothing. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CognitoIdentityProviderClient, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider';
import { describe, expect, it } from '@jest/globals';
import { REPOSITORY } from '../../testing/packages/packages.ts';
import { credentials, stack } from '../../testing/cloud/cloud.ts';

const run = promisify(execFile);

const smoke = (env: Readonly<Record<string, string>>) =>
  run(process.execPath, [join(REPOSITORY, 'scripts/smoke/cli.ts'), '--stage', 'local'], {
    cwd: REPOSITORY,
    env: { ...process.env, ...env },
  });

const smokeUsers = async (): Promise<readonly string[]> => {
  const cognito = new CognitoIdentityProviderClient({
    endpoint: stack.cognitoEndpoint,
    region: stack.region,
    credentials,
  });
  const { Users = [] } = await cognito.send(new ListUsersCommand({ UserPoolId: stack.userPoolId }));
  const emails = Users.flatMap(({ Attributes = [] }) => Attributes.filter(({ Name }) => Name === 'email'));
  return emails.map(({ Value = '' }) => Value).filter((email) => email.startsWith('smoke-'));
};

describe('npm run smoke', () => {
  it('goes through the main flow, prints each step, and removes its user', async () => {
    const { stdout } = await smoke({ LOCAL_STATE_DIR: process.env['LOCAL_STACK_DIR'] ?? '' });

    const steps = stdout.split('\n').filter((line) => line.startsWith('✓'));
    expect(steps.map((line) => line.slice(2).replace(/ \(.*$/, ''))).toEqual([
      'ask for health',
      'create a user and sign in',
      'agree to the privacy notice',
      'get an upload URL',
      'put the selfie',
      'wait for the look',
      'get the AR preset and its template',
      'save the look and list it',
      'delete the look',
      'erase the user',
    ]);
    expect(stdout).toMatch(/local works \(rules\): .+, \d+ products/);
    expect(await smokeUsers()).toEqual([]);
  }, 120_000);

  it('says how to start a cloud when none runs', async () => {
    await expect(smoke({ LOCAL_STATE_DIR: '.local/nothing-here' })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('npm run dev') as unknown,
    });
  });
});
