/** The environment, parsed once: every missing or bad name is reported together. */

const text = (value: string): string => value;

const integer =
  (min: number, max: number) =>
  (value: string): number => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < min || number > max) {
      throw new Error(`must be a whole number from ${min} to ${max}`);
    }
    return number;
  };

const list = (value: string): readonly string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const flag = (value: string): boolean => {
  if (value !== 'true' && value !== 'false') throw new Error('must be true or false');
  return value === 'true';
};

interface Setting<T> {
  readonly env: string;
  readonly parse: (value: string) => T;
  /** Used when the variable is absent or empty; without one it is required. */
  readonly fallback?: string;
}

const setting = <T>(env: string, parse: (value: string) => T, fallback?: string): Setting<T> =>
  fallback === undefined ? { env, parse } : { env, parse, fallback };

/** The whole numbers of a stage: its parameters are held to them before it is deployed, its functions when they start. */
export const RANGES = {
  uploadUrlTtlSeconds: [1, 900],
  lookRetentionDays: [1, 36_500],
  analysesPerDay: [1, 1_000_000],
  uploadUrlsPerDay: [1, 1_000_000],
  refinementsPerDay: [1, 1_000_000],
} as const;

/** Stage parameters have their defaults in serverless.yml, so they have none here. */
export const SETTINGS = {
  stage: setting('STAGE', text, 'unknown'),
  region: setting('AWS_REGION', text),
  tableName: setting('TABLE_NAME', text),
  selfiesBucket: setting('SELFIES_BUCKET', text),
  arAssetsBucket: setting('AR_ASSETS_BUCKET', text),
  uploadUrlTtlSeconds: setting('UPLOAD_URL_TTL_SECONDS', integer(...RANGES.uploadUrlTtlSeconds)),
  allowedOrigins: setting('ALLOWED_ORIGINS', list, ''),
  openAiSecretId: setting('OPENAI_SECRET_ID', text, ''),
  openAiApiKey: setting('OPENAI_API_KEY', text, ''),
  openAiModel: setting('OPENAI_MODEL', text, ''),
  serviceVersion: setting('SERVICE_VERSION', text, 'unknown'),
  userPoolId: setting('USER_POOL_ID', text),
  userPoolClientId: setting('USER_POOL_CLIENT_ID', text),
  eraseFunctionName: setting('ERASE_FUNCTION_NAME', text),
  analyzeFunctionName: setting('ANALYZE_FUNCTION_NAME', text),
  requireConsent: setting('REQUIRE_CONSENT', flag),
  noticeVersion: setting('NOTICE_VERSION', text),
  lookRetentionDays: setting('LOOK_RETENTION_DAYS', integer(...RANGES.lookRetentionDays)),
  analysesPerDay: setting('ANALYSES_PER_DAY', integer(...RANGES.analysesPerDay)),
  uploadUrlsPerDay: setting('UPLOAD_URLS_PER_DAY', integer(...RANGES.uploadUrlsPerDay)),
  refinementsPerDay: setting('REFINEMENTS_PER_DAY', integer(...RANGES.refinementsPerDay)),
} as const;

type Settings = typeof SETTINGS;
export type SettingName = keyof Settings;
export type Config<Name extends SettingName = SettingName> = { readonly [K in Name]: ReturnType<Settings[K]['parse']> };

const parseOne = (name: SettingName, env: NodeJS.ProcessEnv): unknown => {
  const { env: variable, parse, fallback } = SETTINGS[name] as Setting<unknown>;
  const raw = env[variable];
  const value = raw === undefined || raw === '' ? fallback : raw;
  if (value === undefined) throw new Error('is not set');
  return parse(value);
};

/**
 * Reads the named settings. A function asks only for what it needs, so that its environment can stay as small.
 * @throws Error that lists every bad variable at once
 */
export const readConfig = <Name extends SettingName>(
  names: readonly Name[],
  env: NodeJS.ProcessEnv = process.env,
): Config<Name> => {
  const problems: string[] = [];
  const config: Partial<Record<SettingName, unknown>> = {};
  for (const name of names) {
    try {
      config[name] = parseOne(name, env);
    } catch (error) {
      problems.push(`${SETTINGS[name].env} ${(error as Error).message}`);
    }
  }
  if (problems.length > 0) throw new Error(`The environment is not complete: ${problems.join('; ')}.`);
  return config as Config<Name>;
};
