/** The composition for work that nobody waits for: what a schedule or another function starts. */
import type { Context } from 'aws-lambda';
import { note, observed } from '../telemetry/observability.ts';

/** `run` says what there is to be logged of its result; throwing makes Lambda run it again. */
export const background =
  <Event>(message: string, run: (event: Event, remainingMs: () => number) => Promise<Record<string, unknown>>) =>
  (event: Event, context: Context): Promise<void> =>
    observed({ message, fields: {}, context }, async () => {
      note(await run(event, () => context.getRemainingTimeInMillis()));
    });
