import { expect, it } from '@jest/globals';
import { aContext, anApiEvent } from '../../../testing/events.ts';
import { logLinesOf, metricsOf } from '../../support/log-lines.ts';

const { api } = await import('../../../src/lib/http/api.ts');
const { ok } = await import('../../../src/lib/http/responses.ts');

it('tells the first request of a process from the others', async () => {
  const handler = api({}, () => Promise.resolve(ok({})));

  const lines = await logLinesOf(async () => {
    await handler(anApiEvent(), aContext());
    await handler(anApiEvent(), aContext());
  });

  expect(lines).toMatchObject([{ coldStart: true }, { coldStart: false }]);
  const starts = lines.flatMap(metricsOf).filter(({ name }) => name === 'ColdStart');
  expect(starts.map(({ value }) => value)).toEqual([1, 0]);
});
