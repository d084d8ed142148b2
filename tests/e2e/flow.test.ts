/** From the sign-in to a saved and deleted look, as a person would do it. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, PORTRAITS } from '../support/browser.ts';
import {
  gallery,
  lookIsThere,
  looks,
  openAsNewUser,
  openPlayground,
  profile,
  requests,
  unfold,
  usePortrait,
} from '../support/playground.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const told = (page: Page, text: RegExp): Promise<number> => profile(page).getByText(text).count();

describe('the playground', () => {
  it('says when the password is wrong, and signs the demo user in as filled in', async () => {
    const { page } = await openPlayground(browser);
    const password = await page.getByLabel('Password').inputValue();

    await page.getByLabel('Password').fill('Wrong-password-1!');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByRole('heading', { name: 'Selfie', exact: true }).waitFor();
    expect(await page.getByText('demo@glamai.example').count()).toBe(1);
  });

  it('makes an account by the code that would be mailed', async () => {
    const { page } = await openPlayground(browser);
    const email = `${randomUUID()}@glamai.example`;

    await page.getByRole('button', { name: 'Create an account' }).click();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Create the account' }).click();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByRole('heading', { name: 'Selfie', exact: true }).waitFor();
    expect(await page.getByText(email).count()).toBe(1);
  });

  it('turns a portrait into a profile and three looks with products', async () => {
    const { page, complaints } = await openAsNewUser(browser);

    await usePortrait(page);

    // The measured color, and the one that shades are matched to.
    expect(await told(page, /^#[0-9a-f]{6}$/)).toBe(2);
    expect(await told(page, /^what shades are matched to$/)).toBe(1);
    expect(
      await profile(page)
        .getByRole('img', { name: /^Monk skin tone \d+ of 10$/ })
        .count(),
    ).toBe(1);
    expect(await told(page, /^\d+ % sure$/)).toBe(3);
    expect(
      await looks(page)
        .getByRole('img', { name: /^Schematic face wearing .*lipstick #[0-9a-f]{6}/ })
        .count(),
    ).toBe(3);
    expect(await told(page, /cheek$/)).toBeGreaterThan(3);
    const links = await looks(page)
      .getByRole('link', { name: /^Shop/ })
      .evaluateAll((all) => all.map(String));
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(link).toMatch(/^https:\/\//);
    expect(complaints).toEqual([]);
  });

  it('shows the products of the alternative that is chosen', async () => {
    const { page } = await openAsNewUser(browser);
    await usePortrait(page);
    const second = looks(page)
      .getByRole('button', { name: /^(Wear it|Worn): / })
      .nth(1);
    const label = (await second.getAttribute('aria-label')) ?? '';
    const title = label.replace(/^Wear it: (.*), \d+ products$/, 'Products of $1');

    await second.click();

    await looks(page).getByRole('heading', { name: title, exact: true }).waitFor();
    expect(await second.getAttribute('aria-pressed')).toBe('true');
  });

  it('saves a look under a name, lists it among the saved ones, and deletes it', async () => {
    const { page } = await openAsNewUser(browser);
    await usePortrait(page);

    await looks(page).getByLabel('Name').fill('Friday evening');
    await looks(page).getByRole('button', { name: 'Save the look' }).click();
    await gallery(page)
      .getByRole('heading', { name: /Friday evening saved/ })
      .waitFor();
    await gallery(page).getByLabel('Saved only').check();
    expect(await gallery(page).getByRole('listitem').count()).toBe(1);
    await gallery(page).getByRole('button', { name: 'Delete Friday evening' }).click();
    await gallery(page).getByRole('button', { name: 'Really delete Friday evening' }).click();

    await gallery(page).getByText('None yet.').waitFor();
    expect(await looks(page).count()).toBe(0);
    expect(await requests(page).getByText('DELETE').count()).toBe(1);
  });

  it('opens a look of the list again after a selfie that was refused', async () => {
    const { page } = await openAsNewUser(browser);
    await usePortrait(page);
    const name = (await looks(page).getByRole('heading', { level: 3 }).first().textContent()) ?? '';
    await unfold(page, 'Drawn portraits');
    await page.getByRole('button', { name: 'a bowl of oranges' }).click();
    await page.getByRole('alert').waitFor({ timeout: 60_000 });
    expect(await looks(page).count()).toBe(0);

    await gallery(page)
      .getByRole('button', { name: `Open ${name}` })
      .click();

    await lookIsThere(page);
    expect(await looks(page).getByRole('heading', { level: 3 }).first().textContent()).toBe(name);
  });

  it('lets the user correct the undertone, and give the word back to the measurement', async () => {
    const { page } = await openAsNewUser(browser);
    await usePortrait(page);

    await profile(page).getByText('Not quite you? Correct it').click();
    await profile(page).getByRole('combobox', { name: 'Undertone' }).selectOption('cool');
    await profile(page).getByRole('button', { name: 'Apply, with a new look' }).click();
    await profile(page).getByText('as you said').waitFor();
    expect(await profile(page).getByRole('heading', { level: 2 }).textContent()).toMatch(/-cool$/);
    await profile(page).getByRole('combobox', { name: 'Undertone' }).selectOption('');
    await profile(page).getByRole('button', { name: 'Apply, with a new look' }).click();

    await looks(page).getByText('revision 3').waitFor();
    expect(await profile(page).getByText('as you said').count()).toBe(0);
    expect(await requests(page).getByText('PATCH').count()).toBe(2);
  });

  it.each(['softer', 'bolder', 'warmer', 'cooler', 'another'])('makes a new revision that is %s', async (wish) => {
    const { page } = await openAsNewUser(browser);
    await usePortrait(page);

    await looks(page).getByRole('button', { name: wish }).click();

    await looks(page).getByText('revision 2').waitFor();
    expect(await requests(page).getByText('/analyze').count()).toBe(1);
  });
});

describe('a selfie', () => {
  it('can be chosen as a file', async () => {
    const { page } = await openAsNewUser(browser);

    await page.getByLabel('Choose a selfie').setInputFiles(join(PORTRAITS, 'monk08-warm-round.jpg'));

    await lookIsThere(page);
    expect(await page.getByRole('img', { name: 'Your selfie: monk08-warm-round.jpg' }).count()).toBe(1);
  });

  it('can be dropped', async () => {
    const { page } = await openAsNewUser(browser);
    const dragged = await page.evaluateHandle(`(async () => {
      const bytes = await (await fetch('/portraits/monk03-cool-oval.jpg')).blob();
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], 'dropped.jpg', { type: 'image/jpeg' }));
      return transfer;
    })()`);

    await page.getByText('Drop a selfie here').dispatchEvent('drop', { dataTransfer: dragged });

    await lookIsThere(page);
    expect(await page.getByRole('img', { name: 'Your selfie: dropped.jpg' }).count()).toBe(1);
  });

  it('can be taken with the camera', async () => {
    const { page, complaints } = await openAsNewUser(browser);

    await page.getByRole('button', { name: 'Use the camera' }).click();
    await page.getByRole('button', { name: 'Take the picture' }).click();

    await lookIsThere(page);
    expect(complaints).toEqual([]);
  });

  it.each([
    ['a bowl of oranges', 'no_face', /face/i],
    ['dark glasses', 'sunglasses', /sunglasses|glasses/i],
    ['next to no light', 'too_dark', /lamp/i],
  ])('of %s is refused with %s and a hint', async (title, code, hint) => {
    const { page } = await openAsNewUser(browser);

    await page.getByRole('button', { name: title }).click();

    const refusal = page.getByRole('alert');
    await refusal.waitFor({ timeout: 60_000 });
    expect(await refusal.getByText(code, { exact: true }).count()).toBe(1);
    expect(await refusal.getByRole('paragraph').first().textContent()).toMatch(hint);
    expect(await looks(page).count()).toBe(0);
  });
});
