/** From an object written to the local S3 to the events that S3 would send: which functions, and what they are told. */
import { createHash, randomBytes } from 'node:crypto';
import type S3rver from '@20minutes/s3rver';
import type { S3Event, S3EventRecord } from 'aws-lambda';
import type { Serverless, S3EventSource } from '../serverless/serverless-types.ts';

/** One `s3` event of serverless.yml. */
export interface Trigger {
  readonly functionName: string;
  readonly bucket: string;
  /** For example `s3:ObjectCreated:*`. */
  readonly event: string;
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
}

const DEFAULT_EVENT = 's3:ObjectCreated:*';

const toTrigger = (functionName: string, source: S3EventSource | string, serverless: Serverless): Trigger => {
  const { bucket, event = DEFAULT_EVENT, rules = [] } = typeof source === 'string' ? { bucket: source } : source;
  return {
    functionName,
    bucket: serverless.service.provider.s3?.[bucket]?.name ?? bucket,
    event,
    prefixes: rules.flatMap(({ prefix }) => prefix ?? []),
    suffixes: rules.flatMap(({ suffix }) => suffix ?? []),
  };
};

export const readTriggers = (serverless: Serverless): Trigger[] =>
  Object.values(serverless.service.functions).flatMap(({ name, events = [] }) =>
    events.flatMap(({ s3 }) => (s3 === undefined ? [] : [toTrigger(name, s3, serverless)])),
  );

export interface ObjectChange {
  readonly bucket: string;
  readonly key: string;
  /** As in the record, without `s3:`; for example `ObjectCreated:Put`. */
  readonly eventName: string;
  readonly size: number;
  readonly eTag: string;
  readonly sourceIp: string;
}

const eventMatches = (pattern: string, eventName: string): boolean =>
  pattern.endsWith('*') ? `s3:${eventName}`.startsWith(pattern.slice(0, -1)) : pattern === `s3:${eventName}`;

export const triggersFor = (triggers: readonly Trigger[], change: ObjectChange): Trigger[] =>
  triggers.filter(
    ({ bucket, event, prefixes, suffixes }) =>
      bucket === change.bucket &&
      eventMatches(event, change.eventName) &&
      prefixes.every((prefix) => change.key.startsWith(prefix)) &&
      suffixes.every((suffix) => change.key.endsWith(suffix)),
  );

/** S3 sends keys form-encoded: blanks as `+`, slashes as they are. */
export const encodeKey = (key: string): string =>
  key
    .split('/')
    .map((part) => new URLSearchParams({ '': part }).toString().slice(1))
    .join('/');

let lastSequencer = 0n;

/** Hexadecimal and growing, so that two events of one key can be put in order. */
const nextSequencer = (now: number): string => {
  const candidate = BigInt(now) * 65_536n;
  lastSequencer = candidate > lastSequencer ? candidate : lastSequencer + 1n;
  return lastSequencer.toString(16).toUpperCase().padStart(18, '0');
};

const toRecord = (change: ObjectChange, functionName: string, region: string): S3EventRecord => {
  const now = Date.now();
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: new Date(now).toISOString(),
    eventName: change.eventName,
    userIdentity: { principalId: 'AWS:LOCAL' },
    requestParameters: { sourceIPAddress: change.sourceIp },
    responseElements: {
      'x-amz-request-id': randomBytes(8).toString('hex').toUpperCase(),
      'x-amz-id-2': randomBytes(48).toString('base64'),
    },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: createHash('md5').update(functionName).digest('hex'),
      bucket: { name: change.bucket, ownerIdentity: { principalId: 'LOCAL' }, arn: `arn:aws:s3:::${change.bucket}` },
      object: { key: encodeKey(change.key), size: change.size, eTag: change.eTag, sequencer: nextSequencer(now) },
    },
  };
};

export const toS3Event = (change: ObjectChange, functionName: string, region: string): S3Event => ({
  Records: [toRecord(change, functionName, region)],
});

/** What s3rver emits, reduced to facts. */
export const toChanges = (notification: S3rver.Notification): ObjectChange[] =>
  notification.Records.map(({ eventName, requestParameters, s3 }) => ({
    bucket: s3.bucket.name,
    key: s3.object.key,
    eventName,
    size: s3.object.size ?? 0,
    eTag: s3.object.eTag ?? '',
    sourceIp: requestParameters.sourceIPAddress,
  }));
