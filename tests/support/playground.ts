/** What a person does in the playground, for the browser tests. */
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { OUTPUT } from './browser.ts';
import { newUser, stack } from '../../testing/cloud/cloud.ts';

/** An analysis starts functions cold, on a busy machine. */
const ANALYSIS_MS = 60_000;
/** Title of the portrait that is drawn with medium, warm skin and an oval face. */
export const PORTRAIT = /^medium warm skin/;

export interface Playground {
  readonly page: Page;
  readonly idToken: string;
  /** What the browser itself complained about: exceptions, refused requests, broken policies. */
  readonly complaints: readonly string[];
}

/** Answers that a test provokes; the browser writes a line for each. */
const EXPECTED = /the server responded with a status of 4\d\d/;

const listen = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text());
  });
  return complaints;
};

/** The page as it is before anybody has signed in. */
export const openPlayground = async (
  browser: Browser,
  options: BrowserContextOptions = {},
  url = stack.playgroundUrl,
): Promise<{ page: Page; complaints: readonly string[] }> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.grantPermissions(['clipboard-read', 'clipboard-write', 'camera']);
  const page = await context.newPage();
  const complaints = listen(page);
  await page.goto(url);
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  return { page, complaints };
};

export const signIn = async (page: Page, username: string, password: string): Promise<void> => {
  await page.getByLabel('E-mail').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
};

/** Signed in as a user of this test alone. */
export const openAsNewUser = async (
  browser: Browser,
  options: BrowserContextOptions = {},
  url = stack.playgroundUrl,
): Promise<Playground> => {
  const user = await newUser();
  const { page, complaints } = await openPlayground(browser, options, url);
  await signIn(page, user.username, user.password);
  await page.getByRole('button', { name: PORTRAIT }).waitFor();
  return { page, idToken: user.idToken, complaints };
};

export const looks = (page: Page): Locator => page.getByRole('region', { name: /^Looks for you/ });
export const mirror = (page: Page): Locator => looks(page).locator('.mirror');
export const profile = (page: Page): Locator => page.getByRole('region', { name: /^Face profile/ });
export const gallery = (page: Page): Locator => page.getByRole('region', { name: 'Your looks', exact: true });
export const account = (page: Page): Locator => page.getByRole('region', { name: 'Your data' });
export const requests = (page: Page): Locator => page.getByRole('complementary', { name: /^Requests/ });

/** Every call with its command and its answer. */
export const unfoldRequests = async (page: Page): Promise<void> => {
  const rows = await requests(page).locator('summary').all();
  for (const row of rows) await row.click();
  await requests(page)
    .getByRole('button', { name: /^Copy/ })
    .nth(rows.length - 1)
    .waitFor();
};

export const lookIsThere = async (page: Page): Promise<void> => {
  await looks(page).waitFor({ timeout: ANALYSIS_MS });
  // All three are drawn once their presets are there.
  await looks(page)
    .getByRole('img', { name: /lipstick/ })
    .nth(2)
    .waitFor();
};

export const usePortrait = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: PORTRAIT }).click();
  await lookIsThere(page);
};

/** The mirror has painted the look. */
const isPainted = async (page: Page): Promise<void> => {
  await mirror(page).getByRole('button', { name: 'lipstick' }).waitFor();
  await mirror(page).locator('.mirror-state:empty').waitFor({ state: 'attached', timeout: ANALYSIS_MS });
  await page.waitForTimeout(200);
};

export const useSelfie = async (page: Page, file: string): Promise<void> => {
  await page.getByLabel('Choose a selfie').setInputFiles(file);
  await lookIsThere(page);
  await isPainted(page);
};

/** Puts on one of the three looks. */
export const wear = async (page: Page, at: number): Promise<void> => {
  await looks(page)
    .getByRole('button', { name: /^(Wear it|Worn): / })
    .nth(at)
    .click();
  await isPainted(page);
};

/** Portraits and patches are folded away once there is a look. */
export const unfold = async (page: Page, title: string | RegExp): Promise<void> => {
  await page.getByText(title).click();
};

/** Pairs of texts that lie over each other. */
export const collisions = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const boxes = [];
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const shown = node.parentElement.checkVisibility() && !node.parentElement.closest('.visually-hidden');
      if (!shown || node.textContent.trim() === '') continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects())
        if (right - left > 1) boxes.push({ text: node.textContent.trim(), left, right, top, bottom });
    }
    const both = (a, b) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5;
    return boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => a.text !== b.text && both(a, b)).map((b) => a.text + ' / ' + b.text));
  })()`);

export const screenshot = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: join(OUTPUT, `${name}.png`), fullPage: true, animations: 'disabled' });
};

const MARGIN = 14;

/** The README's picture, `.build/e2e/readme.png` for docs/images/playground.png. Pixels of the page. */
export const readmePicture = async (page: Page): Promise<{ width: number; height: number }> => {
  await isPainted(page);
  const card = await looks(page).boundingBox();
  const stage = await looks(page).locator('.stage').boundingBox();
  if (!card || !stage) throw new Error('There are no looks to be seen.');
  const [x, y] = [card.x - MARGIN, card.y - MARGIN];
  const clip = { x, y, width: card.width + 2 * MARGIN, height: stage.y + stage.height + MARGIN - y };
  await page.screenshot({ path: join(OUTPUT, 'readme.png'), clip, animations: 'disabled' });
  return clip;
};

/** One line per violation of WCAG 2.2 AA or of axe's best practices. */
export const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  const found = await page.evaluate<{ id: string; impact: string; nodes: { target: string[] }[] }[]>(
    'axe.run().then(({ violations }) => violations)',
  );
  return found.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
};

/** Pixels by which the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
