import type { Page } from 'playwright/test';
import { expectAccessibleInBothSchemes } from './support/axe.ts';
import { beginChats, Chat, openChat, signInTo } from './support/chat.ts';
import { heldAnswer } from './support/held-answer.ts';
import { tooWide } from './support/overflow.ts';
import { registered } from './support/people.ts';
import { smallTargets } from './support/targets.ts';
import { expect, isPhone, test } from './support/test.ts';

const scroller = (page: Page) => page.locator('main .overflow-y-auto').first();

/** The first message whose beginning is in sight, and where. */
const firstShown = (page: Page) =>
  page
    .getByRole('article')
    .evaluateAll((messages) =>
      messages
        .map((message) => ({ text: message.textContent.slice(0, 80), y: message.getBoundingClientRect().y }))
        .find(({ y }) => y > 0),
    );

test('a chat fits in each of its states, and axe finds nothing', { tag: '@both' }, async ({ page, origin }) => {
  test.slow();
  const chat = await openChat(page, origin);
  const looksGood = async (state: string) => {
    await expectAccessibleInBothSchemes(page);
    expect(await tooWide(page), state).toEqual([]);
    if (isPhone(page)) expect(await smallTargets(page), state).toEqual([]);
  };
  await test.step('empty', async () => {
    await expect(chat.send).toBeVisible();
    await looksGood('empty');
  });
  await test.step('with a blocked question', async () => {
    await chat.ask('Is card 4111 1111 1111 1111 valid?');
    await expect(page.locator('mark')).toBeVisible();
    await looksGood('blocked');
  });
  await test.step('with an answer of code and a table', async () => {
    await chat.askAndWait('#guide');
    await expect(chat.answers.last()).toContainText('stehen im Anhang');
    await looksGood('answered');
  });
  if (isPhone(page)) {
    await test.step('the composer stands above the bottom bar, and the page itself never scrolls', async () => {
      const bar = await page.getByRole('navigation', { name: 'Sections' }).boundingBox();
      const composer = await chat.field.boundingBox();
      expect((composer?.y ?? 0) + (composer?.height ?? 0)).toBeLessThan(bar?.y ?? 0);
      expect(await page.getByRole('main').evaluate((main) => main.scrollHeight - main.clientHeight)).toBe(0);
    });
  }
  await test.step('with a failed answer', async () => {
    await chat.askAndWait('#cut');
    await expect(chat.answers.last()).toContainText('broke off in the middle');
    await looksGood('failed');
  });
  await test.step('among all chats', async () => {
    await beginChats(origin, chat.company, [{ questions: ['Rechnungsübersichtsaktualisierungszeitpunkte'] }]);
    await page.goto(`${chat.base}/chat/history`);
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);
    await looksGood('all chats');
  });
});

test(
  'a long chat opens at its end, older messages come without a jump, and who scrolls up stays there',
  { tag: '@both' },
  async ({ page, origin }) => {
    const company = await registered(origin);
    const questions = [
      'Where herons nest',
      '#guide',
      '#guide again',
      ...Array.from({ length: 22 }, (_, n) => `Number ${n + 1}`),
    ];
    const [id] = await beginChats(origin, company, [{ title: 'A long chat', questions }]);
    const chat = new Chat(page, company);
    await signInTo(page, origin, company, `/chat/${id}`);

    await test.step('it opens at its end', async () => {
      await expect(chat.answers.last()).toContainText('Number 22');
      await expect(chat.answers.last()).toBeInViewport();
      expect(await page.getByRole('article').count()).toBeLessThan(40);
    });

    await test.step('scrolling up stops following the answer, and a button leads back to the newest message', async () => {
      const answer = heldAnswer();
      await chat.ask(answer.question);
      await expect(chat.answers.last()).toContainText(answer.beginning);
      await scroller(page).evaluate((element) => element.scrollBy(0, -600));
      const back = page.getByRole('button', { name: 'To the newest message' });
      await expect(back).toBeVisible();
      const before = await firstShown(page);
      await answer.release();
      await chat.answered();
      expect(await firstShown(page)).toEqual(before);
      await back.click();
      await expect(back).toHaveCount(0);
      await expect(chat.answers.last()).toContainText(answer.whole);
      await expect(chat.answers.last()).toBeInViewport();
    });

    await test.step('older messages come as one scrolls up', async () => {
      const top = page.getByRole('article').getByText('Where herons nest', { exact: true });
      await expect(async () => {
        await scroller(page).evaluate((element) => element.scrollTo(0, 0));
        await expect(top).toBeInViewport({ timeout: 500 });
      }).toPass();
    });

    await test.step('a hit of a search opens at the message', async () => {
      await page.goto(`${chat.base}/chat/history`);
      await page.getByRole('searchbox', { name: 'Search chats' }).fill('herons nest');
      const hit = page
        .getByRole('main')
        .getByRole('listitem')
        .getByRole('link')
        .filter({ hasText: 'Where herons nest' });
      await expect(hit.locator('mark').first()).toBeVisible();
      await hit.click();
      await expect(page.getByText('Answer 1 to: Where herons nest', { exact: true })).toBeInViewport();
      await expect(page.locator('[data-message]:focus')).toContainText('Answer 1 to: Where herons nest');
    });
  },
);
