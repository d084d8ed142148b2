/** The real handlers in this process, on a table in memory: a gateway's event in, its answer out. */
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { startTable, type TestTable } from './dynamodb.ts';
import { aContext } from './events.ts';
import { startStub, type Stub } from './stub.ts';

type Handler = (event: unknown, context: Context) => Promise<APIGatewayProxyResult>;

export interface LocalHandlers {
  readonly table: TestTable;
  call(name: string, event: APIGatewayProxyEvent, context?: Partial<Context>): Promise<APIGatewayProxyResult>;
  /** An event that is no request. */
  invoke(name: string, event: unknown, context?: Partial<Context>): Promise<void>;
  stop(): Promise<void>;
}

/** S3 as far as a bucket without objects shows: nothing is found, and removing nothing succeeds. */
const startEmptyBucket = (): Promise<Stub> =>
  startStub((request, response) => {
    response.writeHead(request.method === 'DELETE' ? 204 : 404).end();
  });

type Environment = Readonly<Record<string, string>>;

/** Sets the environment as a stage would; the handlers read it at their first request. */
const setEnvironment = (table: TestTable, bucket: string, environment: Environment): void => {
  Object.assign(process.env, {
    STAGE: 'test',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_S3: bucket,
    TABLE_NAME: table.name,
    SELFIES_BUCKET: 'selfies',
    AR_ASSETS_BUCKET: 'ar-assets',
    ALLOWED_ORIGINS: 'https://app.example',
    ANALYSES_PER_DAY: '1000000',
    UPLOAD_URLS_PER_DAY: '1000000',
    REFINEMENTS_PER_DAY: '1000000',
    UPLOAD_URL_TTL_SECONDS: '60',
    LOOK_RETENTION_DAYS: '365',
    REQUIRE_CONSENT: 'false',
    NOTICE_VERSION: '2026-11',
    USER_POOL_ID: 'us-east-1_test',
    USER_POOL_CLIENT_ID: '1example23456789',
    ERASE_FUNCTION_NAME: 'erase',
    ...environment,
  });
};

/** `environment` wins; without AWS_ENDPOINT_URL_S3 in it the bucket has no objects. */
export const startHandlers = async (environment: Environment = {}): Promise<LocalHandlers> => {
  const [table, bucket] = await Promise.all([startTable(), startEmptyBucket()]);
  setEnvironment(table, bucket.url, environment);
  const loaded = new Map<string, Promise<{ handler: Handler }>>();
  const load = (name: string): Promise<{ handler: Handler }> => {
    const module = loaded.get(name) ?? (import(`../src/handlers/${name}.ts`) as Promise<{ handler: Handler }>);
    loaded.set(name, module);
    return module;
  };
  return {
    table,
    call: async (name, event, context) => (await load(name)).handler(event, aContext(context)),
    invoke: async (name, event, context) => {
      await (await load(name)).handler(event, aContext(context));
    },
    stop: async () => {
      await table.stop();
      bucket.stop();
    },
  };
};
