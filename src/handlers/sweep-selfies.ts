/** Every five minutes: starts the analyses whose events were lost, and has orphaned selfies removed. */
import { sweepSelfies } from '../lib/app/app.ts';
import { background } from '../lib/events/compose.ts';

export const handler = background('sweep', async () => ({
  ...(await sweepSelfies()),
}));
