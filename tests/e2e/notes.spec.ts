import type { Page } from 'playwright/test';
import { expectAccessible } from './support/axe.ts';
import { signInTo } from './support/chat.ts';
import { admitted, registered } from './support/people.ts';
import { expect, isPhone, signOut, test } from './support/test.ts';

test.describe.configure({ timeout: 60_000 });

const rows = (page: Page) => page.getByRole('list', { name: 'Notes' }).getByRole('link');
const text = (page: Page) => page.getByRole('textbox', { name: 'Text' });
const status = (page: Page) => page.getByTestId('save-status');

async function toList(page: Page): Promise<void> {
  if (isPhone(page)) await page.getByRole('link', { name: 'All notes' }).click();
}

test(
  'a client writes notes that are saved by themselves, pins, finds and deletes them, and takes that back',
  { tag: '@both' },
  async ({ page, origin }) => {
    const company = await registered(origin);
    await signInTo(page, origin, company, '/notes', await admitted(origin, company));
    await expect(page.getByRole('heading', { name: 'No notes yet' })).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('link', { name: 'New note' }).click();
    await expect(text(page)).toBeFocused();
    await text(page).pressSequentially('Anruf bei Müller\n\nWegen der **Lieferung**');
    await expect(status(page)).toHaveText('Saved');
    await expect(page).toHaveURL(/\/notes\/[0-9a-f-]{36}$/u);
    await expect(text(page)).toBeFocused();
    await text(page).press('End');
    await text(page).pressSequentially(' am Montag');
    await page.keyboard.press('ControlOrMeta+s');
    await expect(status(page)).toHaveText('Saved');
    await page.getByRole('button', { name: 'Pin on top' }).click();
    await expect(page.getByRole('button', { name: 'Unpin' })).toBeVisible();
    await page.getByRole('button', { name: 'Preview' }).click();
    await expect(page.getByText('Lieferung', { exact: true })).toHaveCSS('font-weight', '580');
    await expectAccessible(page);

    await toList(page);
    await page.getByRole('link', { name: 'New note' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('会議のメモ');
    await text(page).fill('来週は京都で会議があります。<img src=x onerror="window.hacked = true">');
    await toList(page);
    await expect(rows(page)).toHaveText([/^Anruf bei Müller.*Wegen der/u, /^会議のメモ/u]);
    await expectAccessible(page);

    await page.getByRole('searchbox', { name: 'Search notes' }).fill('京都');
    await expect(rows(page)).toHaveText([/^会議のメモ/u]);
    await page.getByRole('searchbox', { name: 'Search notes' }).fill('nowhere');
    await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search notes' }).fill('');
    await expect(rows(page)).toHaveCount(2);
    await rows(page).first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(rows(page).nth(1)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(text(page)).toHaveValue(/京都/u);

    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(rows(page)).toHaveCount(1);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(text(page)).toHaveValue(/京都/u);
    await toList(page);
    await expect(rows(page)).toHaveCount(2);
    await page.reload();
    await expect(rows(page)).toHaveCount(2);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  },
);

test('nothing typed is lost when the connection breaks, or another tab has saved first', async ({ page, origin }) => {
  const company = await registered(origin);
  await signInTo(page, origin, company, '/notes/new');
  await text(page).fill('First thought');
  await expect(status(page)).toHaveText('Saved');
  await expect(page).toHaveURL(/\/notes\/[0-9a-f-]{36}$/u);

  await page.route('**/api/v1/notes/*', (route) => route.abort());
  await text(page).fill('Second thought');
  await expect(page.getByRole('alert')).toContainText('No connection');
  await expect(status(page)).toHaveText('Not saved');
  await expectAccessible(page);
  await signOut(page);
  await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Cancel' }).click();
  await page.unroute('**/api/v1/notes/*');
  await page.getByRole('button', { name: 'Save again' }).click();
  await expect(status(page)).toHaveText('Saved');

  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(text(other)).toHaveValue('Second thought');
  await text(page).fill('What this tab says');
  await expect(status(page)).toHaveText('Saved');
  await text(other).fill('What the other says');
  await expect(other.getByRole('alert')).toContainText('changed on another device');
  await expect(text(other)).toHaveValue('What the other says');
  await other.getByRole('button', { name: 'Keep what is here' }).click();
  await expect(status(other)).toHaveText('Saved');
  await page.reload();
  await expect(text(page)).toHaveValue('What the other says');

  await other.getByRole('button', { name: 'Delete' }).click();
  await expect(other.getByText('Note deleted.', { exact: true })).toBeVisible();
  await text(page).fill('Written too late');
  await page.getByRole('button', { name: 'Keep it as a new note' }).click();
  await expect(status(page)).toHaveText('Saved');
  await page.reload();
  await expect(text(page)).toHaveValue('Written too late');
});
