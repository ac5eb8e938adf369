import { clientOf } from '../support/client.ts';
import { demoPassword, registered } from './support/people.ts';
import { expect, isPhone, signIn, signOut, test } from './support/test.ts';
import type { Page } from 'playwright/test';

async function submit(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

const account = (page: Page) => page.getByRole('heading', { name: 'Account' });

test('one tap on a demo login is enough; who has signed out must sign in again', { tag: '@both' }, async ({ page }) => {
  await page.goto('/t/initech/sign-in');
  await page.getByRole('button', { name: 'Member' }).click();
  await page.waitForURL('**/t/initech/chat');
  const sections = page.getByRole('navigation', { name: 'Sections' }).locator('visible=true');
  await expect(sections.getByRole('link', { name: 'Chat' })).toBeVisible();
  if (isPhone(page)) await page.getByRole('button', { name: /^More/u }).click();
  await expect(page.getByRole('link', { name: /^Settings/u })).toHaveCount(0);
  if (isPhone(page)) await page.keyboard.press('Escape');
  await signOut(page);
  await page.waitForURL('**/sign-in**');
  await page.goto('/t/initech/account');
  await page.waitForURL('**/sign-in**');
});

test('a wrong password is refused in one sentence, the right one works, and guessing locks an account for a while', async ({
  page,
  origin,
}) => {
  const { slug, owner } = await registered(origin);
  await page.goto(`/t/${slug}/settings/people`);
  await submit(page, owner.email, 'not-the-password');
  await expect(page.getByRole('alert')).toContainText('The e-mail or the password is not right.');
  await submit(page, owner.email, owner.password);
  // The page that was requested first.
  await page.waitForURL(`**/t/${slug}/settings/people`);

  const other = await registered(origin);
  const body = { email: other.owner.email, password: 'not-the-password' };
  const guess = () => clientOf(origin).api('POST /auth/login', { tenant: other.slug, body });
  await expect.poll(async () => (await guess()).status, { intervals: [0] }).toBe(429);
  await page.goto(`/t/${other.slug}/sign-in`);
  await submit(page, body.email, body.password);
  await expect(page.getByRole('alert')).toContainText(/Try again in/u);
});

test('a portal is closed to strangers until its owner opens it; who then asks waits', async ({ page, origin }) => {
  const { slug, owner } = await registered(origin);
  await page.goto(`/t/${slug}/join`);
  await page.waitForURL('**/sign-in');
  await expect(page.getByRole('link', { name: 'Ask to join' })).toHaveCount(0);

  await page.goto(`/t/${slug}/settings/access`);
  await submit(page, owner.email, owner.password);
  const open = page.getByRole('switch', { name: 'People may ask to join' });
  await expect(open).not.toBeChecked();
  await open.click();
  await expect(open).toBeChecked();

  await page.context().clearCookies();
  await page.evaluate(() => localStorage.clear());
  const link = page.getByRole('link', { name: 'Ask to join' });
  await expect(async () => {
    await page.goto(`/t/${slug}/sign-in`);
    await expect(link).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await link.click();
  await page.getByLabel('Your name').fill('محمد الفارسي');
  await page.getByLabel('E-mail').fill('mo@client.test');
  await page.getByLabel('Password', { exact: true }).fill('drei-grüne-lampen-im-flur');
  await page.getByRole('button', { name: 'Send the request' }).click();
  await page.getByRole('heading', { name: 'Your request is with the admins' }).waitFor();
});

test('a session is kept over reloads, shared by tabs, and ended in all of them', async ({ page, context }) => {
  await signIn(page, 'agent', 'globex');
  const second = await context.newPage();
  await test.step('a second tab shares it, and neither loses it', async () => {
    await Promise.all([page.reload(), second.goto('/t/globex/account')]);
    await Promise.all([page.reload(), second.reload()]);
    for (const tab of [page, second]) await account(tab).waitFor();
  });

  await test.step('repeated reloads during a refresh keep it', async () => {
    for (let times = 0; times < 5; times++) {
      const refreshing = page.waitForRequest('**/auth/refresh');
      await page.reload({ waitUntil: 'commit' });
      await refreshing;
    }
    await account(page).waitFor();
  });

  await test.step('signing out without a connection fails, and says that it is still open', async () => {
    await context.setOffline(true);
    await signOut(page);
    await expect(page.getByText('You are still signed in. No connection.', { exact: false }).first()).toBeVisible();
    await context.setOffline(false);
    await page.reload();
    await expect(account(page)).toBeVisible();
  });

  await test.step('signing out in one tab signs out the other', async () => {
    await signOut(second);
    await page.waitForURL('**/sign-in**');
  });
});

test('the next user of a tab sees nothing of the previous one', async ({ page }) => {
  await signIn(page, 'owner', 'acme', '/chat');
  const field = page.getByRole('textbox', { name: 'Message', exact: true });
  await test.step('neither what could not be sent nor the last page', async () => {
    await field.fill('Charge 4111 1111 1111 1111, please');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(page.getByText('Not sent.')).toBeVisible();
    await page.getByRole('link', { name: /^Settings/u }).click();
    await expect(page.getByRole('navigation', { name: 'Settings' })).toBeVisible();
    await signOut(page);
    await page.waitForURL('**/sign-in');
    await submit(page, 'member@acme.test', demoPassword);
    await page.waitForURL('**/chat');
    await expect(field).toHaveValue('');
    await expect(page.getByText('Not sent.')).toHaveCount(0);
  });

  await test.step('a session of one portal opens no other', async () => {
    await page.goto('/t/globex/settings/people');
    await page.waitForURL('**/t/globex/sign-in**');
    await submit(page, 'owner@acme.test', demoPassword);
    await expect(page.getByRole('alert')).toBeVisible();
  });
});
