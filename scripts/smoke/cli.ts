/** `npm run smoke -- --stage STAGE`: the main flow against a deployed and seeded stage, or the running local cloud. */
import { parseArgs } from 'node:util';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { readPhoto } from '../../dev/demo/photo.ts';
import { createProgress } from '../../dev/demo/progress.ts';
import { createCall, runFlow } from './flow.ts';
import { findTarget, noticeOf, type Target } from './target.ts';
import { createTestUser } from './test-user.ts';

const USAGE = `Usage: npm run smoke -- --stage STAGE [--region REGION] [--notice VERSION] [photo.jpg]

Creates a user, sends a selfie (by default a portrait that the project drew), waits for the look, fetches the AR preset,
saves, lists and deletes the look, and erases the user. STAGE is a deployed stage, or local for the running local cloud.
A deployed stage needs AWS credentials that may describe its stack and manage users of its pool.`;

const LOOK_TIMEOUT_MS = 60_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stage: { type: 'string' },
    region: { type: 'string' },
    notice: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const smoke = async (target: Target): Promise<void> => {
  const progress = createProgress(process.stdout);
  const step = <T>(name: string, work: () => Promise<T>): Promise<T> => progress.run(name, work);
  const photo = await readPhoto(positionals[0]);
  const noticeVersion = values.notice ?? (await noticeOf(target.stage));
  const cognito = new CognitoIdentityProviderClient(target.cognito);
  const { engine } = await step('ask for health', () =>
    createCall(target.apiUrl)<{ engine: string }>('GET', '/health'),
  );
  const user = await step('create a user and sign in', () => createTestUser(target, cognito));
  try {
    const input = { apiUrl: target.apiUrl, token: user.token, photo, noticeVersion, step, timeoutMs: LOOK_TIMEOUT_MS };
    const look = await runFlow(input);
    console.log(
      `${target.stage} works (${engine}): ${look.lookName}, ${look.skinTone}, ${look.products.length} products`,
    );
  } finally {
    if (await user.remove()) console.log('The user was still there and is removed now.');
    cognito.destroy();
  }
};

if (values.help || values.stage === undefined) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 1;
} else {
  try {
    await smoke(await findTarget(values.stage, values.region));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
