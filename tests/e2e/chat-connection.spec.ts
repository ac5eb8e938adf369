import type { Page, Request } from 'playwright/test';
import { openChat } from './support/chat.ts';
import { heldAnswer } from './support/held-answer.ts';
import { startInterruptibleProxy } from './support/interruptible-proxy.ts';
import { watchNetwork } from './support/network.ts';
import { expect, test } from './support/test.ts';

test('an answer goes on over a reload, in a second tab, and when its tab is closed', async ({
  page,
  origin,
  context,
}) => {
  const quiet = watchNetwork(page);
  const chat = await openChat(page, origin);
  await test.step('every request of an ordinary answer finishes', async () => {
    const failed: string[] = [];
    page.on('requestfailed', (request) => {
      failed.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText}`);
    });
    await chat.askAndWait('Hello');
    await chat.askAndWait('And again');
    await expect(chat.answers.last()).toContainText('Answer 2 to: And again');
    await quiet();
    expect(failed).toEqual([]);
  });

  await test.step('it goes on over a reload, to the same full text', async () => {
    const answer = heldAnswer();
    await chat.ask(answer.question);
    await expect(chat.answers.last()).toContainText(answer.beginning);
    await page.reload();
    await expect(chat.answers.last()).toContainText(answer.beginning);
    await expect(chat.stop).toBeVisible();
    await answer.release();
    await chat.answered();
    await expect(chat.answers.last().locator('.markdown')).toHaveText(answer.whole);
  });

  const second = await context.newPage();
  const inSecond = second.getByRole('article').last().locator('.markdown');
  await test.step('a second tab follows, and both end with the same', async () => {
    await second.goto(page.url());
    await expect(second.getByRole('article')).toHaveCount(6);
    const answer = heldAnswer();
    await chat.ask(answer.question);
    await expect(inSecond).toContainText(answer.beginning);
    await second.getByRole('button', { name: 'Stop' }).click();
    await chat.answered();
    await expect(inSecond).toHaveText(await chat.answers.last().locator('.markdown').innerText());
  });

  await test.step('closing its tab does not stop it', async () => {
    const answer = heldAnswer();
    await chat.ask(answer.question);
    await expect(chat.answers.last()).toContainText('1 2');
    await page.close();
    await answer.release();
    await expect(inSecond).toHaveText(answer.whole);
  });
});

const isQuestion = (request: Request) =>
  request.method() === 'POST' && /conversations\/[^/]+\/messages$/u.test(request.url());

/** Loses the next question: the request (`there`), or the response to it (`back`). */
async function loseOneQuestion(page: Page, lost: 'there' | 'back'): Promise<void> {
  let questions = 0;
  await page.route('**/conversations/*/messages', async (route) => {
    if (!isQuestion(route.request())) return route.continue();
    questions += 1;
    if (questions > 1) return route.continue();
    if (lost === 'back') void route.fetch().catch(() => undefined);
  });
}

test('a question that is lost on its way is asked once over a reload', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  const loseAndReload = async (lost: 'there' | 'back') => {
    await loseOneQuestion(page, lost);
    const sent = page.waitForRequest(isQuestion);
    await chat.ask('Do not lose me');
    await sent;
    await page.reload();
  };
  for (const [index, lost] of (['there', 'back'] as const).entries()) {
    await test.step(`the first of a chat, lost on its way ${lost}`, async () => {
      await page.getByRole('navigation', { name: 'Chats' }).getByRole('link', { name: 'New chat' }).click();
      await expect(chat.questions).toHaveCount(0);
      await loseAndReload(lost);
      await expect(chat.questions).toContainText('Do not lose me');
      await chat.inConversation();
      await expect(chat.answers).toHaveText([/Answer 1 to: Do not lose me/u]);
      await chat.answered();
      await expect(page.getByRole('navigation', { name: 'Chats' }).locator('a[title]')).toHaveCount(index + 1);
      await page.unrouteAll();
    });
    await test.step(`a further one, lost on its way ${lost}`, async () => {
      await loseAndReload(lost);
      await expect(chat.answers.last()).toContainText('Answer 2 to: Do not lose me');
      await chat.answered();
      await page.reload();
      await expect(chat.questions).toHaveCount(2);
      await expect(chat.field).toHaveValue('');
      await page.unrouteAll();
    });
  }

  await test.step('one whose response is lost is not asked twice', async () => {
    let lost = 0;
    await page.route('**/conversations/*/messages', async (route) => {
      if (!isQuestion(route.request()) || lost > 0) return route.continue();
      lost += 1;
      // The request reaches the server, the response does not reach the page.
      await route.fetch();
      return route.abort('connectionreset');
    });
    await chat.ask('Once only');
    await expect(chat.answers.last()).toContainText('Answer 3 to: Once only');
    await chat.answered();
    await page.reload();
    await expect(chat.questions).toHaveCount(3);
    await page.unrouteAll();
  });

  await test.step('the first of a chat, whose answer begins while the page is being reloaded, is found', async () => {
    await page.goto(`${chat.base}/chat`);
    const sent = page.waitForRequest(isQuestion);
    await page.route('**/chat', async (route) => {
      await (await (await sent).response())?.finished();
      await route.continue();
    });
    await chat.ask('Do not lose me either');
    await sent;
    await page.reload();
    await chat.inConversation();
    await expect(chat.questions).toHaveText([/Do not lose me either/u]);
    await page.unrouteAll();
  });

  await test.step('one that was refused is not asked again', async () => {
    await page.goto(`${chat.base}/chat`);
    await chat.ask('Is card 4111 1111 1111 1111 valid?');
    await expect(page.getByRole('alert')).toBeVisible();
    await page.reload();
    await expect(chat.field).toHaveValue('Is card 4111 1111 1111 1111 valid?');
    await expect(chat.questions).toHaveCount(0);
  });
});

test('an answer continues after its connection was lost', async ({ page, origin }) => {
  const proxy = await startInterruptibleProxy(origin);
  const chat = await openChat(page, proxy.origin);
  const answer = heldAnswer();
  await chat.ask(answer.question);
  await expect(chat.answers).toContainText(answer.beginning);
  proxy.disconnect();
  await answer.release();
  await expect(page.getByText('The connection was lost.', { exact: false })).toBeVisible();
  proxy.reconnect();
  await chat.answered();
  await expect(chat.answers.locator('.markdown')).toHaveText(answer.whole);
  await proxy.close();
});

test(
  'a question asked offline is sent once, when the connection is back, or taken back before',
  { tag: '@both' },
  async ({ page, origin, context }) => {
    const chat = await openChat(page, origin);
    const waits = page.getByText('Your message is sent as soon as there is one.', { exact: false });
    await chat.askAndWait('Hello');
    await context.setOffline(true);
    await chat.ask('Never mind');
    await expect(waits).toBeVisible();
    await chat.stop.click();
    await expect(chat.field).toHaveValue('Never mind');
    await expect(chat.questions).toHaveCount(1);

    await chat.ask('From the tunnel');
    await expect(waits).toBeVisible();
    await expect(chat.questions.last()).toContainText('From the tunnel');
    await context.setOffline(false);
    await expect(chat.answers.last()).toContainText('Answer 2 to: From the tunnel');
    await chat.answered();
    await page.reload();
    await expect(chat.questions).toHaveCount(2);
  },
);
