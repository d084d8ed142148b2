/** What a stage parameter may be. A check answers what is wrong, as the end of the sentence "<name> …", or nothing. */
import { ACCOUNT } from '../options/account-suffix.ts';

/** On the command line every value is text; serverless.yml also has numbers, booleans and lists. */
export type Value = unknown;
export type Check = (value: Value, stage: StageNames) => string | undefined;

export interface StageNames {
  readonly service: string;
  readonly stage: string;
  readonly region: string;
}

export const shown = (value: Value): string =>
  Array.isArray(value) ? value.map(shown).join(', ') : typeof value === 'string' ? value : JSON.stringify(value);

export const wholeNumber =
  (min: number, max: number): Check =>
  (value) => {
    const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    const fits = typeof number === 'number' && Number.isInteger(number) && number >= min && number <= max;
    return fits ? undefined : `must be a whole number from ${min} to ${max}`;
  };

export const oneOf =
  (...words: readonly (string | number)[]): Check =>
  (value) =>
    words.map(String).includes(shown(value)) ? undefined : `must be one of ${words.join(', ')}`;

export const matching =
  (pattern: RegExp, sentence: string): Check =>
  (value) =>
    pattern.test(shown(value)) ? undefined : sentence;

export const empty: Check = (value) => (value === '' ? undefined : 'must be empty');

export const either =
  (first: Check, second: Check): Check =>
  (value, stage) =>
    first(value, stage) === undefined ? undefined : second(value, stage);

/** The longest bucket name decides; S3 takes 63 characters. */
const MAX_BUCKET_NAME = 63;
const ACCOUNT_ID_LENGTH = 12;

export const bucketSuffix: Check = (value, { service, stage }) => {
  const suffix = shown(value);
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(suffix)) {
    return 'must be small letters, digits and hyphens, with a letter or digit at both ends';
  }
  const left = MAX_BUCKET_NAME - `${service}-${stage}-access-logs-`.length;
  if (suffix === ACCOUNT && left < ACCOUNT_ID_LENGTH)
    return 'must be a short one of your own: an account id is too long';
  return suffix.length <= left ? undefined : `must have at most ${left} characters, so that a bucket's name has 63`;
};

/** An app's webview has a scheme of its own, such as capacitor://localhost. */
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9.-]+(:\d{1,5})?$/;

export const splitOrigins = (value: Value): string[] =>
  shown(value)
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '');

export const origins: Check = (value) => {
  const list = splitOrigins(value);
  if (list.length === 0) return 'must name at least one origin, such as https://app.example.com';
  const wrong = list.filter((origin) => !ORIGIN.test(origin));
  if (wrong.length === 0) return undefined;
  return `must be origins (scheme://host or scheme://host:port, comma separated, no path, no "*"), not ${wrong.join(', ')}`;
};

const FLOW = /^ALLOW_[A-Z_]+$/;

export const authFlows: Check = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((flow) => FLOW.test(shown(flow)))
    ? undefined
    : 'must be a list of ALLOW_… flows, which only serverless.yml can hold';

/** Erasing a user calls Cognito in the stack's own region. */
export const userPoolId: Check = (value, { region }) =>
  /^[a-z0-9-]+_[A-Za-z0-9]+$/.test(shown(value)) && shown(value).startsWith(`${region}_`)
    ? undefined
    : `must be the id of a user pool in ${region}, such as ${region}_Abc123456`;

/** Of the pool's own region, where Cognito looks for it in every region. */
export const sesIdentityArn: Check = (value, { region }) =>
  new RegExp(`^arn:aws[a-z-]*:ses:${region}:\\d{12}:identity/[^\\s/]+$`).test(shown(value))
    ? undefined
    : `must be the ARN of an SES identity in ${region}`;

/** A regional domain name takes a certificate of its own region only. */
export const certificateArn: Check = (value, { region }) =>
  new RegExp(`^arn:aws[a-z-]*:acm:${region}:\\d{12}:certificate/[A-Za-z0-9-]+$`).test(shown(value))
    ? undefined
    : `must be the ARN of an ACM certificate in ${region}`;
