/** SQS and Lambda over HTTP, as far as a redrive asks them: one queue with hidden messages, and functions that run or fail. */
import { createHash, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { recordedEvent } from '../../testing/events.ts';
import { startStub } from '../../testing/stub.ts';

interface Message {
  readonly id: string;
  readonly body: string;
  /** Milliseconds since the epoch. */
  hiddenUntil: number;
  receives: number;
}

export interface Invocation {
  readonly functionName: string;
  readonly payload: unknown;
}

export interface FailuresStub {
  readonly url: string;
  readonly queueUrl: string;
  readonly invocations: readonly Invocation[];
  /** Decides how an invocation ends: the class of an error, or undefined for success. */
  answer(run: (invocation: Invocation) => Promise<string | undefined>): void;
  put(...bodies: readonly string[]): void;
  /** Messages that are still there, and whether anybody can see them. */
  left(): readonly { readonly body: string; readonly isVisible: boolean }[];
  stop(): void;
}

type SqsAction = (input: Record<string, unknown>) => unknown;

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const hide = (message: Message, seconds: unknown): void => {
  message.hiddenUntil = Date.now() + Number(seconds) * 1_000;
};
const isVisible = ({ hiddenUntil }: Message): boolean => hiddenUntil <= Date.now();

const queueOf = (messages: Message[]): Readonly<Record<string, SqsAction>> => {
  /** A receipt is good until the message is received again. */
  const find = (receipt: unknown): Message | undefined =>
    messages.find(({ id, receives }) => `${id}/${receives}` === receipt);
  return {
    GetQueueAttributes: () => ({
      Attributes: {
        ApproximateNumberOfMessages: String(messages.filter(isVisible).length),
        ApproximateNumberOfMessagesNotVisible: String(messages.filter((message) => !isVisible(message)).length),
      },
    }),
    ReceiveMessage: ({ MaxNumberOfMessages, VisibilityTimeout }) => {
      const batch = messages.filter(isVisible).slice(0, Number(MaxNumberOfMessages));
      for (const message of batch) {
        message.receives += 1;
        hide(message, VisibilityTimeout);
      }
      const Messages = batch.map(({ id, body, receives }) => ({
        MessageId: id,
        ReceiptHandle: `${id}/${receives}`,
        Body: body,
        MD5OfBody: md5(body),
      }));
      return Messages.length === 0 ? {} : { Messages };
    },
    DeleteMessage: ({ ReceiptHandle }) => {
      const message = find(ReceiptHandle);
      if (message !== undefined) messages.splice(messages.indexOf(message), 1);
      return {};
    },
    ChangeMessageVisibility: ({ ReceiptHandle, VisibilityTimeout }) => {
      const message = find(ReceiptHandle);
      if (message !== undefined) hide(message, VisibilityTimeout);
      return {};
    },
  };
};

const sendJson = (response: ServerResponse, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', ...headers }).end(JSON.stringify(body));
};

export const startFailures = async (): Promise<FailuresStub> => {
  const messages: Message[] = [];
  const invocations: Invocation[] = [];
  const actions = queueOf(messages);
  let run: (invocation: Invocation) => Promise<string | undefined> = () => Promise.resolve(undefined);
  const invoke = async (invocation: Invocation, response: ServerResponse): Promise<void> => {
    invocations.push(invocation);
    const errorType = await run(invocation);
    if (errorType === undefined) sendJson(response, null);
    else sendJson(response, { errorType, errorMessage: 'words' }, { 'x-amz-function-error': 'Unhandled' });
  };
  const stub = await startStub((request, response, body) => {
    const functionName = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(request.url ?? '')?.[1];
    const payload = JSON.parse(body) as Record<string, unknown>;
    if (functionName !== undefined) void invoke({ functionName, payload }, response);
    else sendJson(response, actions[String(request.headers['x-amz-target']).replace('AmazonSQS.', '')]?.(payload));
  });
  return {
    url: stub.url,
    queueUrl: `${stub.url}/123456789012/failures`,
    invocations,
    answer: (next) => {
      run = next;
    },
    put: (...bodies) => {
      messages.push(...bodies.map((body) => ({ id: randomUUID(), body, hiddenUntil: 0, receives: 0 })));
    },
    left: () => messages.map((message) => ({ body: message.body, isVisible: isVisible(message) })),
    stop: stub.stop,
  };
};

type Kind = 'selfie' | 'erasure';

/** Lambda's record of a failed event, with a payload of its own. */
export const aFailedEvent = (kind: Kind, payload: unknown, timestamp = '2026-11-24T10:06:05.568Z'): string => {
  const recorded = recordedEvent(`lambda-destination-${kind}`) as Record<string, unknown>;
  return JSON.stringify({ ...recorded, timestamp, requestPayload: payload });
};
