/** A stage that logs less counts the same: alarms and dashboard live on what the closing line carries. */
import { expect, it } from '@jest/globals';
import { aContext } from '../../../testing/events.ts';
import { logLinesOf, metricsOf } from '../../support/log-lines.ts';

// The logger reads its level when it is made.
process.env['POWERTOOLS_LOG_LEVEL'] = 'ERROR';
const { noteFailure, observed } = await import('../../../src/lib/telemetry/observability.ts');
const { Problem } = await import('../../../src/lib/errors.ts');

const requestOf = (run: () => void) =>
  logLinesOf(() =>
    observed({ message: 'request', fields: { user: 'a-hash' }, context: aContext() }, () => {
      run();
      return Promise.resolve();
    }),
  );

it('writes the metrics of a line that the level drops, and nothing else of it', async () => {
  const [line, ...others] = await requestOf(() => {
    noteFailure(new Problem('quota_exceeded', 'words'));
  });

  expect(others).toEqual([]);
  expect(metricsOf(line!)).toEqual([
    { name: 'ColdStart', value: expect.any(Number) as unknown, service: 'glamai', stage: 'unknown' },
    { name: 'RequestFailed', value: 1, service: 'glamai', stage: 'unknown', code: 'quota_exceeded' },
  ]);
  expect(JSON.stringify(line)).not.toMatch(/a-hash|"message"|words/);
});

it('writes them once where the level keeps the line', async () => {
  const lines = await requestOf(() => {
    noteFailure(new Error('a bug'));
  });

  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ level: 'ERROR', message: 'request', RequestFailed: 1 });
});
