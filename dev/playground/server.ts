/** The playground's web server: one page, what it needs to know of the running cloud, and the portraits drawn for tests. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { closeServer, listen, type RunningServer } from '../local-cloud/servers.ts';
import { urlOf, type Settings } from '../local-cloud/settings.ts';
import { readStack } from '../local-cloud/stack-file.ts';
import { createBundler, type Bundler } from './bundle.ts';

interface Answer {
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly status?: number;
}
type Route = (name: string) => Promise<Answer | undefined>;

interface Portrait {
  readonly file: string;
  readonly title: string;
  /** `ok`, or the code of the problem that the selfie is made for. */
  readonly expect: string;
}

const json = (value: unknown, status = 200): Answer => ({
  type: 'application/json',
  body: JSON.stringify(value),
  status,
});

const config = async (stateDir: string): Promise<Answer> => {
  const stack = await readStack(stateDir);
  if (stack === undefined) return json({ error: 'The local cloud is still starting.' }, 503);
  const { apiUrl, region, userPoolClientId, cognitoEndpoint, noticeVersion, demoUser } = stack;
  return json({ apiUrl, region, userPoolClientId, cognitoEndpoint, noticeVersion, demoUser });
};

const portraitsIn = async (folder: string): Promise<readonly Portrait[]> => {
  const { items } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as { items: Portrait[] };
  return items.map(({ file, title, expect }) => ({ file, title, expect }));
};

const portrait = async (folder: string, name: string): Promise<Answer | undefined> => {
  const known = (await portraitsIn(folder)).some(({ file }) => file === name);
  return known ? { type: 'image/jpeg', body: await readFile(join(folder, name)) } : undefined;
};

const routesOf = ({ serviceDir, stateDir }: Settings, bundler: Bundler): Readonly<Record<string, Route>> => {
  const selfies = join(serviceDir, 'fixtures/selfies');
  return {
    '/': async () => ({
      type: 'text/html; charset=utf-8',
      body: await readFile(join(import.meta.dirname, 'web/index.html')),
    }),
    '/app.js': async () => ({ type: 'text/javascript; charset=utf-8', body: (await bundler.build()).script }),
    '/app.css': async () => ({ type: 'text/css; charset=utf-8', body: (await bundler.build()).style }),
    '/config.json': () => config(stateDir),
    '/portraits.json': async () => json(await portraitsIn(selfies)),
    '/portraits/': (name) => portrait(selfies, name),
  };
};

/** Folders end with a slash and get the rest as a name. */
const answerOf = async (routes: Readonly<Record<string, Route>>, path: string): Promise<Answer> => {
  const slash = path.lastIndexOf('/') + 1;
  const route = routes[path] ?? (slash > 1 ? routes[path.slice(0, slash)] : undefined);
  const answer = await route?.(path.slice(slash));
  return answer ?? { type: 'text/plain', body: 'There is no such page.\n', status: 404 };
};

const headersOf = (settings: Settings, type: string): Record<string, string> => {
  const services = (['api', 'cognito', 's3'] as const).map((name) => urlOf(settings, name)).join(' ');
  return {
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'self'; img-src 'self' blob: data:; connect-src 'self' ${services}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
};

const serve = async (
  settings: Settings,
  routes: Readonly<Record<string, Route>>,
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const failed = (error: unknown): Answer => ({ type: 'text/plain', body: String(error), status: 500 });
  const { pathname } = new URL(url, urlOf(settings, 'playground'));
  const { type, body, status = 200 } = await answerOf(routes, pathname).catch(failed);
  response.writeHead(status, headersOf(settings, type)).end(body);
};

export const startPlayground = async (settings: Settings): Promise<RunningServer> => {
  const bundler = await createBundler();
  const routes = routesOf(settings, bundler);
  const server = createServer((request, response) => {
    void serve(settings, routes, request, response);
  });
  await listen(server, settings.host, settings.ports.playground);
  return {
    name: 'Playground',
    url: urlOf(settings, 'playground'),
    what: 'try it in a browser',
    close: async () => {
      await Promise.all([closeServer(server), bundler.close()]);
    },
  };
};
