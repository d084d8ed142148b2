/** The routes of serverless.yml: from a method and a path to a function and what its event says of both. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Route {
  readonly functionName: string;
  readonly method: string;
  /** `/look/{uploadId}` */
  readonly resource: string;
  /** Seconds. */
  readonly timeout: number;
  readonly isOpen: boolean;
}

interface HttpEvent {
  readonly method: string;
  readonly path: string;
  readonly authorizer?: unknown;
}

interface Declared {
  readonly timeout?: number;
  readonly events?: readonly { readonly http?: HttpEvent }[];
}

export const readRoutes = (): readonly Route[] => {
  const text = readFileSync(join(import.meta.dirname, '../../serverless.yml'), 'utf8');
  const { functions, provider } = parse(text, { merge: true }) as {
    functions: Readonly<Record<string, Declared>>;
    provider: { timeout: number };
  };
  return Object.entries(functions).flatMap(([functionName, { timeout = provider.timeout, events = [] }]) =>
    events.flatMap(({ http }) =>
      http === undefined
        ? []
        : [
            {
              functionName,
              method: http.method.toUpperCase(),
              resource: `/${http.path}`,
              timeout,
              isOpen: http.authorizer === undefined,
            },
          ],
    ),
  );
};

export interface Match {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>> | null;
}

const matchSegments = (pattern: readonly string[], path: readonly string[]): Record<string, string> | undefined => {
  if (pattern.length !== path.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = path[index] ?? '';
    if (part.startsWith('{')) parameters[part.slice(1, -1)] = decodeURIComponent(segment);
    else if (part !== segment) return undefined;
  }
  return parameters;
};

/** A literal segment wins over a parameter, as at API Gateway. */
export const createRouter = (routes: readonly Route[]): ((method: string, path: string) => Match | undefined) => {
  const literalFirst = [...routes].sort(
    (left, right) => left.resource.split('{').length - right.resource.split('{').length,
  );
  const patterns = literalFirst.map((route) => ({ route, segments: route.resource.split('/') }));
  return (method, path) => {
    const segments = path.split('/');
    for (const { route, segments: pattern } of patterns) {
      const parameters = route.method === method ? matchSegments(pattern, segments) : undefined;
      if (parameters) return { route, parameters: Object.keys(parameters).length === 0 ? null : parameters };
    }
    return undefined;
  };
};
