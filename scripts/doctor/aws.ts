/** What a deployment needs of AWS: credentials, a region, the stage's stack and its secret. */
import type { Finding } from './finding.ts';

/** AWS as far as the doctor asks it; each question fails with AWS's own error. */
export interface Aws {
  readonly region: string;
  /** Whether the region was set, and not just assumed. */
  readonly regionIsSet: boolean;
  readonly accountId: () => Promise<string>;
  readonly outputs: (stackName: string) => Promise<ReadonlyMap<string, string>>;
  /** What the deployed stage's functions are told as OPENAI_SECRET_ID: empty for a stage without a model. */
  readonly secretId: (stage: string) => Promise<string>;
  /** Whether the pool's mails are sent by SES, and not by Cognito's own sender. */
  readonly sendsBySes: (userPoolId: string) => Promise<boolean>;
  /** How many functions of the account may run at once in the region. */
  readonly concurrency: () => Promise<number>;
  /** DetectFaces calls a second; nothing where the quota is not listed. */
  readonly detectFacesPerSecond: () => Promise<number | undefined>;
  /** The secret's value; nothing when it has none yet. */
  readonly secretValue: (secretId: string) => Promise<string | undefined>;
}

const nameOf = (error: unknown): string => (error as Error).name;

const UNREACHABLE = /ENOTFOUND|ECONNREFUSED|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|TimeoutError|AbortError/;

const credentialFault = (error: unknown): Pick<Finding, 'says' | 'advice'> => {
  const text = `${nameOf(error)} ${(error as NodeJS.ErrnoException).code ?? ''} ${(error as Error).message}`;
  if (nameOf(error) === 'CredentialsProviderError') {
    return {
      says: 'none found',
      advice: '`aws configure sso`, or AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
    };
  }
  if (UNREACHABLE.test(text))
    return { says: 'AWS cannot be reached', advice: 'Check the network; nothing local needs it.' };
  return { says: `AWS refused them: ${nameOf(error)}`, advice: '`aws sso login`, or renew the keys' };
};

/** @returns undefined instead of an account when there is none, which is fine as long as nobody deploys */
export const checkCredentials = async (aws: Aws, wanted: boolean): Promise<Finding & { readonly usable: boolean }> => {
  const name = 'AWS credentials';
  try {
    return { name, state: 'ok', says: `account ${await aws.accountId()}`, usable: true };
  } catch (error) {
    return { name, state: wanted ? 'bad' : 'note', ...credentialFault(error), usable: false };
  }
};

export const checkRegion = ({ region, regionIsSet }: Aws): Finding =>
  regionIsSet
    ? { name: 'AWS region', state: 'ok', says: region }
    : {
        name: 'AWS region',
        state: 'note',
        says: `${region}, by default`,
        advice: 'Another one: AWS_REGION, and `--region` for sls.',
      };

export const checkStack = async (aws: Aws, stage: string): Promise<Finding> => {
  const name = 'stack';
  const stackName = `glamai-${stage}`;
  try {
    const outputs = await aws.outputs(stackName);
    return { name, state: 'ok', says: `${stackName}: ${outputs.get('ApiUrl') ?? 'without ApiUrl'}` };
  } catch (error) {
    const missing = (error as Error).message.includes('does not exist');
    const says = missing ? `${stackName} is not deployed in ${aws.region}` : `${stackName}: ${nameOf(error)}`;
    return { name, state: 'bad', says, advice: `npx sls deploy --stage ${stage}` };
  }
};

/** AWS's defaults for an account of some age: docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html and those of Rekognition. */
const USUAL_CONCURRENCY = 1_000;
/** What one busy hour of a small app keeps busy: docs/operate/capacity.md. */
const LEAST_DETECT_FACES = 5;

const unread = (name: string, error: unknown): Finding => ({
  name,
  state: 'note',
  says: `cannot be read: ${nameOf(error)}`,
});

export const checkConcurrency = async (aws: Aws): Promise<Finding> => {
  const name = 'Lambda quota';
  try {
    const limit = await aws.concurrency();
    const says = `${limit} functions at once in ${aws.region}`;
    if (limit >= USUAL_CONCURRENCY) return { name, state: 'ok', says };
    const advice =
      `aws service-quotas request-service-quota-increase --region ${aws.region} --service-code lambda ` +
      `--quota-code L-B99A9384 --desired-value ${USUAL_CONCURRENCY}`;
    return { name, state: 'note', says: `${says}: a new account's`, advice };
  } catch (error) {
    return unread(name, error);
  }
};

export const checkDetectFaces = async (aws: Aws): Promise<Finding> => {
  const name = 'Rekognition quota';
  try {
    const limit = await aws.detectFacesPerSecond();
    const says =
      limit === undefined ? `none is listed in ${aws.region}` : `${limit} DetectFaces a second in ${aws.region}`;
    if (limit !== undefined && limit >= LEAST_DETECT_FACES) return { name, state: 'ok', says };
    return {
      name,
      state: 'note',
      says,
      advice: 'Choose another region, or ask for more: docs/operate/deploy.md, "Quotas of a new account".',
    };
  } catch (error) {
    return unread(name, error);
  }
};

export const checkMailSender = async (aws: Aws, stage: string): Promise<Finding> => {
  const name = 'mail sender';
  try {
    const userPoolId = (await aws.outputs(`glamai-${stage}`)).get('UserPoolId') ?? '';
    if (await aws.sendsBySes(userPoolId)) return { name, state: 'ok', says: 'SES' };
    const says = "Cognito's own, which sends 50 mails a day";
    return { name, state: 'note', says, advice: 'Before the first users: docs/operate/deploy.md, "Mails to users".' };
  } catch (error) {
    return unread(name, error);
  }
};

/** The key itself goes to the check of the model and nowhere else. */
export const checkSecret = async (aws: Aws, stage: string): Promise<Finding & { readonly key?: string }> => {
  const secretId = await aws.secretId(stage).catch(() => `glamai/${stage}/openai`);
  if (secretId === '') return { name: 'secret', state: 'ok', says: 'none: the stage runs without a model' };
  const put = `aws secretsmanager put-secret-value --region ${aws.region} --secret-id ${secretId} --secret-string sk-…`;
  try {
    const key = await aws.secretValue(secretId);
    if (key !== undefined) return { name: 'secret', state: 'ok', says: `${secretId} has a value`, key };
    return { name: 'secret', state: 'note', says: `${secretId} is empty: the rules engine answers`, advice: put };
  } catch (error) {
    if (nameOf(error) === 'ResourceNotFoundException') {
      return { name: 'secret', state: 'note', says: `${secretId} has no value: the rules engine answers`, advice: put };
    }
    return { name: 'secret', state: 'bad', says: `${secretId} cannot be read: ${nameOf(error)}` };
  }
};
