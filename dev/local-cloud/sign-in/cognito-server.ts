/** cognito-local put together as its own start script does, but with our port, our issuer and our folder. */
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Settings } from '../settings.ts';
import type { Inbox } from './inbox.ts';
import { type Router, strictRouter, type Trust } from './rules.ts';
import type { Services } from './user-pool.ts';

type Construct<T = unknown> = new (...args: unknown[]) => T;
interface CognitoFactory {
  create(context: unknown, defaults: unknown): Promise<Services['cognito']>;
}
/** The modules of cognito-local that its start script is made of; it exports only the whole. */
interface Parts {
  readonly services: Record<'DateClock' | 'TriggersService' | 'LambdaService', Construct> & {
    readonly MessagesService: Construct<Services['messages']>;
  };
  readonly CognitoServiceFactoryImpl: Construct<CognitoFactory>;
  readonly CryptoService: Construct;
  readonly StormDBDataStoreFactory: Construct;
  readonly MessageDeliveryService: Construct;
  readonly otp: () => string;
  readonly JwtTokenGenerator: Construct;
  readonly UserPoolServiceFactoryImpl: Construct;
  readonly DefaultConfig: { readonly UserPoolDefaults: object; readonly KMSConfig: object };
  readonly CognitoError: new (name: string, message: string) => Error;
  readonly Router: (services: unknown) => Router;
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
    'errors',
    'server/config',
    'server/Router',
    'server/server',
  ];
  const all: Record<string, unknown> = { services: load('services/index') };
  for (const path of modules) Object.assign(all, { ...load(path) });
  return all as unknown as Parts;
};

const senderTo = (inbox: Inbox) => ({
  sendEmail: (_context: unknown, _user: unknown, to: string, message: { readonly __code: string }) => {
    inbox.receive({ to, code: message.__code });
    return Promise.resolve();
  },
  sendSms: () => Promise.reject(new Error('Nobody has a phone number here.')),
});

interface Settled extends Trust {
  readonly dataDirectory: string;
  readonly inbox: Inbox;
}

const createServices = async (parts: Parts, { issuerDomain, dataDirectory, inbox }: Settled): Promise<Services> => {
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
  const delivery = new parts.MessageDeliveryService(senderTo(inbox));
  const made = {
    clock,
    cognito,
    config: DefaultConfig,
    messages: new kinds.MessagesService(triggers, delivery),
    otp: parts.otp,
    refusal: parts.CognitoError,
    tokenGenerator: new parts.JwtTokenGenerator(clock, triggers, { IssuerDomain: issuerDomain }),
    triggers,
  };
  return made;
};

const silentLogger = (): unknown => {
  const pino = fromCognitoLocal('pino') as (options: { level: string }) => unknown;
  return pino({ level: 'silent' });
};

/** cognito-local signs every pool's tokens with one key. */
const keys = (): unknown => {
  const { jwk } = fromCognitoLocal('./keys/cognitoLocal.public.json') as { jwk: unknown };
  return { keys: [jwk] };
};

export const serveCognito = async (settings: Settings, issuerDomain: string, inbox: Inbox): Promise<Server> => {
  const parts = loadParts();
  const trust = { issuerDomain, jwks: keys() };
  const services = await createServices(parts, { ...trust, inbox, dataDirectory: join(settings.stateDir, 'cognito') });
  const options = { hostname: settings.host, port: settings.ports.cognito };
  const router = strictRouter(parts.Router(services), services, trust);
  return parts.createServer(router, silentLogger(), options, services).start();
};
