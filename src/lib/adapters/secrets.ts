/** The model's key: from the environment on a laptop, from Secrets Manager on a stage, fetched lazily and cached. */
import { getSecret } from '@aws-lambda-powertools/parameters/secrets';

/** A rotated key is picked up within this time. Seconds. */
const MAX_AGE = 300;
/** After a failed fetch the next try waits, so that a denied secret costs no call per request. Milliseconds. */
const PAUSE_MS = 60_000;

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

const fetchCached = async (secretId: string): Promise<string | undefined> => {
  const secret = await getSecret(secretId, { maxAge: MAX_AGE });
  return typeof secret === 'string' ? secret : undefined;
};

/** A missing, empty or denied secret is undefined: the rules engine answers then. */
export const createApiKey = (options: KeyOptions): (() => Promise<string | undefined>) => {
  const { apiKey, secretId, report, now = Date.now, fetchSecret = fetchCached } = options;
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
