/** The alarm about a throttled table. A metric of the table leaves its indexes out, so each index has metrics of its own. */
const METRICS = ['ReadThrottleEvents', 'WriteThrottleEvents'];

const metric = (id, name, dimensions) => ({
  Id: id,
  ReturnData: false,
  MetricStat: {
    Metric: { Namespace: 'AWS/DynamoDB', MetricName: name, Dimensions: dimensions },
    Period: 300,
    Stat: 'Sum',
  },
});

/** Of the table itself (no index) and of each index. */
const metricsOf = (table, indexes) =>
  [undefined, ...indexes].flatMap((index) =>
    METRICS.map((name) =>
      metric(`${index ?? 'table'}${name}`, name, [
        { Name: 'TableName', Value: table },
        ...(index === undefined ? [] : [{ Name: 'GlobalSecondaryIndexName', Value: index }]),
      ]),
    ),
  );

module.exports = async ({ resolveVariable }) => {
  const prefix = `${await resolveVariable('self:service')}-${await resolveVariable('sls:stage')}`;
  const { Resources } = await resolveVariable('file(resources/table.yml)');
  const { TableName, GlobalSecondaryIndexes } = Resources.UserFacesTable.Properties;
  const metrics = metricsOf(
    TableName,
    GlobalSecondaryIndexes.map(({ IndexName }) => IndexName),
  );
  // A sum is missing where one of its parts is, and what is not throttled has no data.
  const sum = metrics.map(({ Id }) => `FILL(${Id}, 0)`).join(' + ');
  return {
    Resources: {
      TableThrottlesAlarm: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          AlarmName: `${prefix}-table-throttles`,
          AlarmDescription: 'DynamoDB throttled reads or writes of the table or of an index.',
          Metrics: [{ Id: 'all', Expression: sum, Label: 'throttled requests', ReturnData: true }, ...metrics],
          EvaluationPeriods: 2,
          Threshold: 10,
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          // CloudWatch ignores missing data of AWS/DynamoDB whatever is said here: the runbook tells how the alarm clears.
          // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
          TreatMissingData: 'notBreaching',
          AlarmActions: [{ Ref: 'AlarmTopic' }],
        },
      },
    },
  };
};
