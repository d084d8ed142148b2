/** The API under a domain of its own. Its DNS record stays with whoever keeps the zone: the outputs say where it points. */
import type { Template } from '../template.ts';

export interface CustomDomain {
  readonly domainName: string;
  readonly certificateArn: string;
}

export const addDomain = (template: Template, { domainName, certificateArn }: CustomDomain): void => {
  const { EndpointConfiguration, SecurityPolicy, EndpointAccessMode } =
    template.Resources['ApiGatewayRestApi']?.Properties ?? {};
  template.Resources['ApiDomain'] = {
    Type: 'AWS::ApiGateway::DomainName',
    Properties: {
      DomainName: domainName,
      RegionalCertificateArn: certificateArn,
      // As strict as the API behind it.
      EndpointConfiguration,
      SecurityPolicy,
      EndpointAccessMode,
    },
  };
  template.Resources['ApiDomainMapping'] = {
    Type: 'AWS::ApiGateway::BasePathMapping',
    Properties: {
      DomainName: { Ref: 'ApiDomain' },
      RestApiId: { Ref: 'ApiGatewayRestApi' },
      Stage: { Ref: 'ApiGatewayStage' },
    },
  };
  Object.assign(template.Outputs, {
    ApiUrl: { Value: `https://${domainName}` },
    ApiDomainTarget: { Value: { 'Fn::GetAtt': ['ApiDomain', 'RegionalDomainName'] } },
    ApiDomainHostedZoneId: { Value: { 'Fn::GetAtt': ['ApiDomain', 'RegionalHostedZoneId'] } },
  });
};
