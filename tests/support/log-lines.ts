/** Catches what the service logs, as CloudWatch would read it. Import the code under test after this file. */
import { jest } from '@jest/globals';

// The logger reads its level when it is made.
process.env['POWERTOOLS_LOG_LEVEL'] = 'INFO';

export type LogLine = Record<string, unknown>;

export const logLinesOf = async (act: () => unknown): Promise<LogLine[]> => {
  const written: string[] = [];
  // Errors go to the other stream; Lambda logs both.
  const spies = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    }),
  );
  try {
    await act();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return written.map((line) => JSON.parse(line) as LogLine);
};

interface Directive {
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string }[];
}

/** What CloudWatch makes of a line: each metric with its value and its dimensions. */
export const metricsOf = (line: LogLine): Record<string, unknown>[] => {
  const { _aws: { CloudWatchMetrics } = { CloudWatchMetrics: [] } } = line as {
    _aws?: { CloudWatchMetrics: readonly Directive[] };
  };
  return CloudWatchMetrics.flatMap(({ Dimensions, Metrics }) =>
    Metrics.map(({ Name }) => ({
      name: Name,
      value: line[Name],
      ...Object.fromEntries((Dimensions[0] ?? []).map((dimension) => [dimension, line[dimension]])),
    })),
  );
};
