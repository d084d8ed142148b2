/** The documented refusals of a stage that asks for consent and has small quotas, on a cloud of its own. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, it } from '@jest/globals';
import type * as Exchanges from '../../testing/answers/exchanges.ts';
import { expectAsRecorded } from '../../testing/answers/as-recorded.ts';
import { launchOwnCloud, type OwnCloud } from '../support/cloud/own-cloud.ts';
import { recordedExchanges } from '../../testing/answers/recorded.ts';
import type * as Faults from '../../testing/answers/rekognition-faults.ts';
import { STRICT_PARAMETERS } from '../../testing/answers/strict-stage.ts';
import type * as Worlds from '../../testing/answers/worlds.ts';

const TIMEOUT_MS = 60_000;

let cloud: OwnCloud;
let support: typeof Exchanges & typeof Worlds & typeof Faults;
beforeAll(async () => {
  cloud = await launchOwnCloud('strict', { params: STRICT_PARAMETERS });
  support = {
    ...(await import('../../testing/answers/exchanges.ts')),
    ...(await import('../../testing/answers/worlds.ts')),
    ...(await import('../../testing/answers/rekognition-faults.ts')),
  };
}, 120_000);
afterEach(() => support.clearFaults());
afterAll(() => cloud.launched.stop());

/** The selfie's own event may hold the claim for a moment; 202 says to ask again. */
const sendUntilItEnds = async (
  recorded: Parameters<typeof support.send>[0],
  world: Parameters<typeof support.send>[1],
): ReturnType<typeof support.send> => {
  const answer = await support.send(recorded, world);
  if (answer.status !== 202 || recorded.exchange.response.status === 202) return answer;
  await sleep(500);
  return sendUntilItEnds(recorded, world);
};

describe('The documented examples of a strict stage', () => {
  it.each(recordedExchanges('strict'))(
    '$route answers the example "$name" as recorded',
    async (recorded) => {
      const world = await support.prepare(recorded.exchange.given);
      expectAsRecorded(recorded, await sendUntilItEnds(recorded, world));
    },
    TIMEOUT_MS,
  );
});
