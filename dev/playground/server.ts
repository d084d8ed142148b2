/** The playground's web server: its page and the API reference, what they need to know of the running cloud, and the portraits drawn for tests. */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { signIn } from '../demo/app.ts';
import { closeServer, listen, type RunningServer } from '../local-cloud/servers.ts';
import { urlOf, type Settings } from '../local-cloud/settings.ts';
import type { Inbox } from '../local-cloud/sign-in/inbox.ts';
import { readStack, type StackOutputs } from '../local-cloud/stack-file.ts';
import { createBundler, type Bundler } from './bundle.ts';
import { faceModelFile } from './face-model.ts';
import { viewerScript } from './reference.ts';

const WEB = join(import.meta.dirname, 'web');

interface Answer {
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly status?: number;
  /** The viewer sets style attributes. */
  readonly inlineStyles?: boolean;
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

const ofStack = async (stateDir: string, use: (stack: StackOutputs) => Promise<object>): Promise<Answer> => {
  const stack = await readStack(stateDir);
  return stack === undefined ? json({ error: 'The local cloud is still starting.' }, 503) : json(await use(stack));
};

const config = (stateDir: string): Promise<Answer> =>
  ofStack(stateDir, ({ apiUrl, region, userPoolClientId, cognitoEndpoint, noticeVersion, demoUser }) =>
    Promise.resolve({ apiUrl, region, userPoolClientId, cognitoEndpoint, noticeVersion, demoUser }),
  );

/** The reference needs no sign-in: its token is the demo user's, made anew for each visit. */
const referenceConfig = (stateDir: string): Promise<Answer> =>
  ofStack(stateDir, async (stack) => ({ apiUrl: stack.apiUrl, idToken: await signIn(stack) }));

const portraitsIn = async (folder: string): Promise<readonly Portrait[]> => {
  const { items } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as { items: Portrait[] };
  return items.map(({ file, title, expect }) => ({ file, title, expect }));
};

const portrait = async (folder: string, name: string): Promise<Answer | undefined> => {
  const known = (await portraitsIn(folder)).some(({ file }) => file === name);
  return known ? { type: 'image/jpeg', body: await readFile(join(folder, name)) } : undefined;
};

const HTML = 'text/html; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

const referenceRoutes = ({ serviceDir, stateDir }: Settings, bundler: Bundler): Readonly<Record<string, Route>> => ({
  '/reference': async () => ({
    type: HTML,
    inlineStyles: true,
    body: await readFile(join(WEB, 'reference/reference.html')),
  }),
  '/reference.js': async () => ({ type: SCRIPT, body: (await bundler.build()).reference }),
  '/reference.json': () => referenceConfig(stateDir),
  '/scalar.js': async () => ({ type: SCRIPT, body: await viewerScript() }),
  '/openapi.json': async () => ({
    type: 'application/json',
    body: await readFile(join(serviceDir, 'docs/openapi.json')),
  }),
});

const routesOf = (settings: Settings, bundler: Bundler, inbox: Inbox): Readonly<Record<string, Route>> => {
  const selfies = join(settings.serviceDir, 'fixtures/selfies');
  return {
    ...referenceRoutes(settings, bundler),
    '/': async () => ({ type: HTML, body: await readFile(join(WEB, 'index.html')) }),
    '/app.js': async () => ({ type: SCRIPT, body: (await bundler.build()).script }),
    '/app.css': async () => ({ type: 'text/css; charset=utf-8', body: (await bundler.build()).style }),
    '/face-worker.js': async () => ({ type: SCRIPT, body: await bundler.buildFaceWorker() }),
    '/face/': faceModelFile,
    '/config.json': () => config(settings.stateDir),
    '/mails.json': () => Promise.resolve(json(inbox.mails)),
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

const headersOf = (settings: Settings, { type, inlineStyles = false }: Answer): Record<string, string> => {
  const services = (['api', 'cognito', 's3'] as const).map((name) => urlOf(settings, name)).join(' ');
  return {
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; ${inlineStyles ? "style-src 'self' 'unsafe-inline'; " : ''}img-src 'self' blob: data:; connect-src 'self' ${services}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
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
  const answer = await answerOf(routes, pathname).catch(failed);
  response.writeHead(answer.status ?? 200, headersOf(settings, answer)).end(answer.body);
};

export const startPlayground = async (settings: Settings, inbox: Inbox): Promise<RunningServer> => {
  const bundler = await createBundler();
  const routes = routesOf(settings, bundler, inbox);
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
