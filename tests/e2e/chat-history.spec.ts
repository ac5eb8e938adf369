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

async function rename(page: Page, title: string): Promise<void> {
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Actions for/u })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  const field = page.getByRole('textbox', { name: 'Title' });
  await field.fill(title);
  await field.press('Enter');
  await expect(field).toHaveCount(0);
}

test('a chat is renamed where it stands', async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['Hello']);
  await rename(page, 'Möbel für Zürich');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Möbel für Zürich');
  await page.goto(`${chat.base}/chat/history`);
  await expect(rows(page)).toContainText(['Möbel für Zürich']);
  await page.reload();
  await expect(rows(page)).toContainText(['Möbel für Zürich']);
});

test('a search finds titles and messages', async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['About herons', 'About otters']);
  await page.goto(`${chat.base}/chat/history`);
  await expect(rows(page)).toHaveCount(2);
  await rename(page, 'River animals');
  await page.getByRole('searchbox', { name: 'Search chats' }).fill('river');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).locator('mark')).toHaveText('River');
  await page.getByRole('searchbox', { name: 'Search chats' }).fill('otters');
  await expect(rows(page)).toContainText(['Found in its messages']);
  await page.getByRole('searchbox', { name: 'Search chats' }).fill('zebra');
  await expect(page.getByText('Nothing found')).toBeVisible();
});

test('archiving takes a chat out of the list, and can be undone', async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['Hello']);
  await page.goto(`${chat.base}/chat/history`);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Actions for/u })
    .click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(page.getByText('No chats yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(1);

  await page
    .getByRole('main')
    .getByRole('button', { name: /^Actions for/u })
    .click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await page.getByRole('tab', { name: 'Archived' }).click();
  await expect(rows(page)).toHaveCount(1);
  await rows(page).getByRole('link').click();
  await expect(page.getByText('Archived', { exact: true })).toBeVisible();
});

test('deleting asks first, and is final', async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['Hello']);
  const address = page.url();
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Actions for/u })
    .click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const question = page.getByRole('dialog', { name: 'Delete this chat?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toHaveCount(0);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Actions for/u })
    .click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await question.getByRole('button', { name: 'Delete' }).click();
  await page.waitForURL(`**${chat.base}/chat`);
  await page.goto(address);
  await expect(page.getByText('This chat is not here')).toBeVisible();
});

test('what the server refuses is taken back on the page', async ({ page, origin }) => {
  await withChats(page, origin, ['Hello']);
  const before = await page.getByRole('heading', { level: 1 }).innerText();
  await page.route('**/api/v1/conversations/*', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  );
  await rename(page, 'Not saved');
  await expect(page.getByText('No connection.', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(before);
});

test('the sidebar lists the chats, newest first, and opens them', { tag: '@desktop' }, async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['The first', 'The second']);
  const recent = page.getByRole('navigation', { name: 'Chats' });
  await expect(recent.getByRole('heading', { name: 'Today' })).toBeVisible();
  const chats = recent.locator('a[title]');
  await expect(chats).toHaveCount(2);
  await chats.last().click();
  await expect(chat.questions).toContainText('The first');
});

test('`n` begins a chat and `/` searches', { tag: '@desktop' }, async ({ page, origin }) => {
  const chat = await withChats(page, origin, ['Hello']);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.waitForURL('**/chat/history');
  await expect(page.getByRole('searchbox', { name: 'Search chats' })).toBeFocused();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('n');
  await page.waitForURL(`**${chat.base}/chat`);
  await expect(chat.field).toBeFocused();
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
