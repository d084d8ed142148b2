import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { NAMESPACE } from '../../../src/lib/telemetry/embedded-metrics.ts';
import { MODEL, SERVICES } from '../../../src/lib/telemetry/outgoing-calls.ts';

type Metric = readonly unknown[];

interface Widget {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: { readonly title: string; readonly metrics: readonly Metric[] };
}

type Build = (options: { resolveVariable: (name: string) => Promise<string> }) => Promise<string>;

const build = createRequire(import.meta.url)(join(import.meta.dirname, '../../../resources/dashboard.cjs')) as Build;
const { widgets } = JSON.parse(await build({ resolveVariable: (name) => Promise.resolve(`<${name}>`) })) as {
  widgets: readonly Widget[];
};
const metrics = widgets.flatMap(({ properties }) => properties.metrics);

/** As src/lib/telemetry/metrics.ts and src/lib/telemetry/embedded-metrics.ts write them. */
const OURS = [
  'ModelFallback',
  'ColdStart',
  ...[...Object.values(SERVICES), MODEL].flatMap((name) => [`${name}Latency`, `${name}Faults`]),
];

describe('The dashboard', () => {
  it('shows only metrics that the service writes', () => {
    const shown = metrics.filter(([namespace]) => namespace === NAMESPACE).map(([, name]) => name);

    expect(shown.length).toBeGreaterThan(10);
    for (const name of shown) expect(OURS).toContain(name);
  });

  it('shows every upstream of an analysis with its latency and its faults', () => {
    const names = metrics.map(([, name]) => name);

    for (const upstream of ['DynamoDB', 'S3', 'Rekognition', 'Model', 'SecretsManager']) {
      expect(names).toEqual(expect.arrayContaining([`${upstream}Latency`, `${upstream}Faults`]));
    }
  });

  it('tells failed requests from refused selfies, which have the same dimensions', () => {
    const searches = metrics
      .map(([first]) => JSON.stringify(first))
      .filter((text) => text.includes('service,stage,code'));

    expect(searches.map((text) => /MetricName=\\+"(\w+)/.exec(text)?.[1]).sort()).toEqual([
      'AnalysisFailed',
      'RequestFailed',
    ]);
  });

  it('lays no widget over another', () => {
    const cells = widgets.flatMap(({ x, y, width, height }) =>
      Array.from({ length: width * height }, (_, index) => `${x + (index % width)}/${y + Math.floor(index / width)}`),
    );

    expect(new Set(cells).size).toBe(cells.length);
  });
});
