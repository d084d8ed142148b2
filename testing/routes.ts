/** The REST routes that serverless.yml declares. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface HttpEvent {
  readonly method: string;
  readonly path: string;
  readonly authorizer?: unknown;
}

export interface Route {
  readonly functionName: string;
  /** `GET /look/{uploadId}`, as in serverless.yml. */
  readonly route: string;
  /** Upper case. */
  readonly method: string;
  /** With a leading slash and every parameter filled in. */
  readonly path: string;
  readonly needsToken: boolean;
}

interface ServerlessYml {
  readonly functions: Readonly<Record<string, { readonly events?: readonly { readonly http?: HttpEvent }[] }>>;
}

const { functions } = parse(readFileSync(join(import.meta.dirname, '../serverless.yml'), 'utf8'), {
  merge: true,
}) as ServerlessYml;

export const ROUTES: readonly Route[] = Object.entries(functions).flatMap(([functionName, { events = [] }]) =>
  events.flatMap(({ http }) =>
    http === undefined
      ? []
      : [
          {
            functionName,
            route: `${http.method.toUpperCase()} /${http.path}`,
            method: http.method.toUpperCase(),
            path: `/${http.path.replaceAll(/\{[^}]+\}/g, 'me')}`,
            needsToken: http.authorizer !== undefined,
          },
        ],
  ),
);
