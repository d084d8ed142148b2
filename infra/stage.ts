/** Makes the API's stage a resource of its own, so that throttling and logs are part of the template. */
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

/** How often something may be called: `rateLimit` times a second, and `burstLimit` times at once. */
export interface Limit {
  /** `GET /look/{uploadId}`; `* /*` for every method that has no limit of its own. */
  readonly routes: readonly string[];
  readonly rateLimit: number | string;
  readonly burstLimit: number | string;
}

/** API Gateway spells a slash inside a method's path as in a JSON pointer. */
const pathOf = (path: string): string => (path === '/*' ? path : `/${path.replaceAll('/', '~1')}`);

/**
 * Each method gets a bucket of its own, also those that share the setting for all: no limit here bounds the whole stage, only
 * the account's does. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
const methodSettings = ({ routes, rateLimit, burstLimit }: Limit) =>
  routes.map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return {
      HttpMethod: method,
      ResourcePath: pathOf(path),
      ThrottlingRateLimit: Number(rateLimit),
      ThrottlingBurstLimit: Number(burstLimit),
      // Metrics of each method are billed as custom ones; the alarms and the dashboard read those of the stage.
      MetricsEnabled: false,
      LoggingLevel: 'ERROR',
      // Full request data would put tokens and presigned URLs into the log.
      DataTraceEnabled: false,
    };
  });

const stageProperties = (stageName: string, deployment: string, limits: readonly Limit[]) => ({
  RestApiId: { Ref: 'ApiGatewayRestApi' },
  DeploymentId: { Ref: deployment },
  StageName: stageName,
  TracingEnabled: false,
  AccessLogSetting: {
    DestinationArn: { 'Fn::GetAtt': ['ApiAccessLogs', 'Arn'] },
    Format: ACCESS_LOG_FORMAT,
  },
  MethodSettings: limits.flatMap(methodSettings),
});

/**
 * osls creates the stage as a side effect of the deployment and patches it through the SDK afterwards. A stage resource
 * says the same in the template. A deployment is a snapshot: it waits for the gateway responses and the authorizer.
 */
export const explicitStage = (template: Template, stageName: string, limits: readonly Limit[]): void => {
  const [deploymentName, deployment] = onlyOfType(template, 'AWS::ApiGateway::Deployment');
  delete deployment.Properties['StageName'];
  dependOn(deployment, [
    ...namesOfType(template, 'AWS::ApiGateway::GatewayResponse'),
    ...namesOfType(template, 'AWS::ApiGateway::Authorizer'),
  ]);
  template.Resources['ApiGatewayStage'] = {
    Type: 'AWS::ApiGateway::Stage',
    DependsOn: ['ApiGatewayAccount', 'ApiExecutionLogs'],
    Properties: stageProperties(stageName, deploymentName, limits),
  };
};
