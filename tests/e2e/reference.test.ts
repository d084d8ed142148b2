/** The API reference of the local cloud: drawn without another host, searched, and tried as the demo user. */
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page, Request } from 'playwright-core';
import { stack } from '../../testing/cloud/cloud.ts';
import { OUTPUT, openBrowser } from '../support/browser.ts';

let browser: Browser;
let page: Page;
/** Asked of a host that is not this machine; none of them gets an answer. */
let strangers: string[];
let complaints: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const isHere = (url: URL): boolean => url.hostname === '127.0.0.1' || ['data:', 'blob:'].includes(url.protocol);

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  strangers = [];
  complaints = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await context.route(
    (url) => !isHere(url),
    (route) => {
      strangers.push(route.request().url());
      return route.abort('internetdisconnected');
    },
  );
});

const open = async (operation = ''): Promise<void> => {
  await page.goto(`${stack.playgroundUrl}/reference${operation}`);
  await page.getByRole('heading', { name: 'GlamAI API' }).waitFor();
};

const picture = (name: string): Promise<Buffer> => page.screenshot({ path: join(OUTPUT, `reference-${name}.png`) });

describe('the API reference', () => {
  it('shows every group of routes and asks nobody but this machine', async () => {
    await open();
    await page.waitForLoadState('networkidle');
    await picture('start');

    const text = await page.locator('body').innerText();

    for (const group of ['uploads', 'looks', 'presets', 'users', 'privacy', 'service']) expect(text).toContain(group);
    expect(text).toContain(stack.apiUrl);
    expect({ strangers, complaints }).toEqual({ strangers: [], complaints: [] });
  });

  it('finds a route by a word of its summary', async () => {
    await open();
    await page.getByRole('button', { name: /Search/ }).click();
    await page.keyboard.type('erase');

    await page
      .getByRole('option', { name: /users\/\{userId\}/ })
      .first()
      .waitFor();
    await picture('search');

    expect(strangers).toEqual([]);
  });

  it('tries a route against the local API, signed in as the demo user', async () => {
    const sent: Request[] = [];
    page.on('requestfinished', (request) => request.url().startsWith(stack.apiUrl) && sent.push(request));
    await open('#tag/users/GET/users/{userId}');
    await page.getByRole('button', { name: /Test Request.*get .users.\{userId\}\)/ }).click();

    await page.getByRole('button', { name: /^Send get/ }).click();

    await page.getByText('200 OK').waitFor();
    await picture('tried');
    const answer = await sent.find((request) => request.method() === 'GET')?.response();
    expect(answer?.status()).toBe(200);
    expect(await answer?.json()).toMatchObject({ quota: {} });
  });
});

describe('the playground', () => {
  it('leads to the reference', async () => {
    await page.goto(stack.playgroundUrl);

    await page.getByRole('link', { name: 'API reference' }).click();

    await page.getByRole('heading', { name: 'GlamAI API' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/reference');
  });
});
