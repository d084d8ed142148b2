/** The stage parameters: what each is for and what it may be. serverless.yml has their values, docs/operate/deploy.md their table. */
import { RANGES } from '../../src/lib/config.ts';
import {
  authFlows,
  bucketSuffix,
  certificateArn,
  type Check,
  either,
  empty,
  matching,
  oneOf,
  origins,
  sesIdentityArn,
  userPoolId,
  wholeNumber,
} from './parameter-checks.ts';

export interface Parameter {
  /** For the table of docs/operate/deploy.md. */
  readonly meaning: string;
  readonly check: Check;
}

/** What CloudWatch Logs takes. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const flag = oneOf('true', 'false');
const optional = (check: Check): Check => either(empty, check);

export const PARAMETERS: Readonly<Record<string, Parameter>> = {
  bucketSuffix: {
    meaning: "ends the bucket names, which are global; `account`: the account's id",
    check: bucketSuffix,
  },
  allowedOrigins: { meaning: 'origins for CORS, comma separated', check: origins },
  uploadUrlTtlSeconds: {
    meaning: 'life of a presigned PUT, at most 900',
    check: wholeNumber(...RANGES.uploadUrlTtlSeconds),
  },
  requireConsent: { meaning: 'no upload and no analysis before consent to the current notice', check: flag },
  noticeVersion: {
    meaning: 'the current privacy notice',
    check: matching(/^.{1,40}$/, 'must have 1 to 40 characters'),
  },
  analysesPerDay: { meaning: "a user's quota of analyses", check: wholeNumber(...RANGES.analysesPerDay) },
  uploadUrlsPerDay: { meaning: "a user's quota of upload URLs", check: wholeNumber(...RANGES.uploadUrlsPerDay) },
  refinementsPerDay: { meaning: "a user's quota of refinements", check: wholeNumber(...RANGES.refinementsPerDay) },
  lookRetentionDays: { meaning: 'how long a look is kept', check: wholeNumber(...RANGES.lookRetentionDays) },
  openAiSecretId: {
    meaning: 'the secret with the OpenAI key; `none` for a stage without a model',
    check: optional(matching(/^[A-Za-z0-9/_+=.@:-]{1,512}$/, 'must be a name or ARN of a secret, or none')),
  },
  openAiModel: {
    meaning: 'the model that chooses; empty: the default in `src/lib/looks/model/prompt.ts`',
    check: optional(matching(/^[\w.:-]{1,100}$/, 'must be a model name of letters, digits, ".", ":", "_" and "-"')),
  },
  logRetentionInDays: { meaning: 'days of logs', check: oneOf(...RETENTION_DAYS) },
  throttlingRateLimit: { meaning: 'requests a second to each method', check: wholeNumber(1, 10_000) },
  throttlingBurstLimit: { meaning: 'requests at once to each method', check: wholeNumber(1, 10_000) },
  startRateLimit: { meaning: 'the same for `upload-url` and `analyze`', check: wholeNumber(1, 10_000) },
  startBurstLimit: { meaning: 'the same for `upload-url` and `analyze`', check: wholeNumber(1, 10_000) },
  waitRateLimit: { meaning: 'the same for `GET /look`, which can be held', check: wholeNumber(1, 10_000) },
  waitBurstLimit: { meaning: 'the same for `GET /look`, which can be held', check: wholeNumber(1, 10_000) },
  analysisConcurrency: {
    meaning: 'how many selfies are analysed at once, reserved for them; empty: what the account has left',
    check: optional(wholeNumber(1, 10_000)),
  },
  monthlyBudget: {
    meaning: "US dollars a month of the account's whole bill, of which a budget warns; `0`: no budget",
    check: wholeNumber(0, 10_000_000),
  },
  deletionPolicy: {
    meaning: 'whether removing the stack leaves the table, the user pool and the secret',
    check: oneOf('Delete', 'RetainExceptOnCreate'),
  },
  launched: { meaning: 'whether the table and the user pool refuse to be deleted', check: flag },
  accessLogs: { meaning: "S3's access logs, which hold addresses, for 30 days", check: flag },
  architecture: { meaning: "the functions' processors", check: oneOf('arm64', 'x86_64') },
  authFlows: { meaning: "sign-in flows of the stack's own app client", check: authFlows },
  userPoolId: { meaning: 'an existing Cognito pool instead of a new one', check: optional(userPoolId) },
  userPoolClientId: {
    meaning: "the existing pool's app client",
    check: optional(matching(/^[\w+]{1,128}$/, 'must be the id of an app client')),
  },
  sesIdentityArn: { meaning: "the SES identity that sends the pool's mails", check: optional(sesIdentityArn) },
  sesFrom: {
    meaning: 'who those mails are from, such as `GlamAI <hello@example.com>`',
    check: optional(
      matching(/^([^<>]+ <[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/, 'must be an address, or Name <address>'),
    ),
  },
  alarmEmail: {
    meaning: "who gets the alarms' e-mail",
    check: optional(matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'must be an e-mail address')),
  },
  domainName: {
    meaning: 'a domain of your own for the API, such as `api.glamai.app`',
    check: optional(matching(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, 'must be a host name')),
  },
  certificateArn: { meaning: "the domain's ACM certificate", check: optional(certificateArn) },
};

/** One without the other makes no sense. */
export const PAIRS = [
  ['userPoolId', 'userPoolClientId'],
  ['domainName', 'certificateArn'],
  ['sesIdentityArn', 'sesFrom'],
] as const;
