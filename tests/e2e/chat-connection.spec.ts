import type { Page, Request } from 'playwright/test';
import { openChat } from './support/chat.ts';
import { startInterruptibleProxy } from './support/interruptible-proxy.ts';
import { watchNetwork } from './support/network.ts';
import { expect, test } from './support/test.ts';

const countTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1).join(' ');
const whole = countTo(200);

test('every request of an ordinary answer finishes', async ({ page, origin }) => {
  const failed: string[] = [];
  page.on('requestfailed', (request) => {
    failed.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText}`);
  });
  const quiet = watchNetwork(page);
  const chat = await openChat(page, origin);
  await chat.askAndWait('Hello');
  await chat.askAndWait('And again');
  await quiet();
  expect(failed).toEqual([]);
});

test('an answer continues over a reload, to the same full text', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await chat.ask('#slowly');
  await chat.inConversation();
  await expect(chat.answers).toContainText('20 21 22');
  await page.reload();
  await expect(chat.answers).toContainText('20 21 22');
  await expect(chat.stop).toBeVisible();
  await chat.answered();
  await expect(chat.answers.locator('.markdown')).toHaveText(countTo(250));
});

/** Loses the next question: the request (`there`), or the response to it (`back`). */
async function loseOneQuestion(page: Page, lost: 'there' | 'back'): Promise<void> {
  let questions = 0;
  await page.route('**/conversations/*/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    questions += 1;
    if (questions > 1) return route.continue();
    if (lost === 'back') void route.fetch().catch(() => undefined);
  });
}

const isQuestion = (request: Request) =>
  request.method() === 'POST' && /conversations\/[^/]+\/messages$/u.test(request.url());

for (const lost of ['there', 'back'] as const) {
  test(`a first question, lost on its way ${lost}, is asked once over a reload`, async ({ page, origin }) => {
    const chat = await openChat(page, origin);
    await loseOneQuestion(page, lost);
    const sent = page.waitForRequest(isQuestion);
    await chat.ask('Do not lose me');
    await sent;
    await page.reload();
    await expect(chat.questions).toContainText('Do not lose me');
    await chat.inConversation();
    await expect(chat.answers).toHaveText([/Answer 1 to: Do not lose me/u]);
    await chat.answered();
    await page.goto(`${chat.base}/chat/history`);
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  });

  test(`a further question, lost on its way ${lost}, is asked once over a reload`, async ({ page, origin }) => {
    const chat = await openChat(page, origin);
    await chat.askAndWait('Hello');
    await loseOneQuestion(page, lost);
    const sent = page.waitForRequest(isQuestion);
    await chat.ask('Do not lose me');
    await sent;
    await page.reload();
    await expect(chat.answers.last()).toContainText('Answer 2 to: Do not lose me');
    await chat.answered();
    await page.reload();
    await expect(chat.questions).toHaveCount(2);
    await expect(chat.field).toHaveValue('');
  });
}

test('a first question whose answer begins while the page is being reloaded is found', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  const sent = page.waitForRequest(isQuestion);
  await page.route('**/chat', async (route) => {
    await (await (await sent).response())?.finished();
    await route.continue();
  });
  await chat.ask('Do not lose me');
  await sent;
  await page.reload();
  await chat.inConversation();
  await expect(chat.questions).toHaveText([/Do not lose me/u]);
});

test('a question that was refused is not asked again by a reload', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await chat.ask('Is card 4111 1111 1111 1111 valid?');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.reload();
  await expect(chat.field).toHaveValue('Is card 4111 1111 1111 1111 valid?');
  await expect(chat.questions).toHaveCount(0);
});

test('a second tab follows, and both end with the same', async ({ page, origin, context }) => {
  const chat = await openChat(page, origin);
  await chat.askAndWait('Hello');
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByRole('article')).toHaveCount(2);
  await chat.ask('#count');
  await expect(second.getByText('10 11 12')).toBeVisible();
  await second.getByRole('button', { name: 'Stop' }).click();
  await chat.answered();
  const kept = await chat.answers.last().locator('.markdown').innerText();
  await expect(second.getByRole('article').last().locator('.markdown')).toHaveText(kept);
});

test('closing the tab does not stop the answer', async ({ page, origin, context }) => {
  const chat = await openChat(page, origin);
  await chat.ask('#count');
  await chat.inConversation();
  await expect(chat.answers).toContainText('1 2');
  const address = page.url();
  await page.close();
  const later = await context.newPage();
  await later.goto(address);
  await expect(later.getByRole('article').last().locator('.markdown')).toHaveText(whole, { timeout: 20_000 });
});

test('an answer continues after its connection was lost', async ({ page, origin }) => {
  const proxy = await startInterruptibleProxy(origin);
  const chat = await openChat(page, proxy.origin);
  await chat.ask('#count');
  await expect(chat.answers).toContainText('10 11 12');
  proxy.disconnect();
  await expect(page.getByText('The connection was lost.', { exact: false })).toBeVisible();
  proxy.reconnect();
  await chat.answered();
  await expect(chat.answers.locator('.markdown')).toHaveText(whole);
  await proxy.close();
});

test(
  'a question asked offline is sent once, when the connection is back',
  { tag: '@both' },
  async ({ page, origin, context }) => {
    const chat = await openChat(page, origin);
    await chat.askAndWait('Hello');
    await context.setOffline(true);
    await chat.ask('From the tunnel');
    await expect(page.getByText('Your message is sent as soon as there is one.', { exact: false })).toBeVisible();
    await expect(chat.questions.last()).toContainText('From the tunnel');
    await context.setOffline(false);
    await expect(chat.answers.last()).toContainText('Answer 2 to: From the tunnel');
    await chat.answered();
    await page.reload();
    await expect(chat.questions).toHaveCount(2);
  },
);

test('a question that waits for the connection can be cancelled', async ({ page, origin, context }) => {
  const chat = await openChat(page, origin);
  await chat.askAndWait('Hello');
  await context.setOffline(true);
  await chat.ask('Never mind');
  await expect(page.getByText('Your message is sent as soon as there is one.', { exact: false })).toBeVisible();
  await chat.stop.click();
  await expect(chat.field).toHaveValue('Never mind');
  await expect(chat.questions).toHaveCount(1);
  await context.setOffline(false);
});

test('a question whose response is lost is not asked twice', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await chat.askAndWait('Hello');
  let lost = 0;
  await page.route('**/conversations/*/messages', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    // The request reaches the server, the response does not reach the page.
    await route.fetch();
    return route.abort('connectionreset');
  });
  await chat.ask('Once only');
  await expect(chat.answers.last()).toContainText('Answer 2 to: Once only');
  await chat.answered();
  await page.reload();
  await expect(chat.questions).toHaveCount(2);
});
