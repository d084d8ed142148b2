/** What s3rver leaves out of S3: private buckets, conditional writes, whole objects or none, exact preflight answers. */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import type S3rver from '@20minutes/s3rver';
import S3Error from '@20minutes/s3rver/lib/models/error.js';

/** Parts of the URL or headers that carry a signature; s3rver verifies whichever is there, and lets none pass. */
const isSigned = (context: S3rver.Context): boolean =>
  context.get('authorization') !== '' || 'X-Amz-Algorithm' in context.query || 'Signature' in context.query;

const preconditionFailed = (): Error =>
  new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: 'If-None-Match',
  });

/** Sums that come with a body, by their header, in base64. CRC32C and CRC64NVME are not looked at: Node has neither. */
const SUMS: Readonly<Record<string, (content: Buffer) => Buffer>> = {
  'content-md5': (content) => createHash('md5').update(content).digest(),
  'x-amz-checksum-sha1': (content) => createHash('sha1').update(content).digest(),
  'x-amz-checksum-sha256': (content) => createHash('sha256').update(content).digest(),
  'x-amz-checksum-crc32': (content) => {
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(content));
    return sum;
  },
};

/** S3 stores no body that was damaged on its way. */
const assertSums = (header: (name: string) => string, content: Buffer): void => {
  for (const [name, sum] of Object.entries(SUMS)) {
    const given = header(name);
    const right = sum(content);
    if (given === '' || given === right.toString('base64')) continue;
    // What cannot be such a sum is told from one of another body.
    const isSum = Buffer.from(given, 'base64').length === right.length;
    if (!isSum) throw new S3Error('InvalidDigest', `The ${name} you specified is not valid.`);
    throw new S3Error('BadDigest', `The ${name} you specified did not match the calculated checksum.`);
  }
};

/** S3 needs the length first. Seen on AWS: aws/aws-sdk-go#4944, eclipse-edc/Connector#1643 (OkHttp). */
const assertLengthFirst = (get: (name: string) => string): void => {
  if (get('transfer-encoding') === '') return;
  throw new S3Error('NotImplemented', 'A header you provided implies functionality that is not implemented', {
    Header: 'Transfer-Encoding',
  });
};

const signedHeaders = (context: S3rver.Context): readonly string[] => {
  const asked =
    context.query['X-Amz-SignedHeaders'] ?? /SignedHeaders=([^,\s]+)/.exec(context.get('authorization'))?.[1];
  return (typeof asked === 'string' ? asked : '').toLowerCase().split(';');
};

/** An x-amz- header counts, so it has to be signed. Seen on AWS: floci-io/floci#4150; the hash of the body alone may be unsigned. */
const assertSigned = (context: S3rver.Context): void => {
  const signed = new Set([...signedHeaders(context), 'x-amz-content-sha256']);
  const unsigned = Object.keys(context.headers).filter((name) => name.startsWith('x-amz-') && !signed.has(name));
  if (unsigned.length === 0) return;
  throw new S3Error('AccessDenied', 'There were headers present in the request which were not signed', {
    HeadersNotSigned: unsigned.join(', '),
  });
};

/** As far as Node's own parser tells: S3 knows no path that does not decode. */
const assertDecodes = (path: string): void => {
  try {
    decodeURIComponent(path);
  } catch {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI.");
  }
};

/**
 * A store for one request. It is asked after the signature was verified, so a refused caller learns nothing about what
 * exists. The body is read to its end first: an upload that breaks off leaves no object, as in S3.
 */
const carefulStore = (
  { store, get }: Pick<S3rver.Context, 'store' | 'get'>,
  onlyIfAbsent: boolean,
  beingWritten: Set<string>,
): S3rver.Store =>
  Object.assign(Object.create(store) as S3rver.Store, {
    async putObject(object: S3rver.StoredObject) {
      const content = Buffer.isBuffer(object.content) ? object.content : await buffer(object.content);
      assertSums(get, content);
      const id = `${object.bucket}/${object.key}`;
      const taken = beingWritten.has(id) || (await store.existsObject(object.bucket, object.key));
      if (onlyIfAbsent && (taken || beingWritten.has(id))) throw preconditionFailed();
      beingWritten.add(id);
      try {
        return await store.putObject(Object.assign(object, { content }));
      } finally {
        beingWritten.delete(id);
      }
    },
  });

const BUCKET_ITSELF = /^\/[^/]+\/$/;

/**
 * The SDK signs `/bucket/` when it lists a bucket, and s3rver verifies `/bucket`. It keeps the slash where it takes the
 * bucket's name for a part of the host, which its own middleware would deny later.
 */
const keepSlash = (context: S3rver.Context): void => {
  if (!BUCKET_ITSELF.test(context.path)) return;
  context.mountPath = '/';
  Object.defineProperty(context.state, 'vhost', { get: () => true, set: () => undefined });
};

export const s3Guard = (): S3rver.Middleware => {
  const beingWritten = new Set<string>();
  return async (context, next) => {
    if (context.method === 'OPTIONS') {
      await next();
      // s3rver answers `*` to any origin that matched a rule; S3 names the origin.
      if (context.response.get('access-control-allow-origin') !== '') {
        context.set('Access-Control-Allow-Origin', context.get('origin'));
      }
      return;
    }
    assertDecodes(context.path);
    if (!isSigned(context)) throw new S3Error('AccessDenied', 'Access Denied');
    assertSigned(context);
    keepSlash(context);
    if (context.method === 'PUT') {
      assertLengthFirst((name) => context.get(name));
      const request = { store: context.store, get: (name: string) => context.get(name) };
      context.store = carefulStore(request, context.get('if-none-match') === '*', beingWritten);
    }
    await next();
  };
};
