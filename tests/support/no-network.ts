/** Unit tests fail on any network access; a local server on the loopback address is the one exception. */
import net from 'node:net';

process.env['POWERTOOLS_LOG_LEVEL'] ??= 'SILENT';
/** As the recorded events have it. */
process.env['USER_POOL_CLIENT_ID'] ??= '1example23456789';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

const original: (this: net.Socket, ...args: never[]) => net.Socket = net.Socket.prototype.connect;

interface Target {
  readonly host?: string;
  readonly path?: string;
}

/** Node calls connect with normalised arguments, [[options, callback]], and users with (options), (port, host) or (path). */
const targetOf = (args: readonly unknown[]): Target => {
  const first: unknown = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  if (typeof first === 'object' && first !== null) return first;
  return typeof args[1] === 'string' ? { host: args[1] } : {};
};

const guarded = function (this: net.Socket, ...args: never[]): net.Socket {
  const { host = 'localhost', path } = targetOf(args);
  if (path === undefined && !LOOPBACK.has(host)) {
    throw new Error(`A unit test tried to reach ${host}: unit tests use no network.`);
  }
  return Reflect.apply(original, this, args);
};

net.Socket.prototype.connect = guarded;
