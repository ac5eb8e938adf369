import type { Page } from 'playwright/test';
import { beginChats, Chat, signInTo } from './support/chat.ts';
import { registered } from './support/people.ts';
import { expect, isPhone, test } from './support/test.ts';

/** Chats of a company's own, by their titles, and the page of all of them. */
async function openHistory(page: Page, origin: string, ...titles: string[]): Promise<{ chat: Chat; ids: string[] }> {
  const company = await registered(origin);
  const ids = await beginChats(
    origin,
    company,
    titles.map((title) => ({ title, questions: [`About ${title}`] })),
  );
  await signInTo(page, origin, company, '/chat/history');
  await expect(rows(page)).toHaveCount(titles.length);
  return { chat: new Chat(page, company), ids };
}

const rows = (page: Page) => page.getByRole('main').getByRole('listitem');
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });

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

test('chats are found, renamed, archived, and opened by keys', { tag: '@both' }, async ({ page, origin }) => {
  const { chat } = await openHistory(page, origin, 'otters', 'herons');
  const search = page.getByRole('searchbox', { name: 'Search chats' });

  await test.step('a search finds titles and messages', async () => {
    await rename(page, 'River-animals');
    await search.fill('river-animals');
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page).locator('mark')).toHaveText('River-animals');
    await search.fill('zebra');
    await expect(page.getByText('Nothing found')).toBeVisible();
    await search.fill('otters');
    await expect(rows(page).getByText('Answer 1 to: About otters').locator('mark')).toHaveText('otters');
    await rows(page).getByRole('link').click();
    await expect(chat.answers).toContainText('About otters');
    await expect.poll(() => markedWords(page)).toEqual(['otters', 'otters']);
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox').fill('heron');
    await page.getByRole('option', { name: /Answer 1 to: About herons/u }).click();
    await expect.poll(() => markedWords(page)).toEqual(['heron', 'heron']);
  });

  await test.step('a chat is renamed in place', async () => {
    await rename(page, 'Möbel für Zürich');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Möbel für Zürich');
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Möbel für Zürich');
  });

  if (isPhone(page)) {
    await test.step('on a phone the way to the other chats is in the header', async () => {
      await page.getByRole('link', { name: 'All chats' }).click();
      await expect(rows(page)).toHaveCount(2);
      await rows(page).getByRole('link').last().click();
      await expect(chat.questions).toContainText('otters');
      await page.getByRole('link', { name: 'New chat' }).click();
      await expect(chat.questions).toHaveCount(0);
      await page.goto(`${chat.base}/chat/history`);
    });
  } else {
    await test.step('the sidebar lists the chats, newest first; `n` begins one and `/` searches, but not behind a `g`', async () => {
      const recent = page.getByRole('navigation', { name: 'Chats' });
      await expect(recent.getByRole('heading', { name: 'Today' })).toBeVisible();
      await expect(recent.locator('a[title]')).toHaveText(['Möbel für Zürich', 'otters']);
      await recent.locator('a[title]').last().click();
      await expect(chat.questions).toContainText('otters');
      await chat.field.blur();
      await page.keyboard.press('n');
      await page.waitForURL(`**${chat.base}/chat`);
      await expect(chat.field).toBeFocused();
      await chat.field.blur();
      await page.keyboard.press('g');
      await page.keyboard.press('n');
      await page.waitForURL(`**${chat.base}/announcements`);
      await page.keyboard.press('/');
      await page.waitForURL('**/chat/history');
      await expect(search).toBeFocused();
    });
  }

  if (!isPhone(page)) {
    await test.step('the palette hands over what it did not find, on the page of all chats too', async () => {
      for (const wanted of ['zebras', 'lions']) {
        await page.keyboard.press('ControlOrMeta+k');
        await page.getByRole('dialog').getByRole('combobox').fill(wanted);
        await page.getByRole('option', { name: `Search all chats for “${wanted}”` }).click();
        await expect(search).toHaveValue(wanted);
      }
      await search.fill('');
    });
  }

  await test.step('archiving takes a chat out of the list, and can be undone', async () => {
    await expect(rows(page)).toHaveCount(2);
    await act(page, 'Archive');
    await expect(rows(page)).toHaveCount(1);
    await undo(page).click();
    await expect(rows(page)).toHaveCount(2);
    await act(page, 'Archive');
    await expect(rows(page)).toHaveCount(1);
    await act(page, 'Archive');
    await expect(page.getByText('All your chats are archived')).toBeVisible();
    await page.getByRole('button', { name: 'Show the archive' }).click();
    await expect(tab(page, 'Archived')).toBeFocused();
    await expect(rows(page)).toHaveCount(2);
    await rows(page).getByRole('link').first().click();
    // Beside the tab of this name, on a desktop.
    await expect(page.getByText('Archived', { exact: true }).last()).toBeVisible();
  });
});

test('a list shows what was changed, whatever the server says when', async ({ page, origin }) => {
  const { chat, ids } = await openHistory(page, origin, 'Hello');
  const onPatch = (hold: (body: { title?: string }) => Promise<void>) =>
    page.route('**/api/v1/conversations/*', async (route) => {
      if (route.request().method() === 'PATCH') await hold(route.request().postDataJSON() as { title?: string });
      await route.continue();
    });

  await test.step('a list that was requested before a chat was archived does not hide it', async () => {
    // The first list of archived chats is read before the change, and arrives after the page has refetched its lists.
    const [read, arrived] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const refetched = page.waitForRequest((request) => request.url().includes('archived=false'));
    await onPatch(() => read.promise);
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
    await page.unrouteAll();
    await undo(page).click();
    await expect(rows(page)).toHaveCount(1);
  });

  await test.step('what is archived stands in the archive before the server has confirmed it', async () => {
    await tab(page, 'Archived').click();
    await expect(page.getByText('Nothing archived')).toBeVisible();
    await tab(page, 'Active').click();
    const confirmed = Promise.withResolvers<void>();
    await onPatch(() => confirmed.promise);
    await act(page, 'Archive');
    await tab(page, 'Archived').click();
    await expect(rows(page)).toHaveCount(1);
    confirmed.resolve();
    await undo(page).click();
    await expect(page.getByText('Nothing archived')).toBeVisible();
    await page.unrouteAll();
    await tab(page, 'Active').click();
  });

  await test.step('a list that cannot be fetched again stays on the page', async () => {
    await expect(rows(page)).toHaveCount(1);
    let failures = 0;
    await page.route('**/api/v1/conversations?*', async (route) => {
      failures += 1;
      await route.abort();
    });
    await rename(page, 'Still here');
    // A request and two retries.
    await expect.poll(() => failures).toBeGreaterThanOrEqual(3);
    await expect(rows(page)).toContainText(['Still here']);
    await page.unrouteAll();
  });

  await page.goto(`${chat.base}/chat/${ids[0]}`);
  const title = page.getByRole('heading', { level: 1 });
  await test.step('changes that follow each other closely arrive in their order, however slow the first is', async () => {
    await expect(title).toHaveText('Still here');
    const arrived: unknown[] = [];
    const first = Promise.withResolvers<void>();
    await onPatch(async ({ title: sent }) => {
      if (sent === 'First') await first.promise;
      arrived.push(sent);
    });
    await rename(page, 'First');
    await rename(page, 'Second');
    await expect(title).toHaveText('Second');
    expect(arrived).toEqual([]);
    first.resolve();
    await expect.poll(() => arrived).toEqual(['First', 'Second']);
    await expect(title).toHaveText('Second');
    await page.unrouteAll();
  });

  await test.step('what the server refuses is taken back', async () => {
    await page.route('**/api/v1/conversations/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    await rename(page, 'Not saved');
    await expect(page.getByText('No connection.', { exact: false }).first()).toBeVisible();
    await expect(title).toHaveText('Second');
  });
});

test('a deleted chat comes back where it was, until nothing is left to undo', async ({ page, origin, context }) => {
  const { chat, ids } = await openHistory(page, origin, 'Hello', 'Goodbye');
  const address = `${chat.base}/chat/${ids[1]}`;
  const deletion = (of: Page) => of.waitForResponse((response) => response.request().method() === 'DELETE');

  await test.step('from its own page', async () => {
    await page.goto(address);
    await act(page, 'Delete');
    await page.waitForURL(`**${chat.base}/chat`);
    await undo(page).click();
    await page.waitForURL(`**${address}`);
    await expect(chat.questions).toContainText('Goodbye');
  });

  await test.step('into the archive, where it was archived before', async () => {
    await page.goto(`${chat.base}/chat/history`);
    await act(page, 'Archive');
    await expect(undo(page)).toBeVisible();
    await tab(page, 'Archived').click();
    await act(page, 'Delete');
    await expect(page.getByText('Nothing archived')).toBeVisible();
    await undo(page).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(tab(page, 'Archived')).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('undoing what another tab has deleted meanwhile says so', async () => {
    const second = await context.newPage();
    await second.goto(`${chat.base}/chat/${ids[0]}`);
    await expect(second.getByRole('main').getByRole('button', { name: /^Actions for/u })).toBeVisible();
    await tab(page, 'Active').click();
    await act(page, 'Archive');
    const deleted = deletion(second);
    await act(second, 'Delete');
    await second.waitForURL(`**${chat.base}/chat`);
    await deleted;
    await undo(page).click();
    await expect(page.getByText('This chat was deleted meanwhile.', { exact: true })).toBeVisible();
    await expect(rows(page)).toHaveCount(0);
    await second.close();
  });

  await test.step('by keyboard, the focus is in the content afterwards; after a reload it is gone for good', async () => {
    await tab(page, 'Archived').click();
    await expect(rows(page)).toHaveCount(1);
    await page.keyboard.press('Tab');
    await expect(rows(page).getByRole('link')).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(rows(page).getByRole('button')).toBeFocused();
    await page.keyboard.press('Enter');
    const deleted = deletion(page);
    await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
    await expect(page.getByText('Nothing archived')).toBeVisible();
    await expect(page.locator('#content')).toBeFocused();
    await deleted;
    await page.goto(address);
    await expect(page.getByText('This chat is not here')).toBeVisible();
    await expect(undo(page)).toHaveCount(0);
  });
});
