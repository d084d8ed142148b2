/** Makes the API's stage a resource of its own, so that throttling, tracing and logs are part of the template. */
import type { StageSettings } from './plugin.ts';
import { dependOn, namesOfType, onlyOfType, type Template } from './template.ts';

/** No IP address, no path with ids, no caller: the route's template, the outcome and how long it took. */
const ACCESS_LOG_FORMAT = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  route: '$context.resourcePath',
  status: '$context.status',
  responseType: '$context.error.responseType',
  responseBytes: '$context.responseLength',
  latencyMs: '$context.responseLatency',
  integrationMs: '$context.integrationLatency',
  integrationStatus: '$context.integrationStatus',
  tls: '$context.tlsVersion',
});

const stageProperties = (stageName: string, deployment: string, settings: StageSettings) => ({
  RestApiId: { Ref: 'ApiGatewayRestApi' },
  DeploymentId: { Ref: deployment },
  StageName: stageName,
  TracingEnabled: true,
  AccessLogSetting: {
    DestinationArn: { 'Fn::GetAtt': ['ApiAccessLogs', 'Arn'] },
    Format: ACCESS_LOG_FORMAT,
  },
  MethodSettings: [
    {
      HttpMethod: '*',
      ResourcePath: '/*',
      ThrottlingRateLimit: settings.throttlingRateLimit,
      ThrottlingBurstLimit: settings.throttlingBurstLimit,
      MetricsEnabled: true,
      LoggingLevel: 'ERROR',
      // Full request data would put tokens and presigned URLs into the log.
      DataTraceEnabled: false,
    },
  ],
});

/**
 * osls creates the stage as a side effect of the deployment and patches it through the SDK afterwards. A stage resource
 * says the same in the template. A deployment is a snapshot: it waits for the gateway responses and the authorizer.
 */
export const explicitStage = (template: Template, stageName: string, settings: StageSettings): void => {
  const [deploymentName, deployment] = onlyOfType(template, 'AWS::ApiGateway::Deployment');
  delete deployment.Properties['StageName'];
  dependOn(deployment, [
    ...namesOfType(template, 'AWS::ApiGateway::GatewayResponse'),
    ...namesOfType(template, 'AWS::ApiGateway::Authorizer'),
  ]);
  template.Resources['ApiGatewayStage'] = {
    Type: 'AWS::ApiGateway::Stage',
    DependsOn: ['ApiGatewayAccount', 'ApiExecutionLogs'],
    Properties: stageProperties(stageName, deploymentName, settings),
  };
};
