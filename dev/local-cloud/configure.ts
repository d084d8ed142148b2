/** Tells the other plugins, before they read their options, what the local cloud decided: ports, folders, database. */
import { join, relative } from 'node:path';
import type { PluginInput } from './serverless-types.ts';
import { readSettings, type Settings } from './settings.ts';

/** Rebuild on save; a cloud that serves tests must not change under them. */
const watchOptions = (settings: Settings): object => ({
  pattern: settings.watch ? ['src/**/*.ts'] : [],
  ignore: ['node_modules'],
  chokidar: { ignoreInitial: true },
});

export const seedFile = (settings: Settings): string => join(settings.stateDir, 'seed.json');

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
  const fromService = (path: string): string => relative(settings.serviceDir, path);

  Object.assign(custom['serverless-offline'], {
    host: settings.host,
    httpPort: settings.ports.api,
    lambdaPort: settings.ports.lambda,
  });
  Object.assign(custom['serverless-dynamodb'].start, {
    host: settings.host,
    port: settings.ports.dynamodb,
    noStart: settings.dynamodb === 'dynalite',
    installPath: settings.dynamodbLocalDir,
  });
  // Natives come from node_modules here; `exclude: *` keeps serverless-esbuild from installing the arm64 ones.
  Object.assign(custom.esbuild, {
    exclude: '*',
    minify: false,
    sourcemap: 'linked',
    outputWorkFolder: fromService(join(settings.stateDir, 'build')),
    watch: watchOptions(settings),
  });
};
