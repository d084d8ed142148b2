/** What lies in the failures queue: Lambda's record of an event that it gave up on. */

/** As SQS hands it over; `receipt` is good for one removal or release. */
export interface QueuedMessage {
  readonly id: string;
  readonly receipt: string;
  readonly body: string;
}

export interface FailedEvent {
  readonly message: QueuedMessage;
  /** Undefined where the message is none of Lambda's. */
  readonly functionName: string | undefined;
  /** The class of the error, or Lambda's own reason such as `EventAgeExceeded`. */
  readonly error: string;
  /** Milliseconds since the epoch. */
  readonly failedAt: number | undefined;
  readonly payload: unknown;
}

/** docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
interface DestinationRecord {
  readonly timestamp?: string;
  readonly requestContext?: { readonly functionArn?: string; readonly condition?: string };
  readonly requestPayload?: unknown;
  readonly responsePayload?: { readonly errorType?: string } | null;
}

const recordOf = (body: string): DestinationRecord => {
  try {
    const record = JSON.parse(body) as unknown;
    return typeof record === 'object' && record !== null ? record : {};
  } catch {
    return {};
  }
};

/** Of `arn:aws:lambda:REGION:ACCOUNT:function:NAME:$LATEST`. */
const FUNCTION_NAME = /^arn:[^:]+:lambda:[^:]*:\d*:function:([\w-]+)(?::|$)/;

const functionOf = ({ requestContext, requestPayload }: DestinationRecord): string | undefined =>
  requestPayload === undefined ? undefined : FUNCTION_NAME.exec(requestContext?.functionArn ?? '')?.[1];

export const failedEventOf = (message: QueuedMessage): FailedEvent => {
  const record = recordOf(message.body);
  const failedAt = Date.parse(record.timestamp ?? '');
  return {
    message,
    functionName: functionOf(record),
    error: record.responsePayload?.errorType ?? record.requestContext?.condition ?? 'unknown',
    failedAt: Number.isNaN(failedAt) ? undefined : failedAt,
    payload: record.requestPayload,
  };
};
