/** The failures queue and the functions of a deployed stage, over the AWS SDK. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { QueuedMessage } from './failed-event.ts';
import type { FailuresQueue, InvokeFunction } from './redrive.ts';

/** Seconds: longer than the longest function (900), so that nobody else gets an event that is being run. */
export const HIDDEN_SECONDS = 960;
/** An empty answer to a long poll means that the queue is empty; a short one asks only some of its servers. Seconds. */
const POLL_SECONDS = 2;
/** SQS's limit. */
const BATCH = 10;

export interface AwsOptions {
  readonly region: string;
  readonly endpoint?: string;
}

export const createFailuresQueue = (queueUrl: string, options: AwsOptions): FailuresQueue & { close(): void } => {
  // Whatever endpoint the environment names, as everywhere else; on AWS the two are the same.
  const client = new SQSClient({ ...options, useQueueUrlAsEndpoint: false });
  const QueueUrl = queueUrl;
  return {
    depth: async () => {
      const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
      const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...names] }));
      const [waiting, hidden] = names.map((name) => Number(Attributes?.[name] ?? 0));
      return { waiting: waiting ?? 0, hidden: hidden ?? 0 };
    },
    receive: async () => {
      const limits = { MaxNumberOfMessages: BATCH, VisibilityTimeout: HIDDEN_SECONDS, WaitTimeSeconds: POLL_SECONDS };
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, ...limits }));
      return Messages.map(({ MessageId = '', ReceiptHandle = '', Body = '' }): QueuedMessage => ({
        id: MessageId,
        receipt: ReceiptHandle,
        body: Body,
      }));
    },
    remove: async ({ receipt }) => {
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: receipt }));
    },
    release: async ({ receipt }) => {
      const ReceiptHandle = receipt;
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
    },
    close: () => {
      client.destroy();
    },
  };
};

/** Waits for the function's end, which alone says whether the event has been dealt with. */
export const createInvoke = (options: AwsOptions): InvokeFunction & { close(): void } => {
  // One attempt: a second one would start the function again while the first still runs.
  const client = new LambdaClient({ ...options, maxAttempts: 1, requestHandler: { requestTimeout: 0 } });
  const invoke: InvokeFunction = async (functionName, payload) => {
    const Payload = Buffer.from(JSON.stringify(payload));
    const { FunctionError, Payload: answer } = await client.send(
      new InvokeCommand({ FunctionName: functionName, InvocationType: 'RequestResponse', Payload }),
    );
    if (FunctionError === undefined) return undefined;
    return (JSON.parse(answer?.transformToString() ?? '{}') as { errorType?: string }).errorType ?? FunctionError;
  };
  return Object.assign(invoke, {
    close: () => {
      client.destroy();
    },
  });
};
