/** The documented examples of what takes longer than one request. */
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { expectAsRecorded } from '../../support/as-recorded.ts';
import { type Hurried, startHurried } from '../../support/hurried.ts';
import { recordedExchanges } from '../../support/recorded.ts';

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
