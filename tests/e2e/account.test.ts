/** What a user can do with their own data: see the quotas, agree and withdraw, take everything along, have it erased. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { account, gallery, lookIsThere, looks, openAsNewUser, PORTRAIT, usePortrait } from '../support/playground.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const leftToday = (page: Page): Promise<string[]> =>
  account(page)
    .getByText(/left today$/)
    .allTextContents();

const press = (page: Page, name: string): Promise<void> => account(page).getByRole('button', { name }).click();

const said = (page: Page, text: string): Promise<void> => page.getByText(text).waitFor();

describe('the data of a user', () => {
  it('has quotas that fall with an analysis', async () => {
    const { page } = await openAsNewUser(browser);
    await account(page).waitFor();
    expect(await leftToday(page)).toEqual(['100,000 of 100,000 left today', '100,000 of 100,000 left today']);

    await usePortrait(page);

    await account(page).getByText('99,999 of 100,000 left today').nth(1).waitFor();
  });

  it('knows the consent that was given, and is erased with it after a warning', async () => {
    const { page } = await openAsNewUser(browser);
    await usePortrait(page);
    await press(page, 'Agree to notice 2026-11');
    await account(page)
      .getByText(/^Given on .* to privacy notice 2026-11\.$/)
      .waitFor();

    await press(page, 'Withdraw consent');
    await account(page)
      .getByRole('alert')
      .getByText(/erases your looks, uploads, selfies and settings/)
      .waitFor();
    await press(page, 'Keep my data');
    expect(await looks(page).count()).toBe(1);
    await press(page, 'Withdraw consent');
    await press(page, 'Withdraw and erase');

    await said(page, 'Consent is withdrawn, and everything is erased.');
    await gallery(page).getByText('None yet.').waitFor();
    await account(page).getByRole('button', { name: 'Agree to notice 2026-11' }).waitFor();
    expect(
      await account(page)
        .getByText(/1 looks, 1 uploads, 0 selfies, 1 settings\. Left: 0\./)
        .count(),
    ).toBe(1);
    expect(await looks(page).count()).toBe(0);
  });

  it('can be downloaded', async () => {
    const { page, idToken } = await openAsNewUser(browser);
    await usePortrait(page);

    const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Download my data')]);

    const text = readFileSync(await file.path(), 'utf8');
    expect(file.suggestedFilename()).toBe('glamai-export.json');
    expect(JSON.parse(text)).toMatchObject({ looks: [{ status: 'ready' }], uploads: [{ status: 'ready' }] });
    expect(text).not.toContain(idToken);
  });

  it('can be erased', async () => {
    const { page } = await openAsNewUser(browser);
    await usePortrait(page);

    await press(page, 'Erase my data');
    await press(page, 'Erase everything');

    await said(page, 'Everything is erased.');
    await gallery(page).getByText('None yet.').waitFor();
    expect(
      await account(page)
        .getByText(/Left: 0\. Backups expire by/)
        .count(),
    ).toBe(1);
  });
});

describe('a stage that asks for consent', () => {
  const { response } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../fixtures/answers/createUploadUrl/consent-missing.json'), 'utf8'),
  ) as { response: { status: number; body: object } };

  it('takes the selfie once the user has agreed', async () => {
    const { page } = await openAsNewUser(browser);
    const refusal = {
      status: response.status,
      contentType: 'application/problem+json',
      headers: { 'access-control-allow-origin': '*' },
      body: JSON.stringify(response.body),
    };
    await page.route('**/upload-url', (route) => route.fulfill(refusal), { times: 1 });

    await page.getByRole('button', { name: PORTRAIT }).click();
    await page.getByRole('alert').getByText('consent_required').waitFor();
    await page.getByRole('button', { name: 'Agree to notice 2026-11 and try again' }).click();

    await lookIsThere(page);
    expect(
      await account(page)
        .getByText(/^Given on /)
        .count(),
    ).toBe(1);
  });
});
