/** The local S3: s3rver with the buckets of serverless.yml, and a listener for what happens in them. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { corsXml, type Bucket } from './buckets.ts';
import { s3Guard } from './s3-guard.ts';
import { toChanges, type ObjectChange } from './s3-events.ts';
import { closeServer, type RunningServer } from '../servers.ts';
import { urlOf, type Settings } from '../settings.ts';

/** Of one object, as s3rver names them. */
const RESOURCES = ['object', 'object.md5', 'metadata.json'];

/**
 * s3rver removes the folders that a removal leaves empty, recursively and in spite of what is written into them meanwhile: an upload
 * was acknowledged and gone. S3 has no folders, so empty ones are left.
 */
export const keepFolders = (store: Pick<S3rver.Store, 'deleteObject' | 'getResourcePath'>): void => {
  store.deleteObject = async (bucket, key) => {
    const paths = RESOURCES.map((resource) => store.getResourcePath(bucket, key, resource));
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  };
};

export const startS3 = async (
  settings: Settings,
  buckets: readonly Bucket[],
  onChange: (change: ObjectChange) => void,
): Promise<RunningServer> => {
  const directory = join(settings.stateDir, 's3');
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const s3 = new S3rver({
    address: settings.host,
    port: settings.ports.s3,
    directory,
    silent: true,
    vhostBuckets: false,
    configureBuckets: buckets.map((bucket) => ({
      name: bucket.name,
      configs: [corsXml(bucket)].filter((xml) => xml !== undefined),
    })),
  });
  keepFolders(s3.store);
  s3.middleware.unshift(s3Guard());
  s3.on('event', (notification: S3rver.Notification) => {
    toChanges(notification).forEach(onChange);
  });
  await s3.run();
  return {
    name: 'S3',
    url: urlOf(settings, 's3'),
    what: 's3rver, signatures are verified',
    close: () => closeServer(s3.httpServer),
  };
};
