/** What a person sees of the failures queue: one line per function, error and outcome, with counts and ages. */
import type { FailedEvent } from './failed-event.ts';

export interface Row {
  readonly function: string;
  readonly error: string;
  readonly events: number;
  readonly oldest: string;
  readonly newest: string;
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** `3 d`, `5 h`, `12 min`, `0 min`; a dash where nobody said when. */
export const ageOf = (milliseconds: number | undefined): string => {
  if (milliseconds === undefined) return '-';
  const [unit, length] = UNITS.find(([, one]) => milliseconds >= one) ?? UNITS[2];
  return `${Math.max(0, Math.floor(milliseconds / length))} ${unit}`;
};

const rowOf = (events: readonly FailedEvent[], now: number): Row => {
  const [first] = events;
  const ages = events.flatMap(({ failedAt }) => (failedAt === undefined ? [] : [now - failedAt]));
  return {
    function: first?.functionName ?? '(not from Lambda)',
    error: first?.error ?? '',
    events: events.length,
    oldest: ageOf(ages.length === 0 ? undefined : Math.max(...ages)),
    newest: ageOf(ages.length === 0 ? undefined : Math.min(...ages)),
  };
};

/** Most events first. */
export const groupEvents = (events: readonly FailedEvent[], now: number): readonly Row[] =>
  Object.values(Object.groupBy(events, ({ functionName = '', error }) => `${functionName} ${error}`))
    .map((group = []) => rowOf(group, now))
    .sort((left, right) => right.events - left.events);

const COLUMNS = ['function', 'error', 'events', 'oldest', 'newest'] as const;

export const tableOf = (rows: readonly Row[]): string => {
  const cells = [COLUMNS.map(String), ...rows.map((row) => COLUMNS.map((column) => String(row[column])))];
  const widths = COLUMNS.map((_, index) => Math.max(...cells.map((line) => line[index]?.length ?? 0)));
  return cells
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
