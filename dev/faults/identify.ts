/** Tells by a request alone which service it is for and what it asks: one port stands in front of all of them. */
import type { Service } from './rules.ts';

export interface RequestHead {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** `x-amz-target`. */
  readonly target: string;
}

export interface Identity {
  readonly service: Service;
  readonly operation: string;
}

const TARGETS: Readonly<Record<string, Service>> = {
  DynamoDB_20120810: 'dynamodb',
  RekognitionService: 'rekognition',
  AWSCognitoIdentityProviderService: 'cognito',
};

const byTarget = (target: string): Identity | undefined => {
  const dot = target.lastIndexOf('.');
  const service = TARGETS[target.slice(0, dot)];
  return service === undefined ? undefined : { service, operation: target.slice(dot + 1) };
};

const S3_METHODS: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
  OPTIONS: 'Preflight',
};

const LAMBDA_PATH = '/2015-03-31/functions/';
const MODEL_PATH = '/v1/';

export const identify = ({ method, url, target }: RequestHead): Identity => {
  const named = byTarget(target);
  if (named !== undefined) return named;
  if (url.startsWith(LAMBDA_PATH)) return { service: 'lambda', operation: 'Invoke' };
  if (url.startsWith(MODEL_PATH)) return { service: 'openai', operation: 'CreateResponse' };
  const isList = new URLSearchParams(url.split('?')[1]).has('list-type');
  return { service: 's3', operation: isList ? 'ListObjectsV2' : (S3_METHODS[method] ?? method) };
};
