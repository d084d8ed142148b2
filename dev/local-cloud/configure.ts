/** Tells the other plugins, before they read their options, what the local cloud decided: ports, folders, database. */
import { join, relative } from 'node:path';
import { buildFolder } from './build.ts';
import type { PluginInput } from './serverless-types.ts';
import { readSettings, type Settings } from './settings.ts';

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

export const configure = (input: PluginInput): void => {
  const settings = readSettings(input);
  withoutHapiCors(input);
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
  withoutPlugin(input, 'EsbuildServerlessPlugin');
};
