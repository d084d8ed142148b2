/** Unit tests fail on any network access; a local server on the loopback address is the one exception. */
import net from 'node:net';

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

const connect = net.Socket.prototype.connect;

const hostOf = (args: unknown[]): string | undefined => {
  const first: unknown = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && first.path !== undefined) return undefined;
    return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
  }
  return typeof args[1] === 'string' ? args[1] : 'localhost';
};

net.Socket.prototype.connect = function guarded(this: net.Socket, ...args: unknown[]) {
  const host = hostOf(args);
  if (host !== undefined && !LOOPBACK.has(host)) {
    throw new Error(`A unit test tried to reach ${host}: unit tests use no network.`);
  }
  return Reflect.apply(connect, this, args) as net.Socket;
} as typeof connect;
