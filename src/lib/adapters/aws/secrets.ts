/** The model's key: from the environment on a laptop, from Secrets Manager on a stage, fetched lazily and cached. */
import type { SecretsProvider } from '@aws-lambda-powertools/parameters/secrets';
import { createRetries, isUnavailable, NO_SDK_RETRIES, RETRY_LIMITS } from './retry-policy.ts';

/** A rotated key is picked up within this time. Seconds. */
const MAX_AGE = 300;
/** After a failed fetch the next try waits, so that a denied secret costs no call per request. Milliseconds. */
const PAUSE_MS = 60_000;

/** A key that does not come soon is not worth the look's time. Milliseconds. */
const CONNECTION_TIMEOUT = 1_000;
const REQUEST_TIMEOUT = 1_500;

export interface KeyOptions {
  /** Wins when it is not empty. */
  readonly apiKey: string;
  /** Empty: there is no secret, so there is no model. */
  readonly secretId: string;
  /** Told why the key could not be had; never the key. */
  readonly report: (error: unknown) => void;
  readonly now?: () => number;
  readonly fetchSecret?: (secretId: string) => Promise<string | undefined>;
}

/** The provider wraps what the client threw. */
const isRetryable = (error: unknown): boolean => error instanceof Error && isUnavailable(error.cause);

const makeProvider = async (): Promise<SecretsProvider> => {
  const { SecretsProvider: Provider } = await import('@aws-lambda-powertools/parameters/secrets');
  return new Provider({
    clientConfig: {
      ...NO_SDK_RETRIES,
      requestHandler: {
        connectionTimeout: CONNECTION_TIMEOUT,
        requestTimeout: REQUEST_TIMEOUT,
        throwOnRequestTimeout: true,
      },
    },
  });
};

/**
 * The provider keeps what it fetched; credentials, region and endpoint come from the environment. It is loaded when a
 * secret is first asked for, beside DetectFaces: without one its SDK client would be start-up time for nothing.
 */
const createFetch = (): ((secretId: string) => Promise<string | undefined>) => {
  let made: Promise<SecretsProvider> | undefined;
  const retries = createRetries(RETRY_LIMITS.secrets);
  return async (secretId) => {
    const provider = await (made ??= makeProvider());
    const secret = await retries(() => provider.get(secretId, { maxAge: MAX_AGE }), { isRetryable });
    return typeof secret === 'string' ? secret : undefined;
  };
};

/** A missing, empty or denied secret is undefined: the rules engine answers then. */
export const createApiKey = (options: KeyOptions): (() => Promise<string | undefined>) => {
  const { apiKey, secretId, report, now = Date.now, fetchSecret = createFetch() } = options;
  let pausedUntil = 0;
  const fromSecret = async (): Promise<string | undefined> => {
    if (now() < pausedUntil) return undefined;
    try {
      const secret = (await fetchSecret(secretId))?.trim();
      if (secret) return secret;
      throw new Error('The secret holds no value');
    } catch (error) {
      pausedUntil = now() + PAUSE_MS;
      report(error);
      return undefined;
    }
  };
  return async () => {
    if (apiKey !== '') return apiKey;
    return secretId === '' ? undefined : fromSecret();
  };
};
