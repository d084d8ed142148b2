/** The mirror: a look on the user's own photo and on the live camera, painted in the page and nowhere else. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page, Request } from 'playwright-core';
import { openBrowser, PORTRAITS } from '../support/browser.ts';
import {
  collisions,
  looks,
  mirror,
  openAsNewUser,
  overflow,
  screenshot,
  unfold,
  useSelfie,
  wear,
} from '../support/playground.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const FAIR = join(PORTRAITS, 'monk03-cool-oval.jpg');

/** A number for what is on the canvas, once what was asked before is painted. */
const shown = (page: Page): Promise<number> =>
  page.evaluate<number>(`(async () => {
    for (let frames = 0; frames < 4; frames += 1) await new Promise(requestAnimationFrame);
    const canvas = document.querySelector('.mirror canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    return data.reduce((hash, byte) => (Math.imul(hash, 31) + byte) | 0, 7);
  })()`);

const slide = async (page: Page, label: string, value: number): Promise<void> => {
  await mirror(page).getByLabel(label).fill(String(value));
};

const openMirror = async (): Promise<{ page: Page; complaints: readonly string[] }> => {
  const { page, complaints } = await openAsNewUser(browser);
  await useSelfie(page, FAIR);
  return { page, complaints };
};

describe('the mirror', () => {
  it('shows each of the three looks on the photo, with one press between them', async () => {
    const { page, complaints } = await openMirror();

    const seen = [await shown(page)];
    for (const at of [1, 2]) {
      await wear(page, at);
      seen.push(await shown(page));
    }

    expect(new Set(seen).size).toBe(3);
    expect(complaints).toEqual([]);
  });

  it('shows the photo as it is at strength 0 and before the divider, and with a layer taken off something else', async () => {
    const { page } = await openMirror();
    const whole = await shown(page);

    await slide(page, 'Strength', 0);
    const none = await shown(page);
    await slide(page, 'Strength', 100);
    await slide(page, 'Before', 100);
    const before = await shown(page);
    await slide(page, 'Before', 50);
    const half = await shown(page);
    await slide(page, 'Before', 0);
    await mirror(page).getByRole('button', { name: 'lipstick' }).click();
    const without = await shown(page);

    expect(before).toBe(none);
    expect(new Set([whole, none, half, without]).size).toBe(4);
  });

  it('paints a photo that was chosen for it alone, and sends it to nobody', async () => {
    const { page } = await openMirror();
    await unfold(page, 'Drawn portraits');
    await page.getByRole('button', { name: 'a bowl of oranges' }).click();
    await page.getByRole('alert').waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: /^Open/ }).first().click();
    await mirror(page)
      .getByText(/The selfie is not kept/)
      .waitFor();
    const sent: Request[] = [];
    page.on('request', (request) => sent.push(request));

    await mirror(page).getByLabel('See it on a photo').setInputFiles(join(PORTRAITS, 'monk09-cool-heart.jpg'));
    await mirror(page).getByRole('img').waitFor();
    await mirror(page).locator('.mirror-state:empty').waitFor({ state: 'attached' });

    expect(sent.filter((request) => !request.url().startsWith('blob:')).map((request) => request.url())).toEqual([]);
  });

  it('paints the live camera, says how many frames, and sends nothing meanwhile', async () => {
    const { page, complaints } = await openMirror();
    const sent: string[] = [];
    await mirror(page).getByRole('button', { name: 'Live mirror' }).click();
    await mirror(page)
      .getByText(/^[1-9]\d* frames? a second$/)
      .waitFor({ timeout: 60_000 });
    page.on('request', (request) => sent.push(request.url()));

    await page.waitForTimeout(3000);

    const said = (await mirror(page).locator('.mirror-state').textContent()) ?? '';
    const size = await page.evaluate<number[]>(
      `(({ width, height }) => [width, height])(document.querySelector('.mirror canvas'))`,
    );
    console.log(`${said} at ${size.join(' x ')}`);
    expect(size).toEqual([640, 480]);
    expect(Number.parseInt(said, 10)).toBeGreaterThan(0);
    expect(sent).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

describe.each([
  ['fair', FAIR],
  ['medium', join(PORTRAITS, 'default.jpg')],
  ['deep', join(PORTRAITS, 'monk09-cool-heart.jpg')],
])('on a %s face', (depth, file) => {
  it('is seen without scrolling, fits every width, and no label covers another', async () => {
    const { page } = await openAsNewUser(browser, { viewport: { width: 1280, height: 800 } });
    await useSelfie(page, file);
    const found: unknown[] = [];
    for (const width of [1280, 768, 360])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        await wear(page, 1);
        await screenshot(page, `mirror-${depth}-${width}-${colorScheme}`);
        await page.evaluate('scrollTo(0, 0)');
        const top = (await looks(page).getByRole('listitem').first().boundingBox())?.y ?? Infinity;
        found.push({ width, wider: await overflow(page), collisions: await collisions(page), seen: top < 640 });
      }

    expect(found).toEqual(
      [1280, 1280, 768, 768, 360, 360].map((width) => ({ width, wider: 0, collisions: [], seen: true })),
    );
  });
});
