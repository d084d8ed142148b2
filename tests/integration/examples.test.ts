/** Every documented example is sent to the local cloud, and every answer is held to the document. */
import { describe, expect, it } from '@jest/globals';
import { type Recorded, recordedExchanges, send } from '../support/exchanges.ts';
import { expectDocumented } from '../support/validate-answer.ts';
import { prepare, type World } from '../support/worlds.ts';

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
      const world = await worldFor(recorded);
      const answer = await send(recorded, world);
      const { status, body } = recorded.exchange.response;

      expect({ status: answer.status, code: codeOf(answer.body) }).toEqual({ status, code: codeOf(body) });
      expectDocumented(recorded.route, answer);
    },
    TIMEOUT_MS,
  );
});

const codeOf = (body: unknown): unknown => (body as { code?: unknown } | null | undefined)?.code;
