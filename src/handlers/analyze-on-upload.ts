/** S3 ObjectCreated on `selfies/`: starts the analysis of what was uploaded. */
import { handleSelfieEvent } from '../lib/app/analysis.ts';
import { selfieEvents } from '../lib/events/compose.ts';

export const handler = selfieEvents(handleSelfieEvent);
