/** The page for everybody: by keyboard, for screen readers, on a small phone, dark and light. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { newUser } from '../../testing/cloud/cloud.ts';
import {
  account,
  lookIsThere,
  openAsNewUser,
  openPlayground,
  overflow,
  profile,
  readmePicture,
  screenshot,
  unfoldRequests,
  usePortrait,
  violations,
} from '../support/playground.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const MODES = ([360, 1280] as const).flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

/** Nothing is wider than the window, axe finds nothing, and a picture is kept. */
const expectGood = async (page: Page, name: string): Promise<void> => {
  await screenshot(page, name);
  expect({ name, wider: await overflow(page), violations: await violations(page) }).toEqual({
    name,
    wider: 0,
    violations: [],
  });
};

describe.each(MODES)('at $width pixels, $colorScheme', ({ width, colorScheme }) => {
  const options = { viewport: { width, height: 800 }, colorScheme };
  const named = (state: string): string => `${state}-${width}-${colorScheme}`;

  it('the sign-in is accessible and fits', async () => {
    const { page } = await openPlayground(browser, options);

    await expectGood(page, named('sign-in'));
  });

  it('a look with everything unfolded is accessible and fits', async () => {
    const { page } = await openAsNewUser(browser, options);
    await usePortrait(page);
    await expectGood(page, named('look'));

    await profile(page).getByText('Not quite you? Correct it').click();
    await account(page).getByRole('button', { name: 'Erase my data' }).click();
    await unfoldRequests(page);

    await expectGood(page, named('unfolded'));
  });

  it('a refused selfie is accessible and fits', async () => {
    const { page } = await openAsNewUser(browser, options);
    await page.getByRole('button', { name: 'dark glasses' }).click();
    await page.getByRole('alert').waitFor({ timeout: 60_000 });

    await expectGood(page, named('refused'));
  });
});

/** What has the focus, as a screen reader would call it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>('((e) => e.getAttribute("aria-label") || e.title || e.textContent)(document.activeElement)');

const tabTo = async (page: Page, wanted: RegExp): Promise<void> => {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const { title, text } = await page.evaluate<{ title: string; text: string }>(
      '(({ title, textContent }) => ({ title, text: textContent }))(document.activeElement)',
    );
    if (wanted.test(title) || wanted.test(text)) return;
  }
  throw new Error(`Tab never came to ${String(wanted)}.`);
};

describe('without a mouse', () => {
  it('a selfie becomes a look that is refined, and the focus is never lost', async () => {
    const user = await newUser();
    const { page } = await openPlayground(browser);

    await page.getByLabel('E-mail').fill(user.username);
    await page.getByLabel('Password').fill(user.password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^medium warm skin/ }).waitFor();
    expect(await focused(page)).toBe('Selfie');

    await tabTo(page, /^medium warm skin/);
    await page.keyboard.press('Enter');
    await lookIsThere(page);
    await tabTo(page, /^softer$/);
    await page.keyboard.press('Enter');
    await page.getByText('revision 2').waitFor();

    expect(await focused(page)).toBe('softer');
  });
});

describe('the README', () => {
  it('gets its picture from the page: all three looks down to their descriptions', async () => {
    const { page } = await openAsNewUser(browser, { viewport: { width: 1280, height: 2400 }, deviceScaleFactor: 1.5 });
    await usePortrait(page);

    const { width, height } = await readmePicture(page);

    expect(width).toBeGreaterThan(height);
  });
});
