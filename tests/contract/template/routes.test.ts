/** The routes of the packaged API: who may call, which function answers, what preflight and the gateway itself say. */
import { describe, expect, it } from '@jest/globals';
import { PROBLEMS, type ProblemCode } from '../../../src/lib/errors.ts';
import { readTemplate, type Resource, STAGES } from '../../../testing/packages/packages.ts';
import { named, ofType, routesOf } from '../../../testing/packages/template.ts';

const OPEN_ROUTES = ['GET /health'];

/** Every route of the API and the function that answers it. */
const ROUTES: readonly (readonly [route: string, key: string])[] = [
  ['POST /upload-url', 'upload-url'],
  ['GET /get-presigned-url', 'upload-url'],
  ['POST /analyze', 'analyze'],
  ['GET /look/{uploadId}', 'get-look'],
  ['DELETE /look/{uploadId}', 'delete-look'],
  ['GET /looks/{userId}', 'list-looks'],
  ['POST /looks/save', 'save-look'],
  ['GET /get-recommendation', 'get-recommendation'],
  ['GET /presets', 'list-presets'],
  ['GET /presets/{presetId}', 'get-preset'],
  ['GET /users/{userId}', 'get-user'],
  ['PATCH /users/{userId}', 'update-user'],
  ['PUT /users/{userId}/consent', 'give-consent'],
  ['DELETE /users/{userId}/consent', 'erase-user'],
  ['GET /users/{userId}/export', 'export-user'],
  ['DELETE /users/{userId}', 'erase-user'],
  ['GET /health', 'health'],
];

const ORIGINS = {
  dev: ['https://dev.glamai.app', 'http://localhost:5173'],
  prod: ['https://app.glamai.app'],
} as const;

describe.each(STAGES)('The API of stage %s', (stage) => {
  const template = readTemplate(stage);
  const routes = routesOf(template);
  const gatewayResponses = ofType(template, 'AWS::ApiGateway::GatewayResponse').map(([, resource]) => resource);

  it('has every route of the contract, each answered by its function', () => {
    const found = routes.map(({ route, key }) => `${route} -> ${key}`);
    expect(found.sort()).toEqual(ROUTES.map(([route, key]) => `${route} -> ${key}`).sort());
  });

  it('asks for an ID token on every route but health', () => {
    const open = routes.filter(({ method }) => method.Properties['AuthorizationType'] === 'NONE');
    expect(open.map(({ route }) => route)).toEqual(OPEN_ROUTES);
    const closed = routes.filter(({ route }) => !OPEN_ROUTES.includes(route));
    for (const { method } of closed) {
      expect(method.Properties).toMatchObject({
        AuthorizationType: 'COGNITO_USER_POOLS',
        AuthorizerId: { Ref: 'UsersAuthorizer' },
      });
      // With scopes the authorizer would take access tokens instead.
      expect(method.Properties).not.toHaveProperty('AuthorizationScopes');
    }
  });

  it('is regional and speaks TLS 1.2 or newer', () => {
    expect(named(template, 'ApiGatewayRestApi').Properties).toMatchObject({
      EndpointConfiguration: { Types: ['REGIONAL'] },
      SecurityPolicy: 'SecurityPolicy_TLS13_1_2_2021_06',
      EndpointAccessMode: 'STRICT',
    });
  });

  it('answers a preflight on every path, only to the origins of the stage', () => {
    const preflights = ofType(template, 'AWS::ApiGateway::Method')
      .map(([, resource]) => resource)
      .filter(({ Properties }) => Properties['HttpMethod'] === 'OPTIONS');
    expect(preflights).toHaveLength(new Set(routes.map(({ path }) => path)).size);
    for (const preflight of preflights) {
      expectExactPreflight(preflight, ORIGINS[stage]);
    }
  });

  it('has a stage that traces no address, with throttling, and logs without request data', () => {
    const { MethodSettings, ...properties } = named(template, 'ApiGatewayStage').Properties;
    expect(properties).toMatchObject({
      StageName: stage,
      // API Gateway's segments hold URL and client address.
      TracingEnabled: false,
      AccessLogSetting: { DestinationArn: { 'Fn::GetAtt': ['ApiAccessLogs', 'Arn'] } },
    });
    for (const setting of MethodSettings as readonly object[]) {
      expect(setting).toMatchObject({ DataTraceEnabled: false, LoggingLevel: 'ERROR', MetricsEnabled: false });
    }
  });

  it('lets every method be called so often, and those that cost most less often', () => {
    const settings = named(template, 'ApiGatewayStage').Properties['MethodSettings'] as readonly MethodSetting[];
    const limits = settings.map((one) => [
      `${one.HttpMethod} ${one.ResourcePath}`,
      one.ThrottlingRateLimit,
      one.ThrottlingBurstLimit,
    ]);
    const [start, wait] =
      stage === 'prod'
        ? [
            [20, 40],
            [60, 120],
          ]
        : [
            [5, 10],
            [10, 20],
          ];
    expect(limits).toEqual([
      ['* /*', ...(stage === 'prod' ? [100, 200] : [20, 40])],
      ['POST /~1upload-url', ...start],
      ['GET /~1get-presigned-url', ...start],
      ['POST /~1analyze', ...start],
      ['GET /~1look~1{uploadId}', ...wait],
    ]);
  });

  it('limits only methods that there are', () => {
    const settings = named(template, 'ApiGatewayStage').Properties['MethodSettings'] as readonly MethodSetting[];
    const limited = settings.slice(1).map(({ HttpMethod, ResourcePath }) => {
      return `${HttpMethod} ${ResourcePath.slice(1).replaceAll('~1', '/')}`;
    });
    expect(routes.map(({ route }) => route)).toEqual(expect.arrayContaining(limited));
  });

  it('takes tokens of its own app client only', () => {
    expect(named(template, 'UsersAuthorizer').Properties).toMatchObject({
      Type: 'COGNITO_USER_POOLS',
      ProviderARNs: [{ 'Fn::GetAtt': ['UserPool', 'Arn'] }],
      IdentityValidationExpression: { Ref: 'UserPoolClient' },
    });
  });

  it('logs neither addresses nor paths nor callers', () => {
    const { Format } = named(template, 'ApiGatewayStage').Properties['AccessLogSetting'] as { Format: string };
    expect(Format).not.toMatch(/sourceIp|identity|authorizer|\$context\.path|claims|querystring/);
  });

  it('deploys only after the gateway responses and the authorizer exist', () => {
    const [, deployment] = ofType(template, 'AWS::ApiGateway::Deployment')[0]!;
    const names = ofType(template, 'AWS::ApiGateway::GatewayResponse').map(([name]) => name);
    expect(deployment.DependsOn).toEqual(expect.arrayContaining([...names, 'UsersAuthorizer']));
    expect(deployment.Properties).not.toHaveProperty('StageName');
  });

  it.each([
    ['UNAUTHORIZED', 401, 'unauthorized'],
    ['EXPIRED_TOKEN', 401, 'unauthorized'],
    ['MISSING_AUTHENTICATION_TOKEN', 404, 'not_found'],
    ['REQUEST_TOO_LARGE', 413, 'payload_too_large'],
    ['UNSUPPORTED_MEDIA_TYPE', 415, 'unsupported_media_type'],
    ['THROTTLED', 429, 'too_many_requests'],
    ['QUOTA_EXCEEDED', 429, 'too_many_requests'],
    ['INTEGRATION_TIMEOUT', 503, 'upstream_unavailable'],
    ['INTEGRATION_FAILURE', 503, 'upstream_unavailable'],
    ['DEFAULT_4XX', 400, 'invalid_request'],
    ['DEFAULT_5XX', 500, 'internal_error'],
  ])('answers %s itself with %i %s', (type, status, code) => {
    const response = gatewayResponses.find(({ Properties }) => Properties['ResponseType'] === type);
    expect(response?.Properties).toMatchObject({ StatusCode: String(status) });
    expect(bodyOf(response!)).toMatchObject({ status, code, requestId: '$context.requestId' });
  });

  it('speaks problem+json to the page that asked in every gateway response', () => {
    for (const response of gatewayResponses) {
      const body = bodyOf(response);
      const entry = PROBLEMS[body.code];
      expect(response.Properties['StatusCode']).toBe(String(entry.status));
      expect(body).toMatchObject({ title: entry.title, retryable: entry.retryable, status: entry.status });
      expect(response.Properties['ResponseParameters']).toMatchObject({
        'gatewayresponse.header.Content-Type': "'application/problem+json'",
        'gatewayresponse.header.Access-Control-Allow-Origin': 'method.request.header.Origin',
        'gatewayresponse.header.Vary': "'Origin'",
      });
      expect(JSON.stringify(response)).not.toMatch(/allow-credentials/i);
    }
  });

  it.each(['THROTTLED', 'QUOTA_EXCEEDED', 'INTEGRATION_TIMEOUT', 'INTEGRATION_FAILURE'])(
    'says in %s when to try again',
    (type) => {
      const response = gatewayResponses.find(({ Properties }) => Properties['ResponseType'] === type);
      expect(response?.Properties['ResponseParameters']).toHaveProperty(
        ['gatewayresponse.header.Retry-After'],
        expect.stringMatching(/^'\d+'$/),
      );
    },
  );
});

interface MethodSetting {
  readonly HttpMethod: string;
  readonly ResourcePath: string;
  readonly ThrottlingRateLimit: number;
  readonly ThrottlingBurstLimit: number;
}

const bodyOf = (response: Resource): { code: ProblemCode } => {
  const templates = response.Properties['ResponseTemplates'] as Record<string, string>;
  return JSON.parse(templates['application/json']!) as { code: ProblemCode };
};

interface MockIntegration {
  readonly IntegrationResponses: readonly [
    { readonly ResponseParameters: Record<string, string>; readonly ResponseTemplates: Record<string, string> },
  ];
}

const expectExactPreflight = (preflight: Resource, origins: readonly string[]): void => {
  const { IntegrationResponses } = preflight.Properties['Integration'] as MockIntegration;
  const [{ ResponseParameters, ResponseTemplates }] = IntegrationResponses;
  expect(ResponseParameters).toMatchObject({
    'method.response.header.Access-Control-Allow-Origin': `'${origins[0]}'`,
    'method.response.header.Access-Control-Allow-Headers': "'authorization,content-type,if-none-match,idempotency-key'",
  });
  expect(ResponseParameters).not.toHaveProperty(['method.response.header.Access-Control-Allow-Credentials']);
  const patterns = [...ResponseTemplates['application/json']!.matchAll(/matches\("([^"]+)"\)/g)].map(([, p]) => p);
  expect(patterns).toEqual(origins.map((origin) => origin.replaceAll('.', '[.]')));
};
