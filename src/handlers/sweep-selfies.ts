/** Every five minutes: starts the analyses whose events were lost, and has orphaned selfies removed. */
import type { Context } from 'aws-lambda';
import { sweepSelfiesDeps } from '../lib/deps-sweep.ts';
import { logger } from '../lib/observability.ts';
import { sweepSelfies } from '../lib/use-cases/sweep-selfies.ts';

export const handler = async (_event: unknown, context: Context): Promise<void> => {
  const result = await sweepSelfies(sweepSelfiesDeps())(() => context.getRemainingTimeInMillis());
  logger.info('sweep', { requestId: context.awsRequestId, ...result });
};
