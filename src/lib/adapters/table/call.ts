/**
 * One call of DynamoDB's API, signed with Signature Version 4: a tenth of the bytes of the SDK's client, and the answer's
 * checksum is verified. docs/adr/0006-lean-dynamodb-client.md says why.
 */
import { crc32 } from 'node:zlib';
import { HttpRequest, type HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { credentialsFrom, endpointFrom, regionFrom, Sha256 } from '../aws/aws-environment.ts';

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

/** Of an operation's name and its JSON body: one attempt, with the milliseconds that are left for it. */
export const createDynamoDbCall = ({ env = process.env, requestTimeoutMs = REQUEST_TIMEOUT }: CallOptions) => {
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
  return {
    call: async (operation: string, body: string, leftMs: number): Promise<Buffer> => {
      const headers = {
        host: url.host,
        'content-type': 'application/x-amz-json-1.0',
        'content-length': String(Buffer.byteLength(body)),
        'x-amz-target': `DynamoDB_20120810.${operation}`,
      };
      const request = await signer.sign(new HttpRequest({ ...address, headers, body }));
      const { response } = await http.handle(new HttpRequest(request), {
        requestTimeout: Math.min(requestTimeoutMs, leftMs),
      });
      return accepted(response, await readAll(response.body as AsyncIterable<Buffer>));
    },
    destroy: (): void => {
      http.destroy();
    },
  };
};
