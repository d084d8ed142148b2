/** What the functions find in their environment: the SDKs' own endpoint variables, and credentials that fit nowhere. */
import { DEFAULT_MODEL } from '../../src/lib/looks/model/prompt.ts';
import type { Serverless } from './serverless/serverless-types.ts';
import { CREDENTIALS, urlForFunctions, urlOf, type Settings } from './settings.ts';

/** Leftovers of a real account that would win over ours. */
const FOREIGN = ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ENDPOINT_URL', 'AUTHORIZER', 'PRINCIPAL_ID'];

/** Given on to the functions when they are set; with the last one and AWS_XRAY_DAEMON_ADDRESS they write traces. */
const PASSED_ON = ['OPENAI_API_KEY', 'OPENAI_BASE_URL', 'OPENAI_MODEL', '_X_AMZN_TRACE_ID'];

/** A model on this machine goes through the fault proxy too; OpenAI itself does not. */
export const modelBehindProxy = (settings: Settings): string | undefined => {
  const { OPENAI_BASE_URL: baseUrl = '' } = process.env;
  return settings.faultSeed !== undefined && baseUrl.startsWith(`http://${settings.host}:`) ? baseUrl : undefined;
};

export const setEnvironment = (settings: Settings, serverless: Serverless): void => {
  for (const name of FOREIGN) Reflect.deleteProperty(process.env, name);
  // serverless-offline copies every AWS_* variable to the functions.
  Object.assign(process.env, {
    AWS_REGION: settings.region,
    AWS_DEFAULT_REGION: settings.region,
    AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_S3: urlForFunctions(settings, 's3'),
    AWS_ENDPOINT_URL_DYNAMODB: urlForFunctions(settings, 'dynamodb'),
    AWS_ENDPOINT_URL_REKOGNITION: urlForFunctions(settings, 'rekognition'),
    AWS_ENDPOINT_URL_LAMBDA: urlForFunctions(settings, 'lambda'),
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: urlForFunctions(settings, 'cognito'),
  });
  const given: Record<string, string> = {};
  for (const name of PASSED_ON) {
    const value = process.env[name] ?? '';
    if (value !== '') given[name] = value;
  }
  if (modelBehindProxy(settings) !== undefined) given['OPENAI_BASE_URL'] = `${urlOf(settings, 'faults')}/v1`;
  const { provider, functions } = serverless.service;
  // A function's own variables win over the provider's.
  for (const holder of [provider, ...Object.values(functions)]) {
    holder.environment = { ...holder.environment, ...given };
  }
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The model that is asked for looks in such an environment; undefined while there is no key. */
export const modelIn = ({ OPENAI_API_KEY: key, OPENAI_MODEL: model }: Readonly<Record<string, unknown>>) =>
  textOf(key) === '' ? undefined : textOf(model) || DEFAULT_MODEL;

/** What an environment may refer to, by the resource's type: its physical id here. */
export type PhysicalIds = Readonly<Record<string, string>>;

const typeOf = ({ service }: Serverless, value: unknown): string | undefined => {
  const reference = value as { readonly Ref?: string } | null | undefined;
  return service.resources?.Resources?.[reference?.Ref ?? '']?.Type;
};

/** `Ref` in a function's environment, which CloudFormation resolves on a stage, once the resources are there. */
export const resolveReferences = (serverless: Serverless, ids: PhysicalIds): void => {
  const { provider, functions } = serverless.service;
  for (const holder of [provider, ...Object.values(functions)]) {
    holder.environment = Object.fromEntries(
      Object.entries(holder.environment ?? {}).map(([name, value]) => [
        name,
        ids[typeOf(serverless, value) ?? ''] ?? value,
      ]),
    );
  }
};
