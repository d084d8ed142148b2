/** Tells the other plugins, before they read their options, what the local cloud decided: ports, folders, database. */
import { join, relative } from 'node:path';
import { buildFolder } from './build.ts';
import type { BucketProperties, PluginInput } from './serverless-types.ts';
import { readSettings, type Settings } from '../settings.ts';

export const seedFile = (settings: Settings): string => join(settings.stateDir, 'seed.json');

const START_HOOK = 'before:offline:start:init';

/** build.ts does at the start of the local cloud what that plugin would do. */
const withoutPlugin = ({ serverless }: PluginInput, name: string): void => {
  const { hooks } = serverless.pluginManager;
  hooks[START_HOOK] = hooks[START_HOOK]?.filter(({ pluginName }) => pluginName !== name);
};

/** The gateway extension answers for CORS; hapi would add headers of its own. */
const withoutHapiCors = ({ serverless }: PluginInput): void => {
  for (const { events = [] } of Object.values(serverless.service.functions)) {
    for (const { http } of events) if (http !== undefined) Reflect.deleteProperty(http, 'cors');
  }
};

/** A page under development may have any port; S3 takes one `*` in an origin. */
const ANY_PORT = ['http://localhost:*', 'http://127.0.0.1:*'];

/** The page runs on a port of its own, which the command line can move: an origin like those of the stage's parameter. */
const allowPlayground = ({ serverless }: PluginInput, { host, ports }: Settings): void => {
  const added = [host, 'localhost'].map((name) => `http://${name}:${ports.playground}`);
  const { provider, resources } = serverless.service;
  const given = provider.environment['ALLOWED_ORIGINS'];
  provider.environment = {
    ...provider.environment,
    ALLOWED_ORIGINS: [...(typeof given === 'string' ? [given] : []), ...added].join(','),
  };
  const buckets = Object.values(resources?.Resources ?? {}).filter(({ Type }) => Type === 'AWS::S3::Bucket');
  const rules = [
    ...Object.values(provider.s3 ?? {}).map(({ corsConfiguration }) => corsConfiguration),
    ...buckets.map(({ Properties }) => (Properties as BucketProperties | undefined)?.CorsConfiguration),
  ].flatMap((cors) => cors?.CorsRules ?? []);
  for (const rule of rules) rule.AllowedOrigins = [...rule.AllowedOrigins, ...ANY_PORT];
};

export const configure = (input: PluginInput): void => {
  const settings = readSettings(input);
  withoutHapiCors(input);
  allowPlayground(input, settings);
  const { custom } = input.serverless.service;

  Object.assign(custom['serverless-offline'], {
    host: settings.host,
    httpPort: settings.ports.api,
    lambdaPort: settings.ports.lambda,
    location: relative(settings.serviceDir, buildFolder(settings)),
  });
  Object.assign(custom['serverless-dynamodb'].start, {
    host: settings.host,
    port: settings.ports.dynamodb,
    noStart: settings.dynamodb === 'dynalite',
    installPath: settings.dynamodbLocalDir,
  });
  for (const source of custom['serverless-dynamodb'].seed.fixtures.sources) {
    source.sources = [relative(settings.serviceDir, seedFile(settings))];
  }
  withoutPlugin(input, 'EsbuildServerlessPlugin');
};
