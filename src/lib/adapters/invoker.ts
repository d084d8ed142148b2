/** Starts another function of the service without waiting for it; Lambda queues and retries the event. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { Problem } from '../errors.ts';

/** Milliseconds. */
const CONNECTION_TIMEOUT = 1_000;
const REQUEST_TIMEOUT = 3_000;
const MAX_ATTEMPTS = 3;

/** Credentials, region and `AWS_ENDPOINT_URL_LAMBDA` come from the environment. */
export const createInvoker = (functionName: string): ((payload: unknown) => Promise<void>) => {
  const client = new LambdaClient({
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      requestTimeout: REQUEST_TIMEOUT,
      throwOnRequestTimeout: true,
    },
  });
  return async (payload) => {
    const Payload = Buffer.from(JSON.stringify(payload));
    try {
      await client.send(new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload }));
    } catch (cause) {
      throw new Problem('upstream_unavailable', 'The work could not be queued.', { cause, retryAfterSeconds: 5 });
    }
  };
};
