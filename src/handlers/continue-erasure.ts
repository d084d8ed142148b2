/** Invoked without waiting: goes on with an erasure that took longer than one request. */
import { eraseUser } from '../lib/app/app.ts';
import { background } from '../lib/events/compose.ts';
import { userHash } from '../lib/telemetry/observability.ts';

interface ErasureJob {
  readonly userId: string;
  readonly account: boolean;
}

/** Throws while rows are left, so that Lambda runs it again and at last sends the job to the on-failure queue. */
export const handler = background('erasure', async ({ userId, account }: ErasureJob) => {
  const outcome = await eraseUser(userId, { account });
  if (outcome.kind === 'progress') throw new Error('The erasure has not ended yet');
  return { user: userHash(userId) };
});
