/** The one DynamoDB document client of a container: what ElectroDB asks of one, on a signed JSON call. */
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { createRetries, isUnavailable, RETRY_LIMITS, type WithRetries } from '../aws/retry-policy.ts';
import { crc32 } from 'node:zlib';
import { Sha256 } from '@smithy/core/checksum';
import { HttpRequest, type HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { credentialsFrom, endpointFrom, regionFrom } from '../aws/aws-environment.ts';

/** DynamoDB answers within a few milliseconds; what takes a second is better asked again. Milliseconds. */
const CONNECTION_TIMEOUT = 500;
const REQUEST_TIMEOUT = 1_500;

export interface CallOptions {
  /** Read instead of the process's own. */
  readonly env?: NodeJS.ProcessEnv;
  /** For the answer to begin, and for each silence within it. */
  readonly requestTimeoutMs?: number;
}

/** An error answer, named as the SDKs name it. */
const refusal = (status: number, requestId: string | undefined, body: Buffer): Error => {
  const { __type: type = 'UnknownError', message, Message } = parsed(body) as Record<string, string | undefined>;
  return Object.assign(new Error(message ?? Message ?? `HTTP ${status}`), {
    name: type.slice(type.indexOf('#') + 1),
    $fault: status < 500 ? ('client' as const) : ('server' as const),
    $metadata: { httpStatusCode: status, requestId },
  });
};

const parsed = (body: Buffer): object => {
  try {
    return JSON.parse(body.toString()) as object;
  } catch {
    return {};
  }
};

const damaged = (): Error =>
  Object.assign(new Error('The answer does not match its checksum'), { name: 'DamagedAnswer' });

const readAll = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** @throws the refusal as an error of its name; `damaged` where the bytes are not those that were sent */
const accepted = ({ statusCode, headers }: HttpResponse, body: Buffer): Buffer => {
  const checksum = headers['x-amz-crc32'];
  if (checksum !== undefined && Number(checksum) !== crc32(body)) throw damaged();
  if (statusCode >= 300) throw refusal(statusCode, headers['x-amzn-requestid'], body);
  return body;
};

const addressOf = (url: URL) => ({
  protocol: url.protocol,
  hostname: url.hostname,
  ...(url.port !== '' && { port: Number(url.port) }),
  method: 'POST',
  path: '/',
});

/** Refusals of a signature for its time; DynamoDB takes five minutes either way. */
const SKEWED = ['InvalidSignatureException', 'RequestTimeTooSkewed', 'RequestExpired'];
const SKEW_MS = 240_000;

/** What to add to this machine's clock, by the answer's own: nothing where the two agree. */
const skewOf = ({ statusCode, headers }: HttpResponse, error: unknown): number => {
  const skew = Date.parse(headers['date'] ?? '') - Date.now();
  const isTold = statusCode >= 400 && SKEWED.includes((error as Error).name);
  return isTold && Math.abs(skew) > SKEW_MS ? skew : 0;
};

/** Signs and sends, by this machine's clock and what is known to be wrong with it. */
const createSender = ({ env = process.env, requestTimeoutMs = REQUEST_TIMEOUT }: CallOptions) => {
  const url = endpointFrom(env, 'dynamodb');
  const address = addressOf(url);
  const http = new NodeHttpHandler({
    connectionTimeout: CONNECTION_TIMEOUT,
    socketTimeout: requestTimeoutMs,
    throwOnRequestTimeout: true,
  });
  const signer = new SignatureV4({
    service: 'dynamodb',
    region: regionFrom(env),
    sha256: Sha256,
    credentials: credentialsFrom(env),
  });
  const send = async (operation: string, body: string, times: { leftMs: number; skewMs: number }) => {
    const headers = {
      host: url.host,
      'content-type': 'application/x-amz-json-1.0',
      'content-length': String(Buffer.byteLength(body)),
      'x-amz-target': `DynamoDB_20120810.${operation}`,
    };
    const signingDate = new Date(Date.now() + times.skewMs);
    const request = await signer.sign(new HttpRequest({ ...address, headers, body }), { signingDate });
    const requestTimeout = Math.min(requestTimeoutMs, times.leftMs);
    return (await http.handle(new HttpRequest(request), { requestTimeout })).response;
  };
  return {
    send,
    destroy: (): void => {
      http.destroy();
    },
  };
};

/** Of an operation's name and its JSON body: one attempt, with the milliseconds that are left for it. */
export const createDynamoDbCall = (options: CallOptions) => {
  const { send, destroy } = createSender(options);
  let skewMs = 0;
  const call = async (operation: string, body: string, leftMs: number): Promise<Buffer> => {
    const response = await send(operation, body, { leftMs, skewMs });
    const bytes = await readAll(response.body as AsyncIterable<Buffer>);
    try {
      return accepted(response, bytes);
    } catch (error) {
      const skew = skewOf(response, error);
      // Signed by the service's own clock already: asking again would give the same.
      if (skew === 0 || Math.abs(skew - skewMs) < SKEW_MS) throw error;
      skewMs = skew;
      return call(operation, body, leftMs);
    }
  };
  return { call, destroy };
};

type Item = Record<string, unknown>;
type Request = Readonly<Record<string, unknown>>;

export interface TableClientOptions extends CallOptions {
  readonly withRetries?: WithRetries;
}

interface Pending {
  promise(): Promise<unknown>;
}
type Method = (input: Request) => Pending;

const toWire = (value: unknown) => marshall(value as Item, { removeUndefinedValues: true });

/** Puts bytes in the place of base64 where an attribute's value is of the type `B`: an attribute may have that name, too. */
const decodeBinary = (value: Record<string, unknown>): void => {
  if (typeof value['B'] === 'string') value['B'] = new Uint8Array(Buffer.from(value['B'], 'base64'));
  else
    for (const inner of Object.values(value['M'] ?? value['L'] ?? {})) decodeBinary(inner as Record<string, unknown>);
};

/** Of an item that was just parsed and is nobody else's. */
const fromWire = (value: unknown): Item => {
  const item = value as Parameters<typeof unmarshall>[0];
  decodeBinary({ M: item });
  return unmarshall(item);
};

const each = (convert: (item: unknown) => unknown) => (items: unknown) => (items as unknown[]).map(convert);
const perTable = (convert: (value: unknown) => unknown) => (tables: unknown) =>
  Object.fromEntries(Object.entries(tables as object).map(([name, value]) => [name, convert(value)]));

type Fields = Readonly<Record<string, (value: unknown) => unknown>>;

/** Converts the named fields where they are there, and passes on the rest. */
const mapped =
  (fields: Fields) =>
  (value: unknown): Item =>
    Object.fromEntries(
      Object.entries(value as object).map(([name, part]) => [
        name,
        part === null || part === undefined ? part : (fields[name]?.(part) ?? part),
      ]),
    );

const writes = (convert: (value: unknown) => unknown) =>
  perTable(each(mapped({ PutRequest: mapped({ Item: convert }), DeleteRequest: mapped({ Key: convert }) })));
const keys = (convert: (value: unknown) => unknown) => perTable(mapped({ Keys: each(convert) }));

/** Where items and keys stand in a request and in an answer, by DynamoDB's API reference. */
const ITEMS_SENT = { Key: toWire, Item: toWire, ExpressionAttributeValues: toWire, ExclusiveStartKey: toWire };
const ITEMS_GIVEN = { Item: fromWire, Attributes: fromWire, LastEvaluatedKey: fromWire, Items: each(fromWire) };
interface Operation {
  readonly name: string;
  readonly sent: Fields;
  readonly given: Fields;
}

const OPERATIONS = {
  get: { name: 'GetItem', sent: ITEMS_SENT, given: ITEMS_GIVEN },
  put: { name: 'PutItem', sent: ITEMS_SENT, given: ITEMS_GIVEN },
  update: { name: 'UpdateItem', sent: ITEMS_SENT, given: ITEMS_GIVEN },
  delete: { name: 'DeleteItem', sent: ITEMS_SENT, given: ITEMS_GIVEN },
  query: { name: 'Query', sent: ITEMS_SENT, given: ITEMS_GIVEN },
  batchGet: {
    name: 'BatchGetItem',
    sent: { RequestItems: keys(toWire) },
    given: { Responses: perTable(each(fromWire)), UnprocessedKeys: keys(fromWire) },
  },
  batchWrite: {
    name: 'BatchWriteItem',
    sent: { RequestItems: writes(toWire) },
    given: { UnprocessedItems: writes(fromWire) },
  },
} as const satisfies Record<string, Operation>;

/** Binary is base64 on the wire. */
const encode = (input: object): string =>
  JSON.stringify(input, function (this: Record<string, unknown>, name, value: unknown) {
    // Before `toJSON` had its say: a Buffer has one.
    const raw = this[name];
    return raw instanceof Uint8Array ? Buffer.from(raw).toString('base64') : value;
  });
const decode = (answer: Buffer): object => JSON.parse(answer.toString()) as object;

const unused = (): never => {
  throw new Error('Neither scans nor transactions are used here: see docs/access-patterns.md');
};

/** Credentials, region and `AWS_ENDPOINT_URL_DYNAMODB` come from the environment. */
export const createTableClient = (options: TableClientOptions = {}) => {
  const { withRetries = createRetries(RETRY_LIMITS.table) } = options;
  const { call, destroy } = createDynamoDbCall(options);
  const method =
    ({ name, sent, given }: Operation): Method =>
    (input) => ({
      promise: async () => {
        const body = encode(mapped(sent)(input));
        const answer = await withRetries((leftMs) => call(name, body, leftMs), { isRetryable: isUnavailable });
        return mapped(given)(decode(answer));
      },
    });
  return {
    get: method(OPERATIONS.get),
    put: method(OPERATIONS.put),
    update: method(OPERATIONS.update),
    delete: method(OPERATIONS.delete),
    query: method(OPERATIONS.query),
    batchGet: method(OPERATIONS.batchGet),
    batchWrite: method(OPERATIONS.batchWrite),
    scan: unused,
    transactGet: unused,
    transactWrite: unused,
    createSet: unused,
    destroy,
  };
};
export type TableClient = ReturnType<typeof createTableClient>;
