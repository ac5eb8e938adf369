import type { Page } from 'playwright/test';
import { type Chat, openChat } from './support/chat.ts';
import { expect, isPhone, test } from './support/test.ts';

async function withChats(page: Page, origin: string, questions: string[]): Promise<Chat> {
  const chat = await openChat(page, origin);
  for (const question of questions) {
    await page.goto(`${chat.base}/chat`);
    await chat.askAndWait(question);
  }
  return chat;
}

const rows = (page: Page) => page.getByRole('main').getByRole('listitem');

/** The words that the page marks in messages, in order. */
const markedWords = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map((range) => (range as Range).toString()));

/** Chooses an action in the menu of the first chat. */
async function act(page: Page, action: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Actions for/u })
    .first()
    .click();
  await page.getByRole('menuitem', { name: action }).click();
}

async function rename(page: Page, title: string): Promise<void> {
  await act(page, 'Rename');
  const field = page.getByRole('textbox', { name: 'Title' });
  await field.fill(title);
  await field.press('Enter');
  await expect(field).toHaveCount(0);
}

test('a chat is renamed in place', async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['Hello']);
  await rename(page, 'Möbel für Zürich');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Möbel für Zürich');
  await page.goto(`${chat.base}/chat/history`);
  await expect(rows(page)).toContainText(['Möbel für Zürich']);
  await page.reload();
  await expect(rows(page)).toContainText(['Möbel für Zürich']);
});

test('the page of all chats explains itself while it is empty', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await page.goto(`${chat.base}/chat/history`);
  await expect(page.getByText('No chats yet')).toBeVisible();
});

test('a search finds titles and messages', { tag: '@both' }, async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['About herons', 'About otters']);
  await page.goto(`${chat.base}/chat/history`);
  await expect(rows(page)).toHaveCount(2);
  await rename(page, 'River-animals');
  await page.getByRole('searchbox', { name: 'Search chats' }).fill('river-animals');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).locator('mark')).toHaveText('River-animals');
  await page.getByRole('searchbox', { name: 'Search chats' }).fill('zebra');
  await expect(page.getByText('Nothing found')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search chats' }).fill('otters');
  await expect(rows(page).getByText('Answer 1 to: About otters').locator('mark')).toHaveText('otters');
  await rows(page).getByRole('link').click();
  await expect(chat.answers).toContainText('About otters');
  await expect.poll(() => markedWords(page)).toEqual(['otters', 'otters']);

  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('heron');
  await page.getByRole('option', { name: /Answer 1 to: About herons/u }).click();
  await expect.poll(() => markedWords(page)).toEqual(['heron', 'heron']);
});

test('the palette hands over what it did not find, on the page of all chats too', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await expect(chat.field).toBeFocused();
  for (const wanted of ['herons', 'otters']) {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog').getByRole('combobox').fill(wanted);
    await page.getByRole('option', { name: `Search all chats for “${wanted}”` }).click();
    await page.waitForURL('**/chat/history');
    await expect(page.getByRole('searchbox', { name: 'Search chats' })).toHaveValue(wanted);
  }
});

test('archiving takes a chat out of the list, and can be undone', { tag: '@both' }, async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['Hello']);
  await page.goto(`${chat.base}/chat/history`);
  await act(page, 'Archive');
  await expect(page.getByText('All your chats are archived')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(1);

  await act(page, 'Archive');
  await page.getByRole('button', { name: 'Show the archive' }).click();
  await expect(page.getByRole('tab', { name: 'Archived' })).toBeFocused();
  await expect(rows(page)).toHaveCount(1);
  await rows(page).getByRole('link').click();
  // Beside the tab of this name, on a desktop.
  await expect(page.getByText('Archived', { exact: true }).last()).toBeVisible();
});

test('a list that was requested before a chat was archived does not hide it', async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['Hello']);
  await page.goto(`${chat.base}/chat/history`);
  await expect(rows(page)).toHaveCount(1);
  // The first list of archived chats is read before the change, and arrives after the page has refetched its lists.
  const [read, arrived] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const refetched = page.waitForRequest((request) => request.url().includes('archived=false'));
  await page.route('**/api/v1/conversations/*', async (route) => {
    if (route.request().method() === 'PATCH') await read.promise;
    await route.continue();
  });
  await page.route(
    (url) => url.searchParams.get('archived') === 'true',
    async (route) => {
      const response = await route.fetch();
      read.resolve();
      await refetched;
      await route.fulfill({ response });
      arrived.resolve();
    },
    { times: 1 },
  );
  await act(page, 'Archive');
  await arrived.promise;
  await expect(page.getByText('All your chats are archived')).toBeVisible();
});

test('what is archived stands in the archive before the server has confirmed it', async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['Hello']);
  await page.goto(`${chat.base}/chat/history`);
  await page.getByRole('tab', { name: 'Archived' }).click();
  await expect(page.getByText('Nothing archived')).toBeVisible();
  await page.getByRole('tab', { name: 'Active' }).click();
  const confirmed = Promise.withResolvers<void>();
  await page.route('**/api/v1/conversations/*', async (route) => {
    if (route.request().method() === 'PATCH') await confirmed.promise;
    await route.continue();
  });
  await act(page, 'Archive');
  await page.getByRole('tab', { name: 'Archived' }).click();
  await expect(rows(page)).toHaveCount(1);
  confirmed.resolve();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
});

test('a list that cannot be fetched again stays on the page', async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['Hello']);
  await page.goto(`${chat.base}/chat/history`);
  await expect(rows(page)).toHaveCount(1);
  let failures = 0;
  await page.route('**/api/v1/conversations?*', async (route) => {
    failures += 1;
    await route.abort();
  });
  await rename(page, 'Still here');
  // A request and two retries.
  await expect.poll(() => failures).toBeGreaterThanOrEqual(3);
  await page.getByRole('tab', { name: 'Archived' }).click();
  await expect(page.getByText('This did not load')).toBeVisible();
  await page.getByRole('tab', { name: 'Active' }).click();
  await expect(rows(page)).toContainText(['Still here']);
});

test('changes that follow each other closely arrive in their order, however slow the first is', async ({
  page,
  origin,
}) => {
  await withChats(page, origin, ['Hello']);
  const arrived: unknown[] = [];
  await page.route('**/api/v1/conversations/*', async (route) => {
    if (route.request().method() === 'PATCH') {
      const { title } = route.request().postDataJSON() as { title: string };
      if (title === 'First') await new Promise((done) => setTimeout(done, 4000));
      arrived.push(title);
    }
    await route.continue();
  });
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('A scripted name');
  await rename(page, 'First');
  await rename(page, 'Second');
  await expect(title).toHaveText('Second');
  await expect.poll(() => arrived).toEqual(['First', 'Second']);
  await expect(title).toHaveText('Second');
});

test('a chat that was archived and then deleted offers to undo its deletion only', async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['Hello']);
  await page.goto(`${chat.base}/chat/history`);
  await act(page, 'Archive');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.getByRole('tab', { name: 'Archived' }).click();
  await act(page, 'Delete');
  await expect(page.getByText('Nothing archived')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole('tab', { name: 'Archived' })).toHaveAttribute('aria-selected', 'true');
});

test('undoing what another tab has deleted meanwhile says so', async ({ page, origin, context }) => {
  const chat = await withChats(page, origin, ['Hello']);
  const second = await context.newPage();
  await second.goto(page.url());
  await page.goto(`${chat.base}/chat/history`);
  await act(page, 'Archive');
  const deleted = second.waitForResponse((response) => response.request().method() === 'DELETE');
  await act(second, 'Delete');
  await second.waitForURL(`**${chat.base}/chat`);
  await deleted;
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('This chat was deleted meanwhile.', { exact: true })).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
});

test('after deleting a chat by keyboard the focus is in the content', async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['Hello']);
  await page.goto(`${chat.base}/chat/history`);
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('tab', { name: 'Active' }).focus();
  await page.keyboard.press('Tab');
  await expect(rows(page).getByRole('link')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(rows(page).getByRole('button')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await expect(page.getByText('No chats yet')).toBeVisible();
  await expect(page.locator('#content')).toBeFocused();
});

test('a deleted chat comes back where it was, and is gone for good after a reload', async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['Hello']);
  const address = page.url();
  await act(page, 'Delete');
  await page.waitForURL(`**${chat.base}/chat`);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForURL(address);
  await expect(chat.questions).toContainText('Hello');

  const deleted = page.waitForResponse((response) => response.request().method() === 'DELETE');
  await act(page, 'Delete');
  await deleted;
  await page.goto(address);
  await expect(page.getByText('This chat is not here')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});

test('what the server refuses is taken back on the page', async ({ page, origin }) => {
  await withChats(page, origin, ['Hello']);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('A scripted name');
  await page.route('**/api/v1/conversations/*', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  );
  await rename(page, 'Not saved');
  await expect(page.getByText('No connection.', { exact: false }).first()).toBeVisible();
  await expect(title).toHaveText('A scripted name');
});

test('the sidebar lists the chats, newest first, and opens them', async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['The first', 'The second']);
  const recent = page.getByRole('navigation', { name: 'Chats' });
  await expect(recent.getByRole('heading', { name: 'Today' })).toBeVisible();
  const chats = recent.locator('a[title]');
  await expect(chats).toHaveCount(2);
  await chats.last().click();
  await expect(chat.questions).toContainText('The first');
});

test('`n` begins a chat and `/` searches, but not behind a `g`', async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['Hello']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.waitForURL('**/chat/history');
  await expect(page.getByRole('searchbox', { name: 'Search chats' })).toBeFocused();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('n');
  await page.waitForURL(`**${chat.base}/chat`);
  await expect(chat.field).toBeFocused();
  await chat.field.blur();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await page.waitForURL(`**${chat.base}/announcements`);
});

test('on a phone the way to the other chats is in the header', { tag: '@phone' }, async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['Hello']);
  expect(isPhone(page)).toBe(true);
  await page.getByRole('link', { name: 'All chats' }).click();
  await expect(rows(page)).toHaveCount(1);
  await rows(page).getByRole('link').click();
  await expect(chat.questions).toContainText('Hello');
  await page.getByRole('link', { name: 'New chat' }).click();
  await expect(chat.questions).toHaveCount(0);
});
