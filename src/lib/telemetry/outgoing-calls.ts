/**
 * Sees every call that an invocation makes to another system, whichever client makes it: Node itself announces HTTP
 * requests (nodejs.org/api/diagnostics_channel.html). Each attempt of a retry is a call of its own,
 * and a subsegment of the trace without the X-Ray SDK: one datagram to the daemon that Lambda runs beside the function (docs/adr/0005-traces.md).
 * Formats: docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html and xray-api-sendingdata.html
 */
import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { THROTTLES } from '../adapters/aws/retry-policy.ts';

/** The service in a signature's scope -> its name in metrics and traces. */
export const SERVICES = {
  dynamodb: 'DynamoDB',
  s3: 'S3',
  rekognition: 'Rekognition',
  secretsmanager: 'SecretsManager',
  lambda: 'Lambda',
  'cognito-idp': 'Cognito',
} as const;

export const MODEL = 'Model';
export type Upstream = (typeof SERVICES)[keyof typeof SERVICES] | typeof MODEL;

/** Nothing of what was asked or answered: no key, no id, no word of a user. */
export interface OutgoingCall {
  readonly upstream: Upstream;
  /** The API's own name for it, such as `GetItem`. */
  readonly operation: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly ms: number;
  /** Undefined where no answer came. */
  readonly status: number | undefined;
  readonly throttled: boolean;
}

interface Open {
  readonly report: (call: OutgoingCall) => void;
  readonly call: Pick<OutgoingCall, 'upstream' | 'operation' | 'startedAt'>;
  readonly since: number;
  status?: number;
  throttled: boolean;
}

/** What the two announcements have in common: Node's own client, and fetch. */
interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly header: (name: string) => string;
}

const S3_OPERATIONS: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  DELETE: 'DeleteObject',
};

const operationOf = (upstream: Upstream, { method, path, header }: Outgoing): string => {
  if (upstream === 'Lambda') return 'Invoke';
  if (upstream === 'S3') return path.includes('list-type=2') ? 'ListObjectsV2' : (S3_OPERATIONS[method] ?? method);
  const target = header('x-amz-target');
  return target === '' ? method : target.slice(target.lastIndexOf('.') + 1);
};

/** A request to AWS is signed, and its signature says for which service. */
const serviceOf = ({ header }: Outgoing): Upstream | undefined => {
  const scope = /^AWS4-[\w-]+ Credential=[^/]+\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/.exec(header('authorization'));
  return SERVICES[(scope?.[1] ?? '') as keyof typeof SERVICES];
};

/** DynamoDB tells throttling by the body of a 400 only. */
const THROTTLED = new RegExp(THROTTLES.join('|'));

const peek = (response: IncomingMessage, open: Open): void => {
  const push = response.push.bind(response);
  response.push = (chunk: unknown, encoding) => {
    if (chunk instanceof Uint8Array) open.throttled ||= THROTTLED.test(Buffer.from(chunk).toString('latin1'));
    return push(chunk, encoding);
  };
};

const calls = new WeakMap<object, Open>();

const close = (request: object): void => {
  const open = calls.get(request);
  if (open === undefined) return;
  calls.delete(request);
  const { report, call, since, status, throttled } = open;
  report({ ...call, ms: performance.now() - since, status, throttled });
};

type Report = () => ((call: OutgoingCall) => void) | undefined;

const opener = (current: Report) => (request: object, outgoing: Outgoing, other?: Upstream) => {
  const report = current();
  const upstream = serviceOf(outgoing) ?? other;
  if (report === undefined || upstream === undefined) return;
  const call = { upstream, operation: operationOf(upstream, outgoing), startedAt: Date.now() };
  calls.set(request, { report, call, since: performance.now(), throttled: false });
};

const answered = (request: object, status: number): Open | undefined => {
  const open = calls.get(request);
  if (open !== undefined) Object.assign(open, { status, throttled: status === 429 });
  return open;
};

const watchHttp = (open: ReturnType<typeof opener>): void => {
  subscribe('http.client.request.start', (message) => {
    const { request } = message as { request: ClientRequest };
    const header = (name: string): string => String(request.getHeader(name) ?? '');
    open(request, { method: request.method, path: request.path, header });
  });
  subscribe('http.client.response.finish', (message) => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
    const call = answered(request, response.statusCode ?? 0);
    if (call === undefined) return;
    if (response.statusCode === 400) peek(response, call);
    response.once('end', () => {
      close(request);
    });
    response.once('close', () => {
      close(request);
    });
  });
  subscribe('http.client.request.error', (message) => {
    close((message as { request: ClientRequest }).request);
  });
};

interface FetchRequest {
  readonly method: string;
  readonly path: string;
}

/** Only the model's SDK uses fetch. Source of the names: undici, docs/docs/api/DiagnosticsChannel.md */
const watchFetch = (open: ReturnType<typeof opener>): void => {
  subscribe('undici:request:create', (message) => {
    const { request } = message as { request: FetchRequest };
    open(request, { method: request.method, path: request.path, header: () => '' }, MODEL);
  });
  subscribe('undici:request:headers', (message) => {
    const { request, response } = message as { request: FetchRequest; response: { statusCode: number } };
    answered(request, response.statusCode);
  });
  for (const name of ['undici:request:trailers', 'undici:request:error']) {
    subscribe(name, (message) => {
      close((message as { request: FetchRequest }).request);
    });
  }
};

/** `current` says who wants to know of the call that begins; asked in the context that makes it. */
export const watchOutgoingCalls = (current: Report): void => {
  const open = opener(current);
  watchHttp(open);
  watchFetch(open);
};

/** An answer in the 400s is the caller's fault, not the upstream's. */
export const isFault = ({ status, throttled }: OutgoingCall): boolean =>
  throttled || status === undefined || status >= 500;

const HEADER = '{"format":"json","version":1}\n';

/** Where an invocation stands in its trace. */
export interface TracePlace {
  readonly traceId: string;
  readonly parentId: string;
}

/** `Root=1-…;Parent=…;Sampled=1`, as Lambda sets it for each invocation; undefined when it is not sampled. */
export const tracePlaceOf = (header: string | undefined): TracePlace | undefined => {
  const parts = new Map((header ?? '').split(';').map((part) => part.split('=', 2) as [string, string]));
  const traceId = parts.get('Root');
  const parentId = parts.get('Parent');
  if (parts.get('Sampled') !== '1' || traceId === undefined || parentId === undefined) return undefined;
  return { traceId, parentId };
};

const flagsOf = ({ status, throttled }: OutgoingCall) => {
  if (status === undefined || status >= 500) return { fault: true };
  return { ...(status >= 400 && { error: true }), ...(throttled && { throttle: true }) };
};

/** Times in seconds. A fixed set of fields: nothing of a request or an answer but its status. */
const subsegmentOf = (call: OutgoingCall, { traceId, parentId }: TracePlace) => ({
  id: randomBytes(8).toString('hex'),
  trace_id: traceId,
  parent_id: parentId,
  type: 'subsegment',
  name: call.upstream,
  start_time: call.startedAt / 1000,
  end_time: (call.startedAt + call.ms) / 1000,
  ...(call.upstream === MODEL ? { namespace: 'remote' } : { namespace: 'aws', aws: { operation: call.operation } }),
  ...(call.status !== undefined && { http: { response: { status: call.status } } }),
  ...flagsOf(call),
});

/** `127.0.0.1:2000`, or `tcp:127.0.0.1:2000 udp:127.0.0.1:2001`. */
const daemonOf = (address: string): { readonly host: string; readonly port: number } | undefined => {
  const one = address.split(' ').find((part) => !part.startsWith('tcp:'));
  const [host, port] = (one ?? '').replace(/^udp:/, '').split(':');
  return host === undefined || host === '' || port === undefined ? undefined : { host, port: Number(port) };
};

/**
 * Sends one datagram and forgets it: a trace that is lost costs nobody an answer. A socket of its own each time, as the
 * X-Ray SDK does on Lambda, since one that was open while the environment was frozen may not be usable any more.
 */
export const sendSubsegment = (call: OutgoingCall, place: TracePlace): void => {
  const daemon = daemonOf(process.env['AWS_XRAY_DAEMON_ADDRESS'] ?? '');
  if (daemon === undefined) return;
  const { createSocket } = process.getBuiltinModule('node:dgram');
  const socket = createSocket('udp4');
  socket.on('error', () => undefined).unref();
  socket.send(HEADER + JSON.stringify(subsegmentOf(call, place)), daemon.port, daemon.host, () => {
    socket.close();
  });
};
