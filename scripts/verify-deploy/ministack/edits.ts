/** Changes the template of a packaged stage before it is deployed. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Template } from '../../../infra/template.ts';
import { type Service, stateFile } from '../rehearse.ts';

interface State {
  readonly service: { readonly provider: { readonly compiledCloudFormationTemplate: Template } };
}

/** osls deploys the template that is in a package's state. */
export const editTemplate = async (service: Service, edit: (template: Template) => void): Promise<void> => {
  const state = JSON.parse(await readFile(stateFile(service), 'utf8')) as State;
  edit(state.service.provider.compiledCloudFormationTemplate);
  await writeFile(stateFile(service), JSON.stringify(state));
};

/** ministack makes neither; the contract suite asserts both on the packaged templates. */
const NOT_MADE = ['TableThrottlesAlarm', 'MonthlyBudget'];
const KEPT = ['UserFacesTable', 'UserPool', 'OpenAiSecret'];

/** What ministack can make, with prod's way of keeping data. */
export const forRehearsal = ({ Resources }: Template): void => {
  for (const name of NOT_MADE) Reflect.deleteProperty(Resources, name);
  for (const name of KEPT) Object.assign(Resources[name] ?? {}, { DeletionPolicy: 'RetainExceptOnCreate' });
};

/** An alarm that says twice what it watches, made when nearly everything else is there: the deployment fails midway. */
export const failMidway = (template: Template): void => {
  template.Resources['FailsOnPurpose'] = {
    Type: 'AWS::CloudWatch::Alarm',
    DependsOn: ['UserPool', 'OpenAiSecret', 'UserFacesTable', 'S3BucketSelfies', 'ApiGatewayStage'],
    Properties: {
      AlarmName: 'fails-on-purpose',
      Namespace: 'AWS/SQS',
      MetricName: 'NumberOfMessagesSent',
      Metrics: [{ Id: 'm', Expression: '1' }],
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      Threshold: 0,
    },
  };
};
