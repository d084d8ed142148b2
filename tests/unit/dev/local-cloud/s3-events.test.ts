import { describe, expect, it } from '@jest/globals';
import {
  encodeKey,
  readTriggers,
  toS3Event,
  triggersFor,
  type ObjectChange,
  type Trigger,
} from '../../../../dev/local-cloud/storage/s3-events.ts';
import type { Serverless } from '../../../../dev/local-cloud/serverless/serverless-types.ts';

const change = (override: Partial<ObjectChange> = {}): ObjectChange => ({
  bucket: 'selfies-bucket',
  key: 'selfies/1.jpg',
  eventName: 'ObjectCreated:Put',
  size: 5,
  eTag: '5d41402abc4b2a76b9719d911017c592',
  sourceIp: '127.0.0.1',
  ...override,
});

const trigger = (override: Partial<Trigger> = {}): Trigger => ({
  functionName: 'analyze-on-upload',
  bucket: 'selfies-bucket',
  event: 's3:ObjectCreated:*',
  prefixes: ['selfies/'],
  suffixes: ['.jpg'],
  ...override,
});

const serviceWith = (s3: unknown): Serverless =>
  ({
    service: {
      provider: { s3: { selfies: { name: 'glamai-local-selfies' } } },
      functions: { 'analyze-on-upload': { name: 'glamai-local-analyze-on-upload', events: [{ s3 }, { http: {} }] } },
    },
  }) as unknown as Serverless;

describe('the s3 events of serverless.yml', () => {
  it('name the physical bucket and collect the rules', () => {
    const s3 = { bucket: 'selfies', event: 's3:ObjectCreated:Put', rules: [{ prefix: 'a/' }, { suffix: '.png' }] };

    expect(readTriggers(serviceWith(s3))).toEqual([
      {
        functionName: 'glamai-local-analyze-on-upload',
        bucket: 'glamai-local-selfies',
        event: 's3:ObjectCreated:Put',
        prefixes: ['a/'],
        suffixes: ['.png'],
      },
    ]);
  });

  it('may be a bare bucket name, which stands for every created object', () => {
    expect(readTriggers(serviceWith('plain-bucket'))).toEqual([
      expect.objectContaining({ bucket: 'plain-bucket', event: 's3:ObjectCreated:*', prefixes: [], suffixes: [] }),
    ]);
  });
});

describe('a changed object', () => {
  it.each([
    ['matches', {}, {}, 1],
    ['of another bucket', { bucket: 'other' }, {}, 0],
    ['with another prefix', { key: 'elsewhere/1.jpg' }, {}, 0],
    ['with the prefix in the middle', { key: 'x/selfies/1.jpg' }, {}, 0],
    ['with another suffix', { key: 'selfies/1.png' }, {}, 0],
    ['that was removed', { eventName: 'ObjectRemoved:Delete' }, {}, 0],
    [
      'that was copied, for a trigger on PUT',
      { eventName: 'ObjectCreated:Copy' },
      { event: 's3:ObjectCreated:Put' },
      0,
    ],
    ['that was PUT, for a trigger on PUT', {}, { event: 's3:ObjectCreated:Put' }, 1],
  ])('%s: triggers as the filters say', (_what, changed, declared, expected) => {
    expect(triggersFor([trigger(declared)], change(changed))).toHaveLength(expected);
  });

  it('becomes a record like S3 sends', () => {
    const event = toS3Event(change({ key: 'selfies/a b.jpg' }), 'analyze-on-upload', 'us-east-1');

    expect(event.Records).toMatchObject([
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'us-east-1',
        eventName: 'ObjectCreated:Put',
        s3: {
          bucket: { name: 'selfies-bucket', arn: 'arn:aws:s3:::selfies-bucket' },
          object: { key: 'selfies/a+b.jpg', size: 5, eTag: '5d41402abc4b2a76b9719d911017c592' },
        },
      },
    ]);
  });

  it('carries a sequencer that grows', () => {
    const sequencers = Array.from(
      { length: 20 },
      () => toS3Event(change(), 'f', 'us-east-1').Records[0]!.s3.object.sequencer,
    );

    expect(new Set(sequencers).size).toBe(20);
    expect(sequencers.toSorted()).toEqual(sequencers);
    expect(sequencers[0]).toMatch(/^[0-9A-F]{18}$/);
  });

  it.each([
    ['selfies/1.jpg', 'selfies/1.jpg'],
    ['selfies/a b.jpg', 'selfies/a+b.jpg'],
    ['selfies/a+b.jpg', 'selfies/a%2Bb.jpg'],
    ['selfies/ü=&.jpg', 'selfies/%C3%BC%3D%26.jpg'],
  ])('has its key %s encoded as %s', (key, encoded) => {
    expect(encodeKey(key)).toBe(encoded);
    expect(decodeURIComponent(encoded.replaceAll('+', ' '))).toBe(key);
  });
});
