import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { FUNCTIONS, readArguments } from '../../../../scripts/redrive/arguments.ts';
import { failedEventOf } from '../../../../scripts/redrive/failed-event.ts';
import { ageOf, groupEvents, tableOf } from '../../../../scripts/redrive/report.ts';
import { aFailedEvent } from '../../../support/failures-queue.ts';

const NOW = Date.parse('2026-11-24T12:06:05.568Z');
const event = (body: string) => failedEventOf({ id: '1', receipt: 'r', body });
const expired = aFailedEvent('selfie', {}).replace('RetriesExhausted', 'EventAgeExceeded');
const withoutAnswer = JSON.stringify({ ...(JSON.parse(expired) as object), responsePayload: undefined });

describe('The report', () => {
  it('groups events by function and error, most first, with the ages of the oldest and the newest', () => {
    const rows = groupEvents(
      [
        event(aFailedEvent('erasure', {}, '2026-11-24T12:05:00.000Z')),
        event(aFailedEvent('selfie', {}, '2026-11-21T12:00:00.000Z')),
        event(aFailedEvent('selfie', {}, '2026-11-24T09:00:00.000Z')),
        event(withoutAnswer),
        event('hello'),
      ],
      NOW,
    );

    expect(tableOf(rows).split('\n')).toEqual([
      'function                      error             events  oldest  newest',
      'glamai-dev-analyze-on-upload  AggregateError    2       3 d     3 h',
      'glamai-dev-continue-erasure   Error             1       1 min   1 min',
      'glamai-dev-analyze-on-upload  EventAgeExceeded  1       2 h     2 h',
      '(not from Lambda)             unknown           1       -       -',
    ]);
  });

  it.each([
    [0, '0 min'],
    [-5_000, '0 min'],
    [59 * 60_000, '59 min'],
    [3_600_000, '1 h'],
    [26 * 3_600_000, '1 d'],
    [undefined, '-'],
  ])('spells an age of %s ms', (milliseconds, text) => {
    expect(ageOf(milliseconds)).toBe(text);
  });
});

describe('The arguments', () => {
  it('name the functions of the stage', () => {
    expect(readArguments(['--stage', 'prod', '--region', 'eu-west-1'])).toEqual({
      stage: 'prod',
      region: 'eu-west-1',
      isInspection: false,
      functions: ['glamai-prod-analyze-on-upload', 'glamai-prod-continue-erasure'],
      concurrency: 5,
    });
  });

  it.each([['--inspect'], ['--dry-run']])('change nothing with %s', (flag) => {
    expect(readArguments(['--stage', 'dev', flag])).toMatchObject({ isInspection: true });
  });

  it('can leave one function’s events alone', () => {
    const { functions } = readArguments(['--stage', 'dev', '--only', 'continue-erasure']);

    expect(functions).toEqual(['glamai-dev-continue-erasure']);
  });

  it.each([
    [[], /Usage/],
    [['--stage', 'dev', '--only', 'health'], /Usage/],
    [['--stage', 'dev', '--concurrency', '0'], /Usage/],
    [['--stage', 'dev', '--concurrency', '21'], /Usage/],
    [['--stage', 'dev', '--purge'], /--purge/],
    [['--stage', 'local'], /dead-letters/],
  ])('refuse %j', (words, message) => {
    expect(() => readArguments(words)).toThrow(message);
  });

  it('know every function whose failures go to the queue', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../../serverless.yml'), 'utf8');
    const { functions } = parse(text, { merge: true }) as { functions: Record<string, { destinations?: unknown }> };

    const failing = Object.entries(functions).filter(([, { destinations }]) => destinations !== undefined);
    expect(failing.map(([name]) => name).sort()).toEqual([...FUNCTIONS].sort());
  });
});
