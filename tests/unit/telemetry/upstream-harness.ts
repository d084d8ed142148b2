/** Invocations that call stand-ins of every upstream, and what they leave in the log and at X-Ray's daemon. */
import { DetectFacesCommand, RekognitionClient } from '@aws-sdk/client-rekognition';
import { DeleteObjectCommand, HeadObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll } from '@jest/globals';
import { createS3Client } from '../../../src/lib/adapters/aws/bucket.ts';
import { aContext } from '../../../testing/events.ts';
import { type LogLine, logLinesOf } from '../../support/log-lines.ts';
import { startStub, type Stub } from '../../../testing/stub.ts';
import { startXRayDaemon, type XRayDaemon } from '../../support/cloud/xray-daemon.ts';

const { observed } = await import('../../../src/lib/telemetry/observability.ts');

export const TRACE = '1-5759e988-bd862e3fe1be46a994272793';
export const PARENT = '53995c3f42cd8ad8';
const SAMPLED = `Root=${TRACE};Parent=${PARENT};Sampled=1;Lineage=1:5759e988:0`;
export const PERSONAL = ['Ottilie', 'selfies/22222222', 'sk-secret', 'AKIDOFSOMEBODY', 'user-4711', 'X-Amz-Signature'];
export const settings = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIDOFSOMEBODY', secretAccessKey: 'sk-secret' },
  maxAttempts: 1,
};

let daemon: XRayDaemon;
let stub: Stub;
let answer = { status: 200, body: '{}', delayMs: 0 };

/** What every stand-in answers from now on. */
export const answerWith = (next: Partial<typeof answer>): void => {
  answer = { status: 200, body: '{}', delayMs: 0, ...next };
};

/** Datagrams so far, once there are that many. */
export const datagramsOf = (count: number): Promise<readonly string[]> => daemon.received(count);
export const stubUrl = (): string => stub.url;
export const daemonAddress = (): string => daemon.address;

beforeAll(async () => {
  daemon = await startXRayDaemon();
  stub = await startStub((request, response) => {
    setTimeout(
      () => response.writeHead(answer.status).end(request.method === 'HEAD' ? '' : answer.body),
      answer.delayMs,
    );
  });
});
afterAll(() => {
  daemon.stop();
  stub.stop();
});

interface Seen {
  readonly line: LogLine;
  readonly datagrams: readonly string[];
}

/** Attempts of the line's invocation; a client may try again. */
const callsOf = (line: LogLine): number =>
  Object.entries(line).reduce(
    (sum, [name, value]) => sum + (/.Latency$/.test(name) ? (value as number[]).length : 0),
    0,
  );

/** One invocation that does `work`, whatever comes of it. */
export const invoke = async (work: () => Promise<unknown>, trace = SAMPLED): Promise<Seen> => {
  Object.assign(process.env, { AWS_XRAY_DAEMON_ADDRESS: daemon.address, _X_AMZN_TRACE_ID: trace });
  try {
    const lines = await logLinesOf(() =>
      observed({ message: 'request', fields: {}, context: aContext() }, () => work().catch(() => undefined)),
    );
    const line = lines.at(-1)!;
    return { line, datagrams: await daemon.received(trace === SAMPLED ? callsOf(line) : 0) };
  } finally {
    delete process.env['AWS_XRAY_DAEMON_ADDRESS'];
    delete process.env['_X_AMZN_TRACE_ID'];
  }
};

export const s3 = () => createS3Client({ ...settings, endpoint: stub.url, forcePathStyle: true });
export const object = { Bucket: 'bucket', Key: 'selfies/22222222-Ottilie.jpg' };

export const table = async (): Promise<unknown> => {
  const { createTableClient } = await import('../../../src/lib/adapters/table/client.ts');
  const credentials = { AWS_ACCESS_KEY_ID: 'AKIDOFSOMEBODY', AWS_SECRET_ACCESS_KEY: 'sk-secret' };
  const env = { AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL_DYNAMODB: stub.url, ...credentials };
  return createTableClient({ env })
    .get({ TableName: 'faces', Key: { pk: 'user-4711' } })
    .promise();
};
export const detect = () =>
  new RekognitionClient({ ...settings, endpoint: stub.url }).send(
    new DetectFacesCommand({ Image: { S3Object: { Bucket: 'bucket', Name: object.Key } } }),
  );
export const secret = () =>
  new SecretsManagerClient({ ...settings, endpoint: stub.url }).send(
    new GetSecretValueCommand({ SecretId: 'sk-secret' }),
  );
export const model = async () => {
  const headers = { authorization: 'Bearer sk-secret' };
  const response = await fetch(`${stub.url}/v1/responses`, {
    method: 'POST',
    headers,
    body: 'Rosy cheeks for Ottilie',
  });
  return response.text();
};

export const CALLS = [
  ['DynamoDB', 'GetItem', table],
  ['S3', 'HeadObject', () => s3().send(new HeadObjectCommand(object))],
  ['S3', 'DeleteObject', () => s3().send(new DeleteObjectCommand(object))],
  ['S3', 'ListObjectsV2', () => s3().send(new ListObjectsV2Command({ Bucket: 'bucket', Prefix: 'selfies/22222222' }))],
  ['Rekognition', 'DetectFaces', detect],
  ['SecretsManager', 'GetSecretValue', secret],
] as const;
