import { openChat } from './support/chat.ts';
import { expect, test } from './support/test.ts';

const secret = 'Is card 4111 1111 1111 1111 valid, and IBAN DE89370400440532013000?';

test('the guard shows what it found and where, and the text stays', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await chat.ask(secret);
  await expect(page.getByRole('alert')).toContainText('a card number and an IBAN');
  await expect(chat.field).toHaveValue(secret);
  await expect(page.locator('mark')).toHaveText(['4111 1111 1111 1111', 'DE89370400440532013000']);
  await expect(chat.questions).toHaveCount(0);

  await chat.field.fill(`Please: ${secret}`);
  await expect(page.locator('mark').first()).toHaveText('4111 1111 1111 1111');
  await page.getByRole('button', { name: 'Use placeholders' }).click();
  await expect(chat.field).toHaveValue('Please: Is card [card number] valid, and IBAN [IBAN]?');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await chat.send.click();
  await chat.inConversation();
  await chat.answered();
  await expect(chat.answers).toContainText('Is card [card number] valid');
});

test('a refused first question leaves no empty chat behind', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await chat.ask(secret);
  await expect(page.getByRole('alert')).toBeVisible();
  await page.goto(`${chat.base}/chat/history`);
  await expect(page.getByText('No chats yet')).toBeVisible();
});

test('an edit that the guard blocks stays open with its text', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await chat.askAndWait('Hello');
  await chat.questions.hover();
  await chat.questions.getByRole('button', { name: 'Edit message' }).click();
  await page.getByRole('textbox', { name: 'Edit message' }).fill(secret);
  await chat.questions.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('alert')).toContainText('Not sent.');
  await expect(page.getByRole('textbox', { name: 'Edit message' })).toHaveValue(secret);
  await expect(chat.field).toHaveValue('');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(chat.questions).toContainText('Hello');
});

test('a provider that breaks off: the half is kept, and it is asked again', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await chat.askAndWait('#cut');
  await expect(chat.answers).toContainText('The first half');
  await expect(chat.answers).toContainText('broke off in the middle');
  await expect(page.getByRole('status').filter({ hasText: 'The answer ended with a problem.' })).toContainText(
    'broke off in the middle',
  );
  await chat.answers.getByRole('button', { name: 'Try again' }).click();
  await chat.answered();
  await expect(chat.answers.getByText('Version 2/2')).toBeVisible();
});

test('a provider that is down: the page says so and offers another try', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await chat.askAndWait('#down');
  await expect(chat.answers).toContainText('The AI provider is not answering');
  await expect(chat.answers.getByRole('button', { name: 'Try again' })).toBeEnabled();
});

test('a used-up quota says how much, and when it begins anew; the text stays', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await chat.askAndWait('Hello');
  const fields = { scope: 'organization', limit: 20_000, used: 19_980, resets_at: new Date(Date.now() + 7_260_000) };
  await page.route('**/conversations/*/messages', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({
          status: 429,
          json: { data: null, error: { code: 'quota_exceeded', message: 'The quota is used up.', fields }, meta: {} },
        })
      : route.continue(),
  );
  await chat.ask('One more');
  const notice = page.getByRole('alert');
  await expect(notice).toContainText('19,980 of 20,000 used');
  await expect(notice).toContainText('in 2 hours');
  await expect(chat.field).toHaveValue('One more');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
});

test('a text that is too long says by how much, before it is sent', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await chat.field.fill('long '.repeat(20_100));
  await expect(page.getByText('Too long:', { exact: false })).toBeVisible();
  await expect(chat.send).toBeDisabled();
});

test('a chat that is not there says so, and offers a new one', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  for (const id of ['01900000-0000-7000-8000-000000000000', 'nonsense']) {
    await page.goto(`${chat.base}/chat/${id}`);
    await expect(page.getByText('This chat is not here')).toBeVisible();
  }
  await page.getByRole('link', { name: 'Begin a new one' }).click();
  await expect(chat.field).toBeVisible();
});
