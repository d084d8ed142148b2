/** What the local gateway sends by itself is what the deployed one sends by its template, and nothing beyond it. */
import { describe, expect, it } from '@jest/globals';
import { gatewayCors, preflightCors } from '../../../dev/local-cloud/gateway/gateway.ts';
import { gatewayAnswer, type GatewayResponseType } from '../../../infra/gateway-problems.ts';
import { readTemplate, type Resource } from '../../../testing/packages/packages.ts';
import { ofType, routesOf } from '../../../testing/packages/template.ts';

const ORIGIN = 'https://dev.glamai.app';
const ORIGINS = [ORIGIN, 'http://localhost:5173'];
const template = readTemplate('dev');

const lowerCased = (headers: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value as unknown]));

/** The headers of a response's parameters, with the request's Origin in them. */
const deployedHeaders = (parameters: unknown, prefix: string): Record<string, unknown> =>
  lowerCased(
    Object.fromEntries(
      Object.entries(parameters as Record<string, string>).map(([name, value]) => [
        name.replace(prefix, ''),
        value === 'method.request.header.Origin' ? ORIGIN : value.replace(/^'(.*)'$/, '$1'),
      ]),
    ),
  );

describe('The local gateway', () => {
  it('sends with its own answers what the gateway responses have', () => {
    const responses = ofType(template, 'AWS::ApiGateway::GatewayResponse').map(([, { Properties }]) => Properties);
    expect(responses.length).toBeGreaterThan(15);
    for (const { ResponseType, ResponseParameters } of responses) {
      const { headers } = gatewayAnswer(ResponseType as GatewayResponseType, '/', 'id');
      const local = { ...lowerCased(headers), ...gatewayCors(ORIGIN, ORIGINS) };
      expect(local).toEqual(deployedHeaders(ResponseParameters, 'gatewayresponse.header.'));
    }
  });

  it('lets no page of another origin read them', () => {
    expect(gatewayCors('https://evil.example', ORIGINS)).toEqual({ vary: 'Origin' });
    expect(gatewayCors(undefined, ORIGINS)).toEqual({ vary: 'Origin' });
  });

  it('answers a preflight as the OPTIONS method of each path does', () => {
    const preflights = ofType(template, 'AWS::ApiGateway::Method')
      .map(([, method]) => method)
      .filter(({ Properties }) => Properties['HttpMethod'] === 'OPTIONS');
    expect(preflights.length).toBeGreaterThan(10);
    for (const preflight of preflights) {
      const methods = routesOf(template)
        .filter(({ method }) => sameResource(method, preflight))
        .map(({ route }) => route.split(' ')[0]!.toLowerCase());
      const { 'access-control-allow-methods': allowed, ...local } = preflightCors(ORIGIN, methods);
      const { 'access-control-allow-methods': deployed, ...others } = deployedHeaders(
        parametersOf(preflight),
        'method.response.header.',
      );
      expect(local).toEqual(others);
      expect(String(allowed).split(',').sort()).toEqual(String(deployed).split(',').sort());
    }
  });
});

const sameResource = (one: Resource, other: Resource): boolean =>
  JSON.stringify(one.Properties['ResourceId']) === JSON.stringify(other.Properties['ResourceId']);

const parametersOf = ({ Properties }: Resource): unknown => {
  const { IntegrationResponses } = Properties['Integration'] as {
    IntegrationResponses: readonly { ResponseParameters: unknown }[];
  };
  return IntegrationResponses[0]?.ResponseParameters;
};
