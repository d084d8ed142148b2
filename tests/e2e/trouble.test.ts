/** What can go wrong around a selfie: one sentence that says what to do, once. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, PORTRAITS } from '../support/browser.ts';
import { openAsNewUser } from '../support/playground.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const SELFIE = join(PORTRAITS, 'default.jpg');

const ANY_ORIGIN = { 'access-control-allow-origin': '*' };

const choose = (page: Page): Promise<void> => page.getByLabel('Choose a selfie').setInputFiles(SELFIE);

/** Everything that is told to the user at this moment, seen or read out. */
const told = async (page: Page): Promise<string[]> => {
  const texts = await page.locator('[role=alert], [role=status]').allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '');
};

describe('the playground says once, in a sentence, what to do', () => {
  it('when the network is lost', async () => {
    const { page } = await openAsNewUser(browser);
    await page.context().setOffline(true);

    await choose(page);

    await page.getByRole('alert').waitFor();
    expect(await told(page)).toEqual([
      'The service cannot be reached Check your connection, then try again: nothing is lost.',
    ]);
    await page.context().setOffline(false);
    await choose(page);
    await page.getByRole('region', { name: /^Looks for you/ }).waitFor({ timeout: 60_000 });
  });

  it('when the session was revoked', async () => {
    const { page } = await openAsNewUser(browser);
    // What API Gateway and Cognito answer once a session was revoked and its token ran out.
    await page.route('**/upload-url', (route) =>
      route.fulfill({ status: 401, headers: ANY_ORIGIN, json: { code: 'unauthorized', title: 'Unauthorized' } }),
    );
    await page.route('**/', (route, request) =>
      request.headers()['x-amz-target']?.endsWith('InitiateAuth') === true
        ? route.fulfill({
            status: 400,
            headers: ANY_ORIGIN,
            json: { __type: 'NotAuthorizedException', message: 'Refresh Token has been revoked' },
          })
        : route.continue(),
    );

    await choose(page);

    await page.getByLabel('Password').waitFor();
    expect(await told(page)).toEqual(['Your session has ended. Sign in again: your looks are kept.']);
  });

  it('when a file is dropped beside the field', async () => {
    const { page } = await openAsNewUser(browser);
    const dragged = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['a'], 'stray.jpg', { type: 'image/jpeg' }));
      return transfer;
    })()`);
    const before = page.url();

    await page.getByRole('heading', { name: 'Your data' }).dispatchEvent('drop', { dataTransfer: dragged });

    await page.locator('.toast').waitFor();
    expect(await told(page)).toEqual(['Drop the picture on the selfie’s field: it was let go beside it.']);
    expect(page.url()).toBe(before);
  });

  it('when the file is empty', async () => {
    const { page } = await openAsNewUser(browser);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));

    await page
      .getByLabel('Choose a selfie')
      .setInputFiles({ name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) });

    await page.getByRole('alert').waitFor();
    expect(await told(page)).toEqual([
      'The file is empty Choose another one: this one has no bytes, as when a download or a copy was cut short.',
    ]);
    expect(asked.filter((url) => url.includes('upload-url'))).toEqual([]);
  });
});
