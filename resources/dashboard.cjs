/** The dashboard's body as CloudFormation wants it: one JSON string in which Fn::Sub puts the region. */
const widget = (x, y, title, metrics, extra = {}) => ({
  type: 'metric',
  x,
  y,
  width: 12,
  height: 6,
  properties: { title, region: '${AWS::Region}', view: 'timeSeries', period: 300, metrics, ...extra },
});

/** As src/lib/telemetry/outgoing-calls.ts names them. */
const UPSTREAMS = ['DynamoDB', 'S3', 'Rekognition', 'Model', 'SecretsManager'];

module.exports = async ({ resolveVariable }) => {
  const service = await resolveVariable('self:service');
  const stage = await resolveVariable('sls:stage');
  const table = await resolveVariable('self:custom.tableName');
  const api = ['ApiName', `${stage}-${service}`, 'Stage', stage];
  const ours = ['service', 'glamai', 'stage', stage];
  const lambda = (name) => ['FunctionName', `${service}-${stage}-${name}`];
  const search = (dimensions, stat, name = '') => [
    {
      expression: `SEARCH('{GlamAI,${dimensions}} stage="${stage}"${name && ` MetricName="${name}"`}', '${stat}', 300)`,
      id: 'e1',
    },
  ];
  const upstreams = (what, stat) => UPSTREAMS.map((name) => ['GlamAI', `${name}${what}`, ...ours, { stat }]);
  return JSON.stringify({
    widgets: [
      widget(0, 0, 'Requests and errors', [
        ['AWS/ApiGateway', 'Count', ...api, { stat: 'Sum' }],
        ['AWS/ApiGateway', '4XXError', ...api, { stat: 'Sum' }],
        ['AWS/ApiGateway', '5XXError', ...api, { stat: 'Sum' }],
      ]),
      widget(12, 0, 'Latency (ms)', [
        ['AWS/ApiGateway', 'Latency', ...api, { stat: 'p50' }],
        ['AWS/ApiGateway', 'Latency', ...api, { stat: 'p95' }],
      ]),
      widget(0, 6, 'Looks by engine', [search('service,stage,engine', 'Sum')]),
      widget(12, 6, 'Refused selfies by code', [search('service,stage,code', 'Sum', 'AnalysisFailed')]),
      widget(0, 12, 'Model: fallback rate', [['GlamAI', 'ModelFallback', ...ours, { stat: 'Average' }]], {
        yAxis: { left: { min: 0, max: 1 } },
      }),
      widget(12, 12, 'Model: tokens', [search('service,stage,kind', 'Sum')]),
      widget(0, 18, 'Upstream latency p95 (ms)', upstreams('Latency', 'p95')),
      widget(12, 18, 'Recommendation cache', [search('service,stage,outcome', 'Sum')]),
      widget(0, 24, 'Analysis on upload', [
        ['AWS/Lambda', 'Invocations', ...lambda('analyze-on-upload'), { stat: 'Sum' }],
        ['AWS/Lambda', 'Errors', ...lambda('analyze-on-upload'), { stat: 'Sum' }],
        ['AWS/Lambda', 'Throttles', ...lambda('analyze-on-upload'), { stat: 'Sum' }],
        ['AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'QueueName', `${service}-${stage}-analysis-failures`],
      ]),
      widget(12, 24, 'Table capacity', [
        ['AWS/DynamoDB', 'ConsumedReadCapacityUnits', 'TableName', table, { stat: 'Sum' }],
        ['AWS/DynamoDB', 'ConsumedWriteCapacityUnits', 'TableName', table, { stat: 'Sum' }],
        ['AWS/DynamoDB', 'ReadThrottleEvents', 'TableName', table, { stat: 'Sum' }],
        ['AWS/DynamoDB', 'WriteThrottleEvents', 'TableName', table, { stat: 'Sum' }],
      ]),
      widget(0, 30, 'Upstream faults (5xx, throttled, no answer)', upstreams('Faults', 'Sum')),
      widget(12, 30, 'Failed requests by code', [search('service,stage,code', 'Sum', 'RequestFailed')]),
      widget(0, 36, 'Share of cold starts', [['GlamAI', 'ColdStart', ...ours, { stat: 'Average' }]], {
        yAxis: { left: { min: 0, max: 1 } },
      }),
    ],
  });
};
