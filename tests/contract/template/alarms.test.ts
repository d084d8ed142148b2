/** Alarms that can ring: on metrics that exist, and on all that they are about. */
import { describe, expect, it } from '@jest/globals';
import { readTemplate, STAGES } from '../../../testing/packages/packages.ts';
import { named, ofType } from '../../../testing/packages/template.ts';

interface Query {
  readonly Id: string;
  readonly Expression?: string;
  readonly ReturnData: boolean;
  readonly MetricStat?: {
    readonly Metric: { readonly MetricName: string; readonly Dimensions: readonly { Name: string; Value: string }[] };
  };
}

describe.each(STAGES)('The alarms of stage %s', (stage) => {
  const template = readTemplate(stage);
  const [sum, ...metrics] = named(template, 'TableThrottlesAlarm').Properties['Metrics'] as readonly [
    Query,
    ...Query[],
  ];

  it('watch reads and writes of the table and of each index, whose metrics the table’s leave out', () => {
    const { GlobalSecondaryIndexes } = named(template, 'UserFacesTable').Properties;
    const indexes = (GlobalSecondaryIndexes as readonly { IndexName: string }[]).map(({ IndexName }) => IndexName);
    const watched = metrics.map(({ MetricStat }) => {
      const { MetricName, Dimensions } = MetricStat!.Metric;
      const [table, index] = [Dimensions[0]?.Value, Dimensions[1]?.Value ?? 'table'];
      return `${table} ${index} ${MetricName}`;
    });
    const wanted = ['table', ...indexes].flatMap((index) =>
      ['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) => `glamai-${stage}-UserFaces ${index} ${name}`),
    );
    expect(watched).toEqual(wanted);
    expect(indexes).toHaveLength(3);
  });

  it('add these up also where most have no data, and return one number', () => {
    expect(sum.Expression).toBe(metrics.map(({ Id }) => `FILL(${Id}, 0)`).join(' + '));
    expect([sum, ...metrics].filter(({ ReturnData }) => ReturnData)).toEqual([sum]);
    // CloudWatch takes ten metrics in one alarm.
    expect(metrics.length).toBeLessThanOrEqual(10);
  });

  it('read the metrics of the API’s stage, which are there without those of each method', () => {
    const ofApi = ofType(template, 'AWS::CloudWatch::Alarm').filter(
      ([, { Properties }]) => Properties['Namespace'] === 'AWS/ApiGateway',
    );
    expect(ofApi).toHaveLength(2);
    for (const [, { Properties }] of ofApi) {
      const names = (Properties['Dimensions'] as readonly { Name: string }[]).map(({ Name }) => Name);
      expect(names).toEqual(['ApiName', 'Stage']);
    }
  });
});
