/** The REST routes that serverless.yml declares: a route cannot be missing from the document. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

interface HttpEvent {
  readonly method: string;
  readonly path: string;
  readonly authorizer?: unknown;
}

interface ServerlessYml {
  readonly functions: Readonly<Record<string, { readonly events?: readonly { readonly http?: HttpEvent }[] }>>;
}

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface Route {
  readonly method: Method;
  /** With a leading slash and its parameters in braces. */
  readonly path: string;
  readonly needsToken: boolean;
}

const SERVERLESS_YML = path.join(import.meta.dirname, '../../../serverless.yml');

export const routeKey = ({ method, path: address }: Pick<Route, 'method' | 'path'>): string =>
  `${method.toUpperCase()} ${address}`;

export const readRoutes = (): readonly Route[] => {
  const { functions } = parse(readFileSync(SERVERLESS_YML, 'utf8'), { merge: true }) as ServerlessYml;
  const events = Object.values(functions).flatMap(({ events = [] }) => events.flatMap(({ http }) => http ?? []));
  return events.map((http) => ({
    method: http.method.toLowerCase() as Method,
    path: `/${http.path.replace(/^\//, '')}`,
    needsToken: http.authorizer !== undefined,
  }));
};
