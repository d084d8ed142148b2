/** What s3rver leaves out of S3: private buckets, conditional writes, whole objects or none, exact preflight answers. */
import { buffer } from 'node:stream/consumers';
import type S3rver from '@20minutes/s3rver';
import S3Error from '@20minutes/s3rver/lib/models/error.js';

/** Parts of the URL or headers that carry a signature; s3rver verifies whichever is there, and lets none pass. */
const isSigned = (context: S3rver.Context): boolean =>
  context.get('authorization') !== '' || 'X-Amz-Algorithm' in context.query || 'Signature' in context.query;

const preconditionFailed = (): Error =>
  new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: 'If-None-Match',
  });

/**
 * A store for one request. It is asked after the signature was verified, so a refused caller learns nothing about what
 * exists. The body is read to its end first: an upload that breaks off leaves no object, as in S3.
 */
const carefulStore = (store: S3rver.Store, onlyIfAbsent: boolean, beingWritten: Set<string>): S3rver.Store =>
  Object.assign(Object.create(store) as S3rver.Store, {
    async putObject(object: S3rver.StoredObject) {
      const content = Buffer.isBuffer(object.content) ? object.content : await buffer(object.content);
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
    if (!isSigned(context)) throw new S3Error('AccessDenied', 'Access Denied');
    keepSlash(context);
    if (context.method === 'PUT') {
      context.store = carefulStore(context.store, context.get('if-none-match') === '*', beingWritten);
    }
    await next();
  };
};
