/** Starts another function of the service without waiting for it; Lambda queues and retries the event. */
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { Problem } from '../../errors.ts';
import { createRetries, isUnavailable, NO_SDK_RETRIES, RETRY_LIMITS } from './retry-policy.ts';

/** Milliseconds. */
const CONNECTION_TIMEOUT = 1_000;
const REQUEST_TIMEOUT = 3_000;

/** Credentials, region and `AWS_ENDPOINT_URL_LAMBDA` come from the environment. */
export const createInvoker = (functionName: string): ((payload: unknown) => Promise<void>) => {
  const client = new LambdaClient({
    ...NO_SDK_RETRIES,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      throwOnRequestTimeout: true,
    },
  });
  const retries = createRetries(RETRY_LIMITS.lambda);
  return async (payload) => {
    const Payload = Buffer.from(JSON.stringify(payload));
    try {
      const command = new InvokeCommand({ FunctionName: functionName, InvocationType: 'Event', Payload });
      await retries((leftMs) => client.send(command, { requestTimeout: Math.min(REQUEST_TIMEOUT, leftMs) }), {
        isRetryable: isUnavailable,
      });
    } catch (cause) {
      throw new Problem('upstream_unavailable', 'The work could not be queued.', { cause, retryAfterSeconds: 5 });
    }
  };
};
