import type { Browser, Page } from 'playwright/test';
import { Chat, signInTo } from './support/chat.ts';
import { tooWide } from './support/overflow.ts';
import { admitted, type Company, type Person, registered, waiting } from './support/people.ts';
import { expect, expectAccessible, isPhone, signIn, test } from './support/test.ts';

/** Signs in another user in a context of their own, with the viewport of `page`. */
async function asPerson(browser: Browser, page: Page, origin: string, company: Company, who: Person): Promise<Page> {
  const context = await browser.newContext({ viewport: page.viewportSize(), locale: 'en-GB' });
  const theirs = await context.newPage();
  await signInTo(theirs, origin, company, '/chat', who);
  return theirs;
}

/** Rows of the table, or on a phone cards of the list. */
const rowOf = (page: Page, text: string) =>
  page
    .getByRole(isPhone(page) ? 'list' : 'table', { name: 'People' })
    .getByRole(isPhone(page) ? 'listitem' : 'row')
    .filter({ hasText: text });

test('an owner finds a member by name, role and status; the address keeps the filters', async ({ page }) => {
  await signIn(page, 'owner', 'acme', '/settings/people');
  await expect(rowOf(page, 'owner@acme.test')).toContainText('Owner');

  await page.getByRole('searchbox', { name: 'Search by name or e-mail' }).fill('agent@');
  await expect(rowOf(page, '@acme.test')).toHaveCount(1);
  await expect(rowOf(page, '@acme.test')).toContainText('agent@acme.test');

  await page.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Client' }).click();
  await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible();
  expect(new URL(page.url()).search).toBe('?q=agent%40&role=client');
  await page.reload();
  await expect(page.getByRole('searchbox')).toHaveValue('agent@');
  await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible();

  await page.getByRole('button', { name: 'Show everybody' }).click();
  await expect(rowOf(page, 'client@acme.test')).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('');
});

test('a phone shows members as cards, nothing is wider than the screen', { tag: '@both' }, async ({ page }) => {
  await signIn(page, 'admin', 'acme', '/settings/people');
  await page.getByText('owner@acme.test').locator('visible=true').waitFor();
  await expect(page.getByRole('table')).toHaveCount(isPhone(page) ? 0 : 1);
  expect(await tooWide(page)).toEqual([]);
});

test('a client who types the address is told that the page is not for their role', async ({ page }) => {
  await signIn(page, 'client', 'acme', '/settings/people');
  await expect(page.getByRole('heading', { name: 'People' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Not for your role' })).toBeVisible();
});

test(
  'an admin admits somebody who waits, and refuses somebody else',
  { tag: '@both' },
  async ({ page, browser, origin }) => {
    const company = await registered(origin);
    const anna = await waiting(origin, company, 'Anna Überfällig');
    const eve = await waiting(origin, company, 'Eve Unknown');
    const theirs = await asPerson(browser, page, origin, company, anna);
    await expect(theirs.getByRole('heading', { name: 'Your request is with the admins' })).toBeVisible();
    await expect(theirs.getByRole('navigation')).toHaveCount(0);
    await expectAccessible(theirs);
    const refused = await asPerson(browser, page, origin, company, eve);
    await refused.getByRole('button', { name: 'Check again' }).click();
    await expect(refused.getByText('Nobody has decided yet.')).toBeVisible();

    await signInTo(page, origin, company, '/settings/people');
    // A phone has it at the settings, under “More”.
    if (!isPhone(page))
      await expect(page.getByRole('link', { name: /2 waiting to be admitted/u }).locator('visible=true')).toBeVisible();
    await expect(page.getByRole('heading', { name: '2 people ask to join' })).toBeVisible();
    await expect(page.getByText('Seats of the plan taken: 1 of 25.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Admit Anna Überfällig' }).click();
    await expect(rowOf(page, anna.email)).toContainText('Client');
    await expect(page.getByText('Seats of the plan taken: 2 of 25.')).toBeVisible();
    await expect(theirs.getByRole('navigation', { name: 'Sections' }).locator('visible=true')).toBeVisible();

    await page.getByRole('button', { name: 'Refuse Eve Unknown' }).click();
    await expect(page.getByRole('dialog', { name: 'Refuse the request of Eve Unknown?' })).toBeVisible();
    await expectAccessible(page, '[role=dialog]');
    await page.getByRole('button', { name: 'Refuse', exact: true }).click();
    await expect(page.getByText('The request of Eve Unknown was refused.', { exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: /to join/u })).toHaveCount(0);
    await expect(refused.getByText('your request to join was not accepted')).toBeVisible();
    await Promise.all([theirs.context().close(), refused.context().close()]);
  },
);

test('an owner suspends a member, whose open answer ends; then restores, promotes and removes them by keyboard', async ({
  page,
  browser,
  origin,
}) => {
  const company = await registered(origin);
  const client = await admitted(origin, company, 'Karl Kunde');
  const theirs = await asPerson(browser, page, origin, company, client);
  const chat = new Chat(theirs, company);
  // This answer sends nothing before the member is suspended.
  await chat.ask('#silent');
  await chat.inConversation();
  await expect(chat.stop).toBeVisible();

  await signInTo(page, origin, company, '/settings/people');
  const actions = page.getByRole('button', { name: 'Actions for Karl Kunde' }).locator('visible=true');
  await actions.click();
  await page.getByRole('menuitem', { name: 'Suspend' }).click();
  await expect(rowOf(page, client.email)).toContainText('Suspended');
  await theirs.waitForURL('**/sign-in?**ended=1');
  await expect(theirs.getByText('Your session has ended.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rowOf(page, client.email)).toContainText('Active');

  const choose = async (item: string) => {
    await actions.press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
  };
  await choose('Change role…');
  await expect(page.getByRole('dialog', { name: 'Role of Karl Kunde' })).toBeVisible();
  await expectAccessible(page, '[role=dialog]');
  await page.getByRole('radio', { name: 'Client' }).press('ArrowUp');
  await page.getByRole('button', { name: 'Save the role' }).press('Enter');
  await expect(rowOf(page, client.email)).toContainText('Member');
  await expect(actions).toBeFocused();

  await choose('Remove…');
  const dialog = page.getByRole('dialog', { name: 'Remove Karl Kunde?' });
  await expect(dialog).toContainText('What they wrote stays');
  await page.keyboard.press('Escape');
  await expect(actions).toBeFocused();
  await choose('Remove…');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await expect(rowOf(page, client.email)).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();
  await theirs.context().close();
});
