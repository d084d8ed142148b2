/** What the page shows of its own HTTP calls, and what the services allow its origin. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Response } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { stack } from '../../testing/cloud/cloud.ts';
import { openAsNewUser, requests, unfoldRequests, usePortrait } from '../support/playground.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const TOKEN = /eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+/;

describe('the panel of requests', () => {
  it('lists every call with its status and its time, the upload to the bucket too', async () => {
    const { page } = await openAsNewUser(browser);

    await usePortrait(page);

    const rows = await requests(page).getByRole('listitem').allTextContents();
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^POSTCognito InitiateAuth200\d+ ms$/),
        expect.stringMatching(/^POST\/upload-url200\d+ ms$/),
        expect.stringMatching(/^PUTS3 .*selfies.*200\d+ ms$/),
        expect.stringMatching(/^GET\/look\/[0-9a-f-]{36}\?wait=\d+200\d+ ms$/),
        expect.stringMatching(/^GET\/get-recommendation\?uploadId=.*200\d+ ms$/),
      ]),
    );
  });

  it('copies a call as curl, with the token masked', async () => {
    const { page } = await openAsNewUser(browser);
    await requests(page).getByText('/looks/me').click();

    await requests(page)
      .getByRole('button', { name: /^Copy as curl ?: GET \/looks\/me/ })
      .click();

    await requests(page).getByText('Copied').waitFor();
    const curl = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(curl).toMatch(/^curl -X GET 'http/);
    expect(curl).toContain('-H "authorization: Bearer $ID_TOKEN"');
    expect(curl).not.toMatch(TOKEN);
  });

  it('keeps tokens, the password and the signature of the upload out of the page', async () => {
    const { page, idToken } = await openAsNewUser(browser);
    await usePortrait(page);

    await unfoldRequests(page);

    const text = await page.evaluate<string>('document.body.innerText');
    expect(text).toContain('"IdToken": "***"');
    expect(text).toContain('"PASSWORD":"***"');
    expect(text).toContain('X-Amz-Signature=***');
    expect(text).not.toContain(idToken);
    expect(text).not.toMatch(TOKEN);
    expect(text).not.toMatch(/X-Amz-Signature=[0-9a-f]{64}/);
  });
});

describe('CORS', () => {
  const origins = [stack.playgroundUrl, stack.playgroundUrl.replace('127.0.0.1', 'localhost')];

  it.each(origins)('lets the page at %s through to the API and to the bucket', async (url) => {
    const answers: Response[] = [];
    const { page, complaints } = await openAsNewUser(browser, {}, url);
    page.on('response', (answer) => answers.push(answer));

    await usePortrait(page);

    const from = (endpoint: string): Response[] => answers.filter((answer) => answer.url().startsWith(endpoint));
    const allowed = (endpoint: string): (string | undefined)[] => [
      ...new Set(from(endpoint).map((answer) => answer.headers()['access-control-allow-origin'])),
    ];
    expect(from(stack.apiUrl).length).toBeGreaterThan(3);
    expect(from(stack.s3Endpoint).length).toBeGreaterThan(0);
    expect(allowed(stack.apiUrl)).toEqual([url]);
    expect(allowed(stack.s3Endpoint)).toEqual([url]);
    expect(complaints).toEqual([]);
  });

  describe('for a page of another origin', () => {
    let foreign: Server;
    let url: string;
    beforeAll(async () => {
      foreign = createServer((_request, response) => response.end('<!doctype html><title>elsewhere</title>'));
      await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
      // On this machine too, so that nothing but its name keeps it out.
      url = `http://elsewhere.localhost:${(foreign.address() as AddressInfo).port}/`;
    });
    afterAll(() => {
      foreign.closeAllConnections();
      foreign.close();
    });

    it.each(['/health', '/presets'])('keeps %s closed', async (path) => {
      const { idToken } = await openAsNewUser(browser);
      const page = await browser.newPage();
      await page.goto(url);

      const read = `fetch('${stack.apiUrl}${path}', { headers: { authorization: 'Bearer ${idToken}' } }).then((r) => r.status)`;

      await expect(page.evaluate(read)).rejects.toThrow('Failed to fetch');
    });
  });
});
