/** Sends recorded calls again: the ids of the record are replaced by those of the world that was prepared for it. */
import type { Exchange } from '../../scripts/generate/openapi/examples.ts';
import { type ApiAnswer, api } from '../cloud/cloud.ts';
import type { Recorded } from './recorded.ts';
import { STAND_INS } from './stand-ins.ts';
import type { World } from './world.ts';

const realised = <T>(value: T, world: World): T => {
  const text = Object.entries({ uploadId: world.uploadId, userId: world.user.userId, cursor: world.cursor }).reduce(
    (all, [name, real]) => (real === undefined ? all : all.replaceAll(STAND_INS[name as 'uploadId'], real)),
    JSON.stringify(value),
  );
  return JSON.parse(text) as T;
};

const address = (path: string, { request }: Exchange, world: World): string => {
  const parameters = realised(request.path, world);
  const filled = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
  const query = Object.entries(realised(request.query, world)).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  return query.length === 0 ? filled : `${filled}?${String(new URLSearchParams(query))}`;
};

const headersFor = ({ request }: Exchange, world: World): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      value === STAND_INS.etag ? (world.etag ?? '') : value,
    ]),
  );

export const send = (
  { route, exchange }: Pick<Recorded, 'route' | 'exchange'>,
  world: World,
): Promise<ApiAnswer<unknown>> => {
  const [method = '', path = ''] = route.split(' ');
  return api<unknown>(address(path, exchange, world), {
    method,
    headers: headersFor(exchange, world),
    ...(world.signedIn && { token: world.user.idToken }),
    ...(exchange.request.body !== undefined && { body: realised(exchange.request.body, world) }),
    ...(exchange.request.padTo !== undefined && { padTo: exchange.request.padTo }),
  });
};
