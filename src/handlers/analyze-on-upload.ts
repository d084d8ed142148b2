/** S3 ObjectCreated on `selfies/`: starts the analysis of what was uploaded. */
import { handleSelfieEventDeps } from '../lib/app.ts';
import { selfieEvents } from '../lib/events/selfie-events.ts';
import { handleSelfieEvent } from '../lib/use-cases/handle-selfie-event.ts';

export const handler = selfieEvents(() => handleSelfieEvent(handleSelfieEventDeps()));
