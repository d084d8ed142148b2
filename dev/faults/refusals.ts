/** How each service says that it is throttling or at fault, as its API reference gives it. */
import type { Service } from './rules.ts';

export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const json = (status: number, type: string, version: string): Refusal => ({
  status,
  headers: { 'content-type': `application/x-amz-json-${version}` },
  body: JSON.stringify({ __type: type, message: 'Asked for by a fault rule' }),
});

const xml = (status: number, code: string): Refusal => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>Asked for by a fault rule</Message></Error>`,
});

const lambda = (status: number, type: string): Refusal => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': type },
  body: JSON.stringify({ message: 'Asked for by a fault rule' }),
});

const model = (status: number, code: string, headers: Readonly<Record<string, string>> = {}): Refusal => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ error: { message: 'Asked for by a fault rule', type: code, param: null, code } }),
});

const DYNAMODB = 'com.amazonaws.dynamodb.v20120810#';

const REFUSALS: Readonly<Record<Exclude<Service, 'events'>, Readonly<Record<'throttle' | 'fail', Refusal>>>> = {
  dynamodb: {
    throttle: json(400, `${DYNAMODB}ProvisionedThroughputExceededException`, '1.0'),
    fail: json(500, `${DYNAMODB}InternalServerError`, '1.0'),
  },
  s3: { throttle: xml(503, 'SlowDown'), fail: xml(500, 'InternalError') },
  rekognition: {
    throttle: json(400, 'ProvisionedThroughputExceededException', '1.1'),
    fail: json(500, 'InternalServerError', '1.1'),
  },
  cognito: { throttle: json(400, 'TooManyRequestsException', '1.1'), fail: json(500, 'InternalErrorException', '1.1') },
  lambda: { throttle: lambda(429, 'TooManyRequestsException'), fail: lambda(500, 'ServiceException') },
  openai: {
    throttle: model(429, 'rate_limit_exceeded', { 'retry-after': '1' }),
    fail: model(500, 'server_error'),
  },
};

export const refusalOf = (service: Service, kind: 'throttle' | 'fail'): Refusal =>
  REFUSALS[service === 'events' ? 'lambda' : service][kind];
