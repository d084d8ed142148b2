/** Every five minutes: starts the analyses whose events were lost, and has orphaned selfies removed. */
import { sweepSelfiesDeps } from '../lib/deps-sweep.ts';
import { background } from '../lib/events/background.ts';
import { sweepSelfies } from '../lib/use-cases/sweep-selfies.ts';

export const handler = background('sweep', async (_event, remainingMs) => ({
  ...(await sweepSelfies(sweepSelfiesDeps())(remainingMs)),
}));
