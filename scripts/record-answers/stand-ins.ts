/** Makes a recorded answer the same each time: ids, times, signatures and addresses become stand-ins. */
import { STAND_INS } from '../../testing/answers/stand-ins.ts';
import type { JsonObject } from '../generate/openapi/schemas.ts';

export interface Circumstances {
  readonly userId: string;
  readonly uploadId: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const CALLED_AT = Date.parse('2026-11-24T10:00:00.000Z');
const MIDNIGHT = '2026-11-25T00:00:00.000Z';
const BUCKETS: Readonly<Record<string, string>> = {
  selfies: 'glamai-dev-selfies-example',
  'ar-assets': 'glamai-dev-ar-assets-example',
};

const ISO_TIME = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const LOCAL_URL = /http:\/\/127\.0\.0\.1:\d+\/glamai-local-(selfies|ar-assets)-local\/([^"?]+)\?([^"]*)/g;

/** Seconds before or after the call are kept; the day's end stays a day's end. */
const timeFrom = (calledAt: number) => (time: string) => {
  if (time.endsWith('T00:00:00.000Z')) return MIDNIGHT;
  return new Date(CALLED_AT + Math.round((Date.parse(time) - calledAt) / 1000) * 1000).toISOString();
};

/** The address that AWS would give, with a signature of nothing. */
const awsUrl = (_: string, bucket: string, key: string, query: string): string => {
  const parameters = new URLSearchParams(query);
  parameters.set('X-Amz-Credential', 'EXAMPLE/20261124/us-east-1/s3/aws4_request');
  parameters.set('X-Amz-Date', '20261124T100000Z');
  parameters.set('X-Amz-Signature', '0'.repeat(64));
  return `https://${BUCKETS[bucket] ?? bucket}.s3.us-east-1.amazonaws.com/${key}?${String(parameters)}`;
};

const uuidFor = (world: Circumstances, known: ReadonlySet<string>) => {
  const others = new Map<string, string>();
  return (uuid: string): string => {
    if (known.has(uuid)) return uuid;
    if (uuid === world.userId) return STAND_INS.userId;
    if (uuid === world.uploadId) return STAND_INS.uploadId;
    const spare = world.uploadId === undefined ? STAND_INS.uploadId : STAND_INS.otherUploadId;
    const found = others.get(uuid) ?? spare;
    others.set(uuid, found);
    return found;
  };
};

/** `sent` is what the call itself named, which stays as it is. */
export const withStandIns = (body: JsonObject, world: Circumstances, sent: string): JsonObject => {
  const known = new Set([...(sent.match(UUID) ?? []), ...Object.values(STAND_INS)]);
  const text = JSON.stringify({ ...body, ...('requestId' in body && { requestId: STAND_INS.requestId }) })
    .replaceAll(LOCAL_URL, awsUrl)
    .replaceAll(UUID, uuidFor(world, known))
    .replaceAll(ISO_TIME, timeFrom(world.at));
  const answer = JSON.parse(text) as JsonObject;
  return typeof answer['nextCursor'] === 'string' ? { ...answer, nextCursor: STAND_INS.cursor } : answer;
};
