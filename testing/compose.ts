/** Composes as the service does that has no model: the same stylist, without one. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createStylist } from '../src/lib/looks/stylist.ts';
import type { Catalogue, LookSet, StyleRequest } from '../src/lib/looks/types.ts';

const clock = { now: () => Date.now(), sleep: (milliseconds: number): Promise<void> => sleep(milliseconds) };

export const composeByRules = (request: StyleRequest, catalogue: Catalogue): Promise<LookSet> =>
  createStylist({ catalogue, clock })(request);
