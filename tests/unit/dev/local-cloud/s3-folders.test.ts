/** The local bucket keeps what it has acknowledged, whatever is removed beside it. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keepFolders } from '../../../../dev/local-cloud/storage/s3.ts';

let directory: string;
let store: S3rver.Store;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 's3-folders-'));
  const s3 = new S3rver({
    address: '127.0.0.1',
    port: 0,
    directory,
    silent: true,
    vhostBuckets: false,
    configureBuckets: [],
  });
  ({ store } = s3);
  keepFolders(store);
  await store.putBucket('selfies-bucket');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const put = (key: string) =>
  store.putObject({ bucket: 'selfies-bucket', key, content: Buffer.from('x'), metadata: {} });
const exists = (key: string) => store.existsObject('selfies-bucket', key);

describe('the local bucket', () => {
  it('keeps the folder of the last object that it removes, since another upload may be writing into it', async () => {
    await put('selfies/only.jpg');
    await store.deleteObject('selfies-bucket', 'selfies/only.jpg');
    expect(existsSync(join(directory, 'selfies-bucket', 'selfies'))).toBe(true);
    expect(await exists('selfies/only.jpg')).toBe(false);
  });

  it('loses no upload while others are removed', async () => {
    const keys = Array.from({ length: 150 }, (_, n) => `selfies/${n}.jpg`);
    await put('selfies/old.jpg');

    const removals = keys.map(async (_, n) => {
      await put(`selfies/gone-${n}.jpg`);
      await store.deleteObject('selfies-bucket', `selfies/gone-${n}.jpg`);
    });
    await Promise.all([store.deleteObject('selfies-bucket', 'selfies/old.jpg'), ...keys.map(put), ...removals]);

    expect((await Promise.all(keys.map(exists))).filter((there) => !there)).toEqual([]);
    expect(await exists('selfies/old.jpg')).toBe(false);
  });

  it('removes what is not there without a word', async () => {
    await expect(store.deleteObject('selfies-bucket', 'selfies/never.jpg')).resolves.toBeUndefined();
  });
});
