/** Every documented example is sent to the local cloud, and every answer is held to the document. */
import { describe, it } from '@jest/globals';
import { expectAsRecorded } from '../../testing/answers/as-recorded.ts';
import { send } from '../../testing/answers/exchanges.ts';
import { type Recorded, recordedExchanges } from '../../testing/answers/recorded.ts';
import type { World } from '../../testing/answers/world.ts';
import { prepare } from '../../testing/answers/worlds.ts';

const TIMEOUT_MS = 60_000;

const shared = new Map<string, Promise<World>>();

/** Reading changes nothing, so reads of the same world share it. */
const worldFor = ({ route, exchange: { given } }: Recorded): Promise<World> => {
  if (!route.startsWith('GET ')) return prepare(given);
  const found = shared.get(given) ?? prepare(given);
  shared.set(given, found);
  return found;
};

describe('The documented examples', () => {
  it.each(recordedExchanges())(
    '$route answers the example "$name" as recorded',
    async (recorded) => {
      expectAsRecorded(recorded, await send(recorded, await worldFor(recorded)));
    },
    TIMEOUT_MS,
  );
});
