/** The documented examples of what takes longer than one request. */
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { expectAsRecorded } from '../../../testing/answers/as-recorded.ts';
import { type Hurried, startHurried } from '../../../testing/answers/hurried.ts';
import { recordedExchanges } from '../../../testing/answers/recorded.ts';

let hurried: Hurried;
beforeAll(async () => {
  hurried = await startHurried();
});
afterAll(() => hurried.stop());

describe('A request whose time is nearly up', () => {
  it.each(recordedExchanges('hurried'))('of $route answers the example "$name" as recorded', async (recorded) => {
    const { statusCode: status, headers, body } = await hurried.send(recorded);

    expectAsRecorded(recorded, {
      status,
      headers: new Headers(headers as Record<string, string>),
      body: JSON.parse(body),
    });
  });
});
