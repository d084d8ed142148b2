/** Why the template departs from a rule of AwsSolutions: the one place where a finding of cdk-nag may be answered. */

export interface Reason {
  readonly rule: string;
  /** Logical ids. */
  readonly resource: RegExp;
  /** What of the resource was found, where the rule says it. */
  readonly finding?: RegExp;
  readonly because: string;
}

const FUNCTION_ROLE = /IamRoleLambdaExecution$/;
const PREFLIGHT = /^ApiGatewayMethod\w+Options$/;

export const REASONS: readonly Reason[] = [
  {
    rule: 'AwsSolutions-IAM5',
    resource: FUNCTION_ROLE,
    finding: /:log-group:\/aws\/lambda\/[\w-]+:\*:\*$/,
    because: 'Lambda names the streams; the group is the function’s own.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    resource: FUNCTION_ROLE,
    finding: /^Resource::\*$/,
    because:
      'X-Ray and DetectFaces know no resources; template-permissions.test.ts names the only actions that may stand on it.',
  },
  {
    rule: 'AwsSolutions-IAM5',
    resource: FUNCTION_ROLE,
    finding: /:s3:::glamai-\w+-(selfies-<AWS::AccountId>\/selfies|ar-assets-<AWS::AccountId>)\/\*$/,
    because: 'One object per upload or AR template, whose names are not known before; one prefix of one bucket.',
  },
  {
    rule: 'AwsSolutions-IAM4',
    resource: /^ApiGatewayLogsRole$/,
    finding: /AmazonAPIGatewayPushToCloudWatchLogs$/,
    because: 'API Gateway checks the account’s role against this managed policy; no function has it.',
  },
  {
    rule: 'AwsSolutions-S1',
    resource: /^ServerlessDeploymentBucket$/,
    because: 'It holds the zips of deployments and nothing of a user; osls makes it before the log bucket exists.',
  },
  {
    rule: 'AwsSolutions-S1',
    resource: /^(S3BucketSelfies|ArAssetsBucket)$/,
    because: 'Access logs hold addresses and user agents for 30 days; the stage parameter accessLogs turns them on.',
  },
  {
    rule: 'AwsSolutions-S10',
    resource: /^(Selfies|ArAssets)BucketPolicy$/,
    because:
      'Each denies s3:* without TLS on the bucket and its objects, by the literal name, which the rule does not recognise; template-storage.test.ts asserts the statement.',
  },
  {
    rule: 'AwsSolutions-SMG4',
    resource: /^OpenAiSecret$/,
    because: 'OpenAI keys are made in its console only; a new value is picked up within five minutes.',
  },
  {
    rule: 'AwsSolutions-SQS3',
    resource: /^AnalysisFailures$/,
    because: 'It is where events go that failed for good: the dead end itself.',
  },
  {
    rule: 'AwsSolutions-COG2',
    resource: /^UserPool$/,
    because:
      'A second factor for a makeup app keeps users out rather than attackers; each installation may turn it on.',
  },
  {
    rule: 'AwsSolutions-COG8',
    resource: /^UserPool$/,
    because: 'The plus plan costs by user; compromised-credential checks are the choice of each installation.',
  },
  {
    rule: 'AwsSolutions-APIG2',
    resource: /^ApiGatewayRestApi$/,
    because: 'Functions validate by the schemas of the contract, with problem+json; the gateway could say only 400.',
  },
  {
    rule: 'AwsSolutions-APIG3',
    resource: /^ApiGatewayStage$/,
    because: 'A web ACL costs by month and request; limits per method and quotas per user bound the damage.',
  },
  { rule: 'AwsSolutions-APIG4', resource: PREFLIGHT, because: 'Browsers send no token with a preflight.' },
  {
    rule: 'AwsSolutions-APIG4',
    resource: /^ApiGatewayMethodHealthGet$/,
    because: 'Health tells a version and an engine to anybody, and reads nothing.',
  },
  {
    rule: 'AwsSolutions-COG4',
    resource: /^ApiGatewayMethodHealthGet$/,
    because: 'Health tells a version and an engine to anybody, and reads nothing.',
  },
];
