/**
 * X-Ray subsegments without the X-Ray SDK: one datagram per call of an upstream to the daemon that Lambda runs beside
 * the function. docs/adr/0005-traces.md says why.
 * Formats: docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html and xray-api-sendingdata.html
 */
import { randomBytes } from 'node:crypto';
import { MODEL, type UpstreamCall } from './outgoing-calls.ts';

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

const flagsOf = ({ status, throttled }: UpstreamCall) => {
  if (status === undefined || status >= 500) return { fault: true };
  return { ...(status >= 400 && { error: true }), ...(throttled && { throttle: true }) };
};

/** Times in seconds. A fixed set of fields: nothing of a request or an answer but its status. */
export const subsegmentOf = (call: UpstreamCall, { traceId, parentId }: TracePlace) => ({
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
export const sendSubsegment = (call: UpstreamCall, place: TracePlace): void => {
  const daemon = daemonOf(process.env['AWS_XRAY_DAEMON_ADDRESS'] ?? '');
  if (daemon === undefined) return;
  const { createSocket } = process.getBuiltinModule('node:dgram');
  const socket = createSocket('udp4');
  socket.on('error', () => undefined).unref();
  socket.send(HEADER + JSON.stringify(subsegmentOf(call, place)), daemon.port, daemon.host, () => {
    socket.close();
  });
};
