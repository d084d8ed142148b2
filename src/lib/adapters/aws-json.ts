/**
 * Calls an AWS service that speaks the JSON protocol (awsJson1_0, awsJson1_1), signed with Signature Version 4. A tenth of
 * the bytes of an SDK client, and the answer's checksum is verified; docs/adr/0006-lean-dynamodb-client.md says why.
 */
import { crc32 } from 'node:zlib';
import { HttpRequest, type HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { credentialsFrom, endpointFrom, regionFrom, Sha256 } from './aws-environment.ts';

export interface JsonService {
  /** As in the signature's scope and the endpoint's host: `dynamodb`. */
  readonly service: string;
  /** What stands before the operation in `X-Amz-Target`: `DynamoDB_20120810`. */
  readonly target: string;
  readonly version: '1.0' | '1.1';
}

export interface JsonServiceOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly connectionTimeoutMs: number;
  /** For the answer to begin, and for each silence within it. */
  readonly requestTimeoutMs: number;
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

/** A damaged answer is worth asking again for, as a lost one is. */
const damaged = (): Error =>
  Object.assign(new Error('The answer does not match its checksum'), { name: 'TimeoutError' });

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

/** @returns a function of an operation's name and its body, one attempt a call, with the milliseconds left for it */
export const createJsonService = ({ service, target, version }: JsonService, options: JsonServiceOptions) => {
  const { env = process.env, connectionTimeoutMs, requestTimeoutMs } = options;
  const url = endpointFrom(env, service);
  const address = addressOf(url);
  const http = new NodeHttpHandler({
    connectionTimeout: connectionTimeoutMs,
    socketTimeout: requestTimeoutMs,
    throwOnRequestTimeout: true,
  });
  const signer = new SignatureV4({
    service,
    region: regionFrom(env),
    sha256: Sha256,
    credentials: credentialsFrom(env),
  });
  return {
    call: async (operation: string, body: string, leftMs: number): Promise<Buffer> => {
      const headers = {
        host: url.host,
        'content-type': `application/x-amz-json-${version}`,
        'content-length': String(Buffer.byteLength(body)),
        'x-amz-target': `${target}.${operation}`,
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
