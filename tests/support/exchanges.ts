/** Sends recorded calls again: the ids of the record are replaced by those of the world that was prepared for it. */
import { type Exchange, exchangesOf, recordedOperations } from '../../scripts/generate/openapi/examples.ts';
import { OPERATIONS } from '../../scripts/generate/openapi/operations.ts';
import { type ApiAnswer, api } from './cloud.ts';
import type { World } from './worlds.ts';

/** What stands in the records for what is different each time. */
export const STAND_INS = {
  uploadId: '0b0c5f0e-6a51-4c8e-9d7b-2f4a1c3e5d70',
  otherUploadId: '5d1f7a92-03c4-4b6e-8a1d-9e2b7c4f6081',
  userId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  requestId: 'f3b1c2d4-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
  cursor: 'eyJhZnRlciI6Ii4uLiJ9',
  etag: '"mX3vJmB0yqWc9r1Zt5kLhA"',
} as const;

export interface Recorded {
  readonly operationId: string;
  readonly name: string;
  /** `GET /look/{uploadId}` */
  readonly route: string;
  readonly exchange: Exchange;
}

export const routeOf = (operationId: string): string => {
  const found = Object.entries(OPERATIONS).find(([, operation]) => operation.operationId === operationId);
  if (!found) throw new Error(`No route has the operationId ${operationId}.`);
  return found[0];
};

export const recordedExchanges = (): readonly Recorded[] =>
  recordedOperations().flatMap((operationId) =>
    [...exchangesOf(operationId)].map(([name, exchange]) => ({
      operationId,
      name,
      route: routeOf(operationId),
      exchange,
    })),
  );

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
  });
};
