/** Least privilege: each role's exact actions, and the only wildcards there are with their reasons. */
import { describe, expect, it } from '@jest/globals';
import { readTemplate, STAGES } from '../../../testing/packages/packages.ts';
import {
  actionsOf,
  functionsOf,
  named,
  ofType,
  roleId,
  type Statement,
  statementsOf,
} from '../../../testing/packages/template.ts';

/** Every role may do this. */
const COMMON = ['logs:CreateLogStream', 'logs:PutLogEvents', 'xray:PutTraceSegments', 'xray:PutTelemetryRecords'];

const ANALYSIS = [
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:Query',
  's3:GetObject',
  's3:DeleteObject',
  's3:ListBucket',
  'rekognition:DetectFaces',
  'secretsmanager:GetSecretValue',
];

const ERASURE = [
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:Query',
  's3:GetObject',
  's3:DeleteObject',
  's3:ListBucket',
  'cognito-idp:ListUsers',
  'cognito-idp:AdminDeleteUser',
];

const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  'upload-url': ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 's3:PutObject'],
  analyze: [...ANALYSIS, 'dynamodb:DeleteItem'],
  'analyze-on-upload': [...ANALYSIS, 'sqs:SendMessage'],
  'get-look': ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
  'list-looks': ['dynamodb:Query'],
  'save-look': ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
  'delete-look': ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:Query', 's3:DeleteObject'],
  'get-recommendation': ['dynamodb:GetItem', 'dynamodb:Query', 's3:GetObject'],
  'list-presets': ['dynamodb:Query'],
  'get-preset': ['dynamodb:GetItem', 's3:GetObject'],
  'get-user': ['dynamodb:GetItem'],
  'update-user': ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
  'give-consent': ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
  'export-user': ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
  'erase-user': [...ERASURE, 'lambda:InvokeFunction'],
  'continue-erasure': [...ERASURE, 'sqs:SendMessage'],
  'sweep-selfies': ['s3:ListBucket', 'lambda:InvokeFunction'],
  health: [],
};

/** A resource that ends in `*` needs a reason. */
const WILDCARDS: readonly { readonly action: string; readonly resource: RegExp; readonly because: string }[] = [
  { action: 'xray:PutTraceSegments', resource: /^\*$/, because: 'X-Ray has no resources' },
  { action: 'xray:PutTelemetryRecords', resource: /^\*$/, because: 'X-Ray has no resources' },
  { action: 'rekognition:DetectFaces', resource: /^\*$/, because: 'DetectFaces has no resources' },
  {
    action: 'logs:CreateLogStream',
    resource: /:log-group:\/aws\/lambda\/[\w-]+:\*:\*$/,
    because: 'streams of its group',
  },
  { action: 'logs:PutLogEvents', resource: /:log-group:\/aws\/lambda\/[\w-]+:\*:\*$/, because: 'streams of its group' },
  {
    action: 's3:GetObject',
    resource: /:::glamai-\w+-selfies-\$\{AWS::AccountId\}\/selfies\/\*$/,
    because: 'one object per upload',
  },
  {
    action: 's3:DeleteObject',
    resource: /:::glamai-\w+-selfies-\$\{AWS::AccountId\}\/selfies\/\*$/,
    because: 'one object per upload',
  },
  {
    action: 's3:PutObject',
    resource: /:::glamai-\w+-selfies-\$\{AWS::AccountId\}\/selfies\/\*$/,
    because: 'one object per upload',
  },
  {
    action: 's3:GetObject',
    resource: /:::glamai-\w+-ar-assets-\$\{AWS::AccountId\}\/\*$/,
    because: 'one object per AR template',
  },
];

/** By what may call a function: what its address must hold. */
const CALLERS: Readonly<Record<string, RegExp>> = {
  'apigateway.amazonaws.com': /"Ref":"AWS::AccountId".*"Ref":"ApiGatewayRestApi"/,
  's3.amazonaws.com': /:s3:::glamai-\w+-selfies-\$\{AWS::AccountId\}"/,
  'events.amazonaws.com': /SweepDashselfiesEventsRule/,
};

const arnsOf = ({ Resource }: Statement): string[] =>
  [Resource].flat().map((arn) => (typeof arn === 'string' ? arn : JSON.stringify(arn)));

const plain = (arn: string): string => arn.replace(/^\{"Fn::Sub":"(.*)"\}$/, '$1');

describe.each(STAGES)('The roles of stage %s', (stage) => {
  const template = readTemplate(stage);
  const functions = functionsOf(template);
  const roles = functions.map(({ key }) => ({ key, statements: statementsOf(named(template, roleId(key))) }));

  it.each(roles)('let $key do exactly what it needs', ({ key, statements }) => {
    const actions = statements.flatMap(actionsOf);
    expect([...new Set(actions)].sort()).toEqual([...new Set([...COMMON, ...(ACTIONS[key] ?? [])])].sort());
  });

  it('name every action in full', () => {
    const actions = roles.flatMap(({ statements }) => statements.flatMap(actionsOf));
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it.each(roles)('give $key no wildcard without a reason', ({ statements }) => {
    const open = statements.flatMap((statement) =>
      arnsOf(statement)
        .map(plain)
        .filter((arn) => arn.includes('*'))
        .flatMap((arn) => actionsOf(statement).map((action) => ({ action, arn }))),
    );
    const unexplained = open.filter(
      ({ action, arn }) => !WILDCARDS.some((known) => known.action === action && known.resource.test(arn)),
    );
    expect(unexplained).toEqual([]);
  });

  it('let only the functions that call the model read its key', () => {
    const readers = roles.filter(({ statements }) =>
      statements.some((statement) => actionsOf(statement).some((action) => action.startsWith('secretsmanager:'))),
    );
    expect(readers.map(({ key }) => key)).toEqual(['analyze', 'analyze-on-upload']);
    const keys = readers.flatMap(({ statements }) =>
      statements.filter((statement) => actionsOf(statement).includes('secretsmanager:GetSecretValue')),
    );
    expect(keys.map(({ Resource }) => Resource)).toEqual(readers.map(() => ({ Ref: 'OpenAiSecret' })));
  });

  it('never allow a Scan, nor a query on an index that is not named', () => {
    const table = roles.flatMap(({ statements }) =>
      statements.filter((statement) => actionsOf(statement).some((action) => action.startsWith('dynamodb:'))),
    );
    expect(table.flatMap(actionsOf)).not.toContain('dynamodb:Scan');
    const arns = new Set(table.flatMap(arnsOf).map((arn) => plain(arn).split(':table/')[1]));
    for (const arn of arns) expect(arn).toMatch(new RegExp(`^glamai-${stage}-UserFaces(/index/gsi[123])?$`));
  });

  it('list the selfies bucket only under its prefix', () => {
    const listing = roles.flatMap(({ statements }) =>
      statements.filter((statement) => actionsOf(statement).includes('s3:ListBucket')),
    );
    expect(listing.length).toBeGreaterThan(0);
    for (const { Condition } of listing) expect(Condition).toEqual({ StringLike: { 's3:prefix': 'selfies/*' } });
  });

  it('are used only when this API, the bucket of this account or the schedule calls', () => {
    const callers = ofType(template, 'AWS::Lambda::Permission').map(([, { Properties }]) => Properties);
    expect(new Set(callers.map(({ Principal }) => Principal))).toEqual(
      new Set(['apigateway.amazonaws.com', 's3.amazonaws.com', 'events.amazonaws.com']),
    );
    for (const { Principal, SourceArn, SourceAccount } of callers) {
      expect(JSON.stringify(SourceArn)).toMatch(CALLERS[String(Principal)]!);
      if (Principal === 's3.amazonaws.com') expect(SourceAccount).toEqual({ Ref: 'AWS::AccountId' });
    }
  });

  it('are assumed by Lambda only', () => {
    const names = new Set(functions.map(({ key }) => roleId(key)));
    const assumed = ofType(template, 'AWS::IAM::Role').filter(([name]) => names.has(name));
    for (const [, role] of assumed) {
      expect(role.Properties['AssumeRolePolicyDocument']).toMatchObject({
        Statement: [{ Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com'] }, Action: ['sts:AssumeRole'] }],
      });
    }
  });
});
