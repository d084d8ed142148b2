/**
 * Presigned URLs without an S3 client: a signer alone is a fifth of the bytes to load. It reads the same environment
 * as the SDK: region, credentials, and an endpoint where one is set.
 */
import { isIP } from 'node:net';
import { S3RequestPresigner } from '@aws-sdk/s3-request-presigner';
import { Sha256 } from '@smithy/core/checksum';
import { buildQueryString, escapeUriPath } from '@smithy/core/protocols';
import { credentialsFrom, endpointFrom, regionFrom } from './aws-environment.ts';
import type { AssetBucket, SelfieBucket, UploadUrlRequest } from '../../use-cases/ports.ts';

export interface SignerOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

interface ObjectRequest {
  readonly method: 'GET' | 'PUT';
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresInSeconds: number;
  readonly signedAt: Date;
}

/** An endpoint that is an IP address has no subdomains, so the bucket goes into the path there. */
const addressOf = (bucket: string, env: NodeJS.ProcessEnv) => {
  const url = endpointFrom(env, 's3');
  const inPath = isIP(url.hostname) !== 0;
  return {
    protocol: url.protocol,
    hostname: inPath ? url.hostname : `${bucket}.${url.hostname}`,
    ...(url.port !== '' && { port: Number(url.port) }),
    prefix: inPath ? `/${bucket}` : '',
  };
};

const createSigner = (bucket: string, { env = process.env }: SignerOptions) => {
  const { prefix, ...address } = addressOf(bucket, env);
  const presigner = new S3RequestPresigner({
    region: regionFrom(env),
    sha256: Sha256,
    credentials: credentialsFrom(env),
  });
  return async ({ method, key, headers, expiresInSeconds, signedAt }: ObjectRequest): Promise<string> => {
    const path = `${prefix}/${escapeUriPath(key)}`;
    const signed = await presigner.presign(
      { method, ...address, path, headers: { ...headers }, query: {} },
      { expiresIn: expiresInSeconds, signingDate: signedAt, signableHeaders: new Set(Object.keys(headers)) },
    );
    const host = address.port === undefined ? address.hostname : `${address.hostname}:${address.port}`;
    return `${address.protocol}//${host}${path}?${buildQueryString(signed.query ?? {})}`;
  };
};

/** The headers the client must send as they are. `if-none-match: *` makes S3 refuse to overwrite an object. */
const uploadHeaders = ({ contentType }: UploadUrlRequest) => ({ 'content-type': contentType, 'if-none-match': '*' });

export const createUploadSigner = (bucket: string, options: SignerOptions = {}): Pick<SelfieBucket, 'presignPut'> => {
  const sign = createSigner(bucket, options);
  return {
    presignPut: async (request) => {
      const headers = uploadHeaders(request);
      const url = await sign({
        method: 'PUT',
        key: request.objectKey,
        expiresInSeconds: request.expiresInSeconds,
        signedAt: new Date(request.signedAt),
        /** Signed but not listed: every HTTP client sets the length itself. */
        headers:
          request.contentLength === undefined
            ? headers
            : { ...headers, 'content-length': String(request.contentLength) },
      });
      return { url, headers };
    },
  };
};

export const createAssetSigner = (bucket: string, options: SignerOptions = {}): AssetBucket => {
  const sign = createSigner(bucket, options);
  const { now = Date.now } = options;
  return {
    presignGet: (key, expiresInSeconds) =>
      sign({ method: 'GET', key, headers: {}, expiresInSeconds, signedAt: new Date(now()) }),
  };
};
