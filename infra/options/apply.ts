/** What a stage gets, or loses, because its parameters say so. */
import type { Values } from '../parameters/stage-values.ts';
import type { Template } from '../template.ts';
import { dropAccessLogs } from './access-logs.ts';
import { ACCOUNT, endWithAccount } from './account-suffix.ts';
import { mailAlarms } from './alarm-email.ts';
import { watchCosts } from './budget.ts';
import { reserveConcurrency } from './concurrency.ts';
import { addDomain } from './custom-domain.ts';
import { useExistingPool } from './existing-pool.ts';
import { protectData } from './launched.ts';
import { sendMailBy } from './mail-sender.ts';
import { forgetModel, WITHOUT_MODEL } from './no-model.ts';
import { useOwnSecret } from './own-secret.ts';

/** The stage's names, as serverless.yml makes them. */
export interface Names {
  /** `<service>-<stage>` */
  readonly prefix: string;
  /** Of the stack's own secret. */
  readonly secretId: string;
  readonly buckets: readonly string[];
}

type Get = (name: string) => string;
/** Changes the template, or leaves it alone where the parameters do not ask for it. */
type Option = (template: Template, get: Get, names: Names) => void;

const OPTIONS: readonly Option[] = [
  (template, get) => {
    const [userPoolId, userPoolClientId] = [get('userPoolId'), get('userPoolClientId')];
    if (userPoolId !== '') useExistingPool(template, { userPoolId, userPoolClientId });
  },
  (template, get) => {
    const [domainName, certificateArn] = [get('domainName'), get('certificateArn')];
    if (domainName !== '') addDomain(template, { domainName, certificateArn });
  },
  (template, get) => {
    const [sesIdentityArn, sesFrom] = [get('sesIdentityArn'), get('sesFrom')];
    if (sesIdentityArn !== '') sendMailBy(template, { sesIdentityArn, sesFrom });
  },
  (template, get) => {
    if (get('alarmEmail') !== '') mailAlarms(template, get('alarmEmail'));
  },
  (template, get, { prefix }) => {
    const executions = get('analysisConcurrency');
    if (executions !== '') reserveConcurrency(template, `${prefix}-analyze-on-upload`, Number(executions));
  },
  (template, get, { prefix }) => {
    const dollars = Number(get('monthlyBudget'));
    if (dollars > 0) watchCosts(template, `${prefix}-monthly`, dollars);
  },
  (template, get) => {
    if (get('launched') === 'true') protectData(template);
  },
  (template, get) => {
    if (get('accessLogs') !== 'true') dropAccessLogs(template);
  },
  (template, get, { secretId }) => {
    const id = get('openAiSecretId');
    if (id === WITHOUT_MODEL) forgetModel(template);
    else if (![secretId, ''].includes(id)) useOwnSecret(template, id);
  },
  // The last: it rewrites what the others have made.
  (template, get, { buckets }) => {
    if (get('bucketSuffix') === ACCOUNT) endWithAccount(template, buckets);
  },
];

export const applyOptions = (template: Template, values: Values, names: Names): void => {
  const get: Get = (name) => {
    const value = values[name];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  };
  for (const option of OPTIONS) option(template, get, names);
};
