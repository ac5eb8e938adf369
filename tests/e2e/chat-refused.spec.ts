import { openChat } from './support/chat.ts';
import { expect, test } from './support/test.ts';

const secret = 'Is card 4111 1111 1111 1111 valid, and IBAN DE89370400440532013000?';

test('the guard shows what it found and where, and no text is lost', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  await test.step('a refused first question stays in its field and leaves no empty chat behind', async () => {
    await chat.ask(secret);
    await expect(page.getByRole('alert')).toContainText('a card number and an IBAN');
    await expect(chat.field).toHaveValue(secret);
    await expect(page.locator('mark')).toHaveText(['4111 1111 1111 1111', 'DE89370400440532013000']);
    await expect(chat.questions).toHaveCount(0);
    await page.goto(`${chat.base}/chat/history`);
    await expect(page.getByText('No chats yet')).toBeVisible();
    await page.goBack();
  });

  await test.step('what was found is marked while one types, and replaced by placeholders', async () => {
    await chat.ask(`Please: ${secret}`);
    await expect(page.locator('mark').first()).toHaveText('4111 1111 1111 1111');
    await chat.field.fill(`Please, please: ${secret}`);
    await expect(page.locator('mark').first()).toHaveText('4111 1111 1111 1111');
    await page.getByRole('button', { name: 'Use placeholders' }).click();
    await expect(chat.field).toHaveValue('Please, please: Is card [card number] valid, and IBAN [IBAN]?');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await chat.send.click();
    await chat.inConversation();
    await chat.answered();
    await expect(chat.answers).toContainText('Is card [card number] valid');
  });

  await test.step('an edit that it blocks stays open with its text', async () => {
    await chat.questions.hover();
    await chat.questions.getByRole('button', { name: 'Edit message' }).click();
    await page.getByRole('textbox', { name: 'Edit message' }).fill(secret);
    await chat.questions.getByRole('button', { name: 'Send' }).click();
    await expect(page.getByRole('alert')).toContainText('Not sent.');
    await expect(page.getByRole('textbox', { name: 'Edit message' })).toHaveValue(secret);
    await expect(chat.field).toHaveValue('');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(chat.questions).toContainText('Please, please');
  });
});

test('where there is no answer, the page says why, and what can be done', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  const answer = chat.answers.last();
  await test.step('a text that is too long says so before it is sent', async () => {
    await chat.field.fill('long '.repeat(20_100));
    await expect(page.getByText('Too long:', { exact: false })).toBeVisible();
    await expect(chat.send).toBeDisabled();
  });

  await test.step('of a provider that breaks off the half is kept, and it is asked again', async () => {
    await chat.askAndWait('#cut');
    await expect(answer).toContainText('The first half');
    await expect(answer).toContainText('broke off in the middle');
    await expect(page.getByRole('status').filter({ hasText: 'The answer ended with a problem.' })).toContainText(
      'broke off in the middle',
    );
    await answer.getByRole('button', { name: 'Try again' }).click();
    await chat.answered();
    await expect(answer.getByText('Version 2/2')).toBeVisible();
  });

  await test.step('a provider that is down is named as such', async () => {
    await chat.askAndWait('#down');
    await expect(answer).toContainText('The AI provider is not answering');
    await expect(answer.getByRole('button', { name: 'Try again' })).toBeEnabled();
  });

  await test.step('a used-up quota says how much, and when it begins anew; the text stays', async () => {
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
    const notice = page.getByRole('alert').filter({ hasText: 'used' });
    await expect(notice).toContainText('19,980 of 20,000 used');
    await expect(notice).toContainText('in 2 hours');
    await expect(chat.field).toHaveValue('One more');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(notice).toHaveCount(0);
  });

  await test.step('a chat that is not there offers a new one', async () => {
    for (const id of ['01900000-0000-7000-8000-000000000000', 'nonsense']) {
      await page.goto(`${chat.base}/chat/${id}`);
      await expect(page.getByText('This chat is not here')).toBeVisible();
    }
    await page.getByRole('link', { name: 'Begin a new one' }).click();
    await expect(chat.field).toBeVisible();
  });
});
