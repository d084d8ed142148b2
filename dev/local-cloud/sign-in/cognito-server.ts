/** cognito-local put together as its own start script does, but with our port, our issuer and our folder. */
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Settings } from '../settings.ts';

type Construct<T = unknown> = new (...args: unknown[]) => T;
interface CognitoFactory {
  create(context: unknown, defaults: unknown): Promise<unknown>;
}
/** The modules of cognito-local that its start script is made of; it exports only the whole. */
interface Parts {
  readonly services: Record<'DateClock' | 'TriggersService' | 'LambdaService' | 'MessagesService', Construct>;
  readonly CognitoServiceFactoryImpl: Construct<CognitoFactory>;
  readonly CryptoService: Construct;
  readonly StormDBDataStoreFactory: Construct;
  readonly MessageDeliveryService: Construct;
  readonly otp: unknown;
  readonly JwtTokenGenerator: Construct;
  readonly UserPoolServiceFactoryImpl: Construct;
  readonly DefaultConfig: { readonly UserPoolDefaults: object; readonly KMSConfig: object };
  readonly Router: (services: unknown) => unknown;
  readonly createServer: (...args: unknown[]) => { start(): Promise<Server> };
}

const require = createRequire(import.meta.url);
const fromCognitoLocal = createRequire(require.resolve('cognito-local'));

const loadParts = (): Parts => {
  // cognito-local uses the AWS SDK 2, which would say at each start that its time is over.
  process.env['AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE'] = '1';
  const load = (path: string): Record<string, unknown> => fromCognitoLocal(`./${path}.js`) as Record<string, unknown>;
  const modules = [
    'services/cognitoService',
    'services/crypto',
    'services/dataStore/stormDb',
    'services/messageDelivery/messageDelivery',
    'services/otp',
    'services/tokenGenerator',
    'services/userPoolService',
    'server/config',
    'server/Router',
    'server/server',
  ];
  const all: Record<string, unknown> = { services: load('services/index') };
  for (const path of modules) Object.assign(all, { ...load(path) });
  return all as unknown as Parts;
};

/** No mail and no SMS leaves this machine. */
const silentSender = { sendEmail: () => Promise.resolve(), sendSms: () => Promise.resolve() };

const createServices = async (parts: Parts, issuerDomain: string, dataDirectory: string): Promise<object> => {
  const { services: kinds, DefaultConfig } = parts;
  const logger = silentLogger();
  const clock = new kinds.DateClock();
  const stores = new parts.StormDBDataStoreFactory(dataDirectory);
  const pools = new parts.UserPoolServiceFactoryImpl(clock, stores);
  const factory = new parts.CognitoServiceFactoryImpl(dataDirectory, stores, pools);
  const cognito = await factory.create({ logger }, DefaultConfig.UserPoolDefaults);
  const noLambda = new kinds.LambdaService({}, undefined);
  const triggers = new kinds.TriggersService(
    clock,
    cognito,
    noLambda,
    new parts.CryptoService(DefaultConfig.KMSConfig),
  );
  const delivery = new parts.MessageDeliveryService(silentSender);
  return {
    clock,
    cognito,
    config: DefaultConfig,
    messages: new kinds.MessagesService(triggers, delivery),
    otp: parts.otp,
    tokenGenerator: new parts.JwtTokenGenerator(clock, triggers, { IssuerDomain: issuerDomain }),
    triggers,
  };
};

const silentLogger = (): unknown => {
  const pino = fromCognitoLocal('pino') as (options: { level: string }) => unknown;
  return pino({ level: 'silent' });
};

export const serveCognito = async (settings: Settings, issuerDomain: string): Promise<Server> => {
  const parts = loadParts();
  const services = await createServices(parts, issuerDomain, join(settings.stateDir, 'cognito'));
  const options = { hostname: settings.host, port: settings.ports.cognito };
  return parts.createServer(parts.Router(services), silentLogger(), options, services).start();
};
