import type { Page } from 'playwright/test';
import { expectAccessible } from './support/axe.ts';
import { Chat } from './support/chat.ts';
import { demoPassword, someCompany } from './support/people.ts';
import { expect, signOut, test } from './support/test.ts';

/**
 * The first minutes of everybody who comes, by what they see and nothing else. `FILMS=1 npx playwright test first-minutes` keeps a
 * film of each: `npx playwright show-trace test-results/<test>/trace.zip`.
 */
test.use({ trace: process.env['FILMS'] ? 'on' : 'off' });

const chatOf = (page: Page, slug: string) => new Chat(page, { ...someCompany(), slug });

async function signInByForm(page: Page, slug: string, email: string): Promise<void> {
  await page.goto(`/t/${slug}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test(
  'an owner registers a company, gives the portal its colour, and asks a first question',
  { tag: '@both' },
  async ({ page }) => {
    const { name, slug, owner } = someCompany();
    await test.step('registers', async () => {
      await page.goto('/');
      await page.getByRole('link', { name: 'Register your company' }).click();
      await page.getByLabel('Company').fill(name);
      await expect(page.getByLabel('Portal address')).toHaveValue(slug);
      await page.getByLabel('Your name').fill(owner.name);
      await page.getByLabel('Your e-mail').fill(owner.email);
      await page.getByLabel('Password', { exact: true }).fill(owner.password);
      await page.getByRole('button', { name: 'Register and open the portal' }).click();
      await page.waitForURL(`**/t/${slug}/first-steps`);
      await expect(page).toHaveTitle(new RegExp(name, 'u'));
      // A model is connected here already.
      await expect(page.getByText('1 of 4 done')).toBeVisible();
    });
    await test.step('gives the portal its colour', async () => {
      await page.getByRole('link', { name: 'Open the settings' }).click();
      await page.getByLabel('Colour', { exact: true }).fill('#1d6f42');
      await page.getByRole('button', { name: 'Save the brand' }).click();
      await expect(page.getByText('Brand saved.', { exact: true })).toBeVisible();
      await page.goto(`/t/${slug}/first-steps`);
      await expect(page.getByText('2 of 4 done')).toBeVisible();
    });
    await test.step('asks a first question', async () => {
      await page.getByRole('link', { name: 'Start a chat' }).click();
      const chat = chatOf(page, slug);
      await page.getByRole('button', { name: /Plan a first meeting/u }).click();
      await chat.inConversation();
      await chat.answered();
      await page.goto(`/t/${slug}/first-steps`);
      await expect(page.getByText('3 of 4 done')).toBeVisible();
      await page.getByRole('button', { name: 'Hide this list' }).click();
      await expect(page.getByRole('heading', { name: 'First steps' })).toHaveCount(0);
    });
  },
);

test('a member signs in, asks, wants another answer, and finds the chat again', async ({ page }) => {
  await signInByForm(page, 'globex', 'member@globex.test');
  await page.waitForURL('**/t/globex/chat');
  const chat = chatOf(page, 'globex');
  const word = `Quarzuhr${Date.now()}`;
  await chat.askAndWait(`What is a ${word}?`);
  await chat.answers.getByRole('button', { name: 'Answer again' }).click();
  await chat.answered();
  await expect(chat.answers.getByText('Version 2/2')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type(word);
  await page
    .getByRole('dialog')
    .getByRole('option', { name: new RegExp(`What is a ${word}`, 'u') })
    .click();
  await expect(chat.questions).toContainText(word);
  await signOut(page);
  await page.waitForURL('**/t/globex/sign-in');
});

test('a client looks around with one press, asks, and takes back a deletion', { tag: '@both' }, async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around Acme as a client' }).click();
  await page.waitForURL('**/t/acme/chat');
  const chat = chatOf(page, 'acme');
  await chat.askAndWait('When is my delivery?');
  const address = page.url();
  await page
    .getByRole('button', { name: /^Actions for/u })
    .locator('visible=true')
    .last()
    .click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.waitForURL(address);
  await expect(chat.questions).toContainText('When is my delivery?');
});

test('a partner’s agent finds the client who needs help, and the way to their portal', async ({ page }) => {
  await signInByForm(page, 'northwind', 'agent@northwind.test');
  await page.waitForURL('**/t/northwind/clients');
  await page.getByRole('searchbox').fill('acm');
  await page
    .getByRole('table', { name: 'Clients' })
    .getByRole('link', { name: /Acme Industries/u })
    .click();
  const client = page.getByRole('region', { name: 'Acme Industries' });
  await expect(client).toContainText(/\d+ of \d+/u);
  await expectAccessible(page);
  const opened = page.waitForEvent('popup', { timeout: 2_000 }).catch(() => page);
  await client.getByRole('link', { name: 'Open the portal' }).click();
  const portal = await opened;
  await portal.waitForURL('**/t/acme/**');
  await expect(portal.getByText('Acme Industries').first()).toBeVisible();
});

test('the operator finds an organization, its plan and its use', async ({ page }) => {
  await signInByForm(page, 'atrium', 'owner@atrium.test');
  await page.waitForURL('**/t/atrium/organizations');
  await page.getByRole('searchbox').fill('globex');
  await page
    .getByRole('table', { name: 'Organizations' })
    .getByRole('link', { name: /Globex/u })
    .click();
  const organization = page.getByRole('region', { name: /Globex/u });
  await expect(organization).toContainText(/Plan/u);
  await expect(organization).toContainText(/\d+ of \d+/u);
  await expectAccessible(page);
});
