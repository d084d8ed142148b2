/** The real handlers in this process, on a table in memory and a bucket without objects: a gateway's event in, its answer out. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { startTable, type TestTable } from './dynamodb.ts';
import { aContext } from './events.ts';

type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

export interface LocalHandlers {
  readonly table: TestTable;
  call(name: string, event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult>;
  stop(): Promise<void>;
}

/** S3 as far as a bucket without objects shows: nothing is found, and removing nothing succeeds. */
const startEmptyBucket = async (): Promise<Server> => {
  const server = createServer((request, response) => {
    response.writeHead(request.method === 'DELETE' ? 204 : 404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
};

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** Sets the environment as a stage would; the handlers read it at their first request. */
const setEnvironment = (table: TestTable, bucket: string): void => {
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
    USER_POOL_ID: 'us-east-1_test',
    ERASE_FUNCTION_NAME: 'erase',
  });
};

export const startHandlers = async (): Promise<LocalHandlers> => {
  const [table, bucket] = await Promise.all([startTable(), startEmptyBucket()]);
  setEnvironment(table, addressOf(bucket));
  const loaded = new Map<string, Promise<{ handler: Handler }>>();
  const load = (name: string): Promise<{ handler: Handler }> => {
    const module = loaded.get(name) ?? (import(`../../src/handlers/${name}.ts`) as Promise<{ handler: Handler }>);
    loaded.set(name, module);
    return module;
  };
  return {
    table,
    call: async (name, event) => (await load(name)).handler(event, aContext()),
    stop: async () => {
      await table.stop();
      bucket.closeAllConnections();
      bucket.close();
    },
  };
};
