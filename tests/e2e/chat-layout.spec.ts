import { type Chat, openChat } from './support/chat.ts';
import { tooWide } from './support/overflow.ts';
import { smallTargets } from './support/targets.ts';
import { expect, expectAccessible, test } from './support/test.ts';

/** States of the chat, and how to reach them. */
const states: [name: string, arrange: (chat: Chat) => Promise<void>][] = [
  ['an empty chat', async (chat) => expect(chat.send).toBeVisible()],
  ['an answer with code and a table', async (chat) => chat.askAndWait('#guide')],
  ['a failed answer', async (chat) => chat.askAndWait('#cut')],
  [
    'a blocked question',
    async (chat) => {
      await chat.ask('Is card 4111 1111 1111 1111 valid?');
      await expect(chat.page.locator('mark')).toBeVisible();
    },
  ],
  [
    'the chats',
    async (chat) => {
      await chat.askAndWait('Rechnungsübersichtsaktualisierungszeitpunkte');
      await chat.page.goto(`${chat.base}/chat/history`);
      await expect(chat.page.getByRole('main').getByRole('listitem')).toHaveCount(1);
    },
  ],
];

for (const scheme of ['light', 'dark'] as const) {
  for (const [name, arrange] of states) {
    test(`axe finds nothing in ${name}, in ${scheme}`, { tag: '@both' }, async ({ page, origin }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      const chat = await openChat(page, origin);
      await arrange(chat);
      await expectAccessible(page);
      expect(await tooWide(page)).toEqual([]);
    });
  }
}

test('on a phone targets are 44 px and fields do not make iOS zoom', { tag: '@phone' }, async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await chat.askAndWait('#guide');
  expect(await smallTargets(page)).toEqual([]);
});

test(
  'the composer stands above the bottom bar, and the page itself never scrolls',
  { tag: '@phone' },
  async ({ page, origin }) => {
    const chat = await openChat(page, origin);
    await chat.askAndWait('#guide');
    const bar = await page.getByRole('navigation', { name: 'Sections' }).boundingBox();
    const composer = await chat.field.boundingBox();
    expect((composer?.y ?? 0) + (composer?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
    expect(await page.getByRole('main').evaluate((main) => main.scrollHeight - main.clientHeight)).toBe(0);
  },
);

test(
  'scrolling up stops following the answer, and a button leads back to the newest message',
  { tag: '@both' },
  async ({ page, origin }) => {
    const chat = await openChat(page, origin);
    await chat.askAndWait('#guide');
    await chat.askAndWait('#guide again');
    await chat.ask('#count');
    await expect(chat.answers.last()).toContainText('1 2 3');
    await page
      .locator('main .overflow-y-auto')
      .first()
      .evaluate((scroller) => scroller.scrollBy(0, -600));
    const back = page.getByRole('button', { name: 'To the newest message' });
    await expect(back).toBeVisible();
    const heading = page.getByRole('heading', { name: 'What it costs' }).last();
    const before = await heading.boundingBox();
    await chat.answered();
    expect((await heading.boundingBox())?.y).toBe(before?.y);
    await back.click();
    await expect(back).toHaveCount(0);
    await expect(chat.answers.last()).toBeInViewport();
  },
);

test('a long chat opens at its end, and older ones come without a jump', { tag: '@both' }, async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await chat.askAndWait('Number 0');
  const id = page.url().split('/').at(-1) ?? '';
  await chat.fill(origin, id, 25);
  await page.reload();
  await expect(chat.answers.last()).toContainText('Number 25');
  await expect(chat.answers.last()).toBeInViewport();
  expect(await page.getByRole('article').count()).toBeLessThan(40);

  const scroller = page.locator('main .overflow-y-auto').first();
  const top = page.getByText('Number 0', { exact: true });
  await expect(async () => {
    await scroller.evaluate((element) => element.scrollTo(0, 0));
    await expect(top).toBeInViewport({ timeout: 500 });
  }).toPass();

  await page.goto(`${chat.base}/chat/history`);
  await page.getByRole('searchbox', { name: 'Search chats' }).fill('number 0');
  const hit = page.getByRole('main').getByRole('listitem').getByRole('link').filter({ hasText: 'Number 0' });
  await expect(hit.locator('mark').first()).toBeVisible();
  await hit.click();
  await expect(page.getByText('Answer 1 to: Number 0', { exact: true })).toBeInViewport();
  await expect(page.locator('[data-message]:focus')).toContainText('Answer 1 to: Number 0');
});
