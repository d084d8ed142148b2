/**
 * Reads, finds and removes single objects by signed requests: a tenth of the bytes of an S3 client, made of the SDK's own
 * signer and HTTP handler. Lists and seeding keep the client in s3.ts.
 */
import { HttpRequest, type HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import { credentialsFrom, regionFrom, Sha256 } from './aws-environment.ts';
import { bucketAddress, encodePath } from './bucket-address.ts';

/** Milliseconds. A stalled socket is given up; the time for the answer's start is set call by call. */
const CONNECTION_TIMEOUT = 500;
const SOCKET_TIMEOUT = 3_000;

export interface CallLimits {
  /** Milliseconds until the answer must begin. */
  readonly requestTimeout: number;
}

export type ObjectBody = AsyncIterable<Uint8Array> & { destroy(): void };

export interface StoredObject {
  readonly body: ObjectBody;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface ObjectStore {
  get(key: string, limits: CallLimits): Promise<StoredObject>;
  head(key: string, limits: CallLimits): Promise<void>;
  /** Idempotent. */
  remove(key: string, limits: CallLimits): Promise<void>;
  destroy(): void;
}

const textOf = async (body: ObjectBody): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

/** An error answer, named as the SDKs name it; the answer to HEAD has no body. */
const refusal = async ({ statusCode, headers, body }: HttpResponse): Promise<Error> => {
  const code = /<Code>(\w+)<\/Code>/.exec(await textOf(body as ObjectBody))?.[1];
  return Object.assign(new Error(code ?? `HTTP ${statusCode}`), {
    name: code ?? (statusCode === 404 ? 'NotFound' : 'UnknownError'),
    $fault: statusCode < 500 ? ('client' as const) : ('server' as const),
    $metadata: { httpStatusCode: statusCode, requestId: headers['x-amz-request-id'] },
  });
};

export interface ObjectStoreOptions {
  readonly env?: NodeJS.ProcessEnv;
}

/** One attempt a call. @throws the refusal as an error of S3's code; Node's own where no answer came */
export const createObjectStore = (bucket: string, { env = process.env }: ObjectStoreOptions = {}): ObjectStore => {
  const { prefix, ...address } = bucketAddress(bucket, env);
  const host = address.port === undefined ? address.hostname : `${address.hostname}:${address.port}`;
  const http = new NodeHttpHandler({
    connectionTimeout: CONNECTION_TIMEOUT,
    socketTimeout: SOCKET_TIMEOUT,
    throwOnRequestTimeout: true,
  });
  // S3 signs the path as it is sent; other services encode it twice.
  const signer = new SignatureV4({
    service: 's3',
    region: regionFrom(env),
    sha256: Sha256,
    credentials: credentialsFrom(env),
    uriEscapePath: false,
  });
  const send = async (method: string, key: string, limits: CallLimits): Promise<HttpResponse> => {
    const path = `${prefix}/${encodePath(key)}`;
    const request = await signer.sign(new HttpRequest({ ...address, method, path, headers: { host } }));
    const { response } = await http.handle(new HttpRequest(request), limits);
    if (response.statusCode >= 300) throw await refusal(response);
    return response;
  };
  const sendAndDrain = async (method: string, key: string, limits: CallLimits): Promise<void> => {
    const answer = await send(method, key, limits);
    await textOf(answer.body as ObjectBody);
  };
  return {
    get: async (key, limits) => {
      const answer = await send('GET', key, limits);
      return { body: answer.body as ObjectBody, headers: answer.headers };
    },
    head: (key, limits) => sendAndDrain('HEAD', key, limits),
    remove: (key, limits) => sendAndDrain('DELETE', key, limits),
    destroy: () => {
      http.destroy();
    },
  };
};
