import { demoPassword, registered, roles } from './support/people.ts';
import { expect, isPhone, signIn, signOut, test } from './support/test.ts';

for (const role of roles) {
  test(
    `a person with the role ${role} signs in, sees only their pages, and signs out`,
    { tag: '@both' },
    async ({ page }) => {
      await signIn(page, role);
      const navigation = page.getByRole('navigation', { name: 'Sections' }).locator('visible=true');
      await expect(navigation.getByRole('link', { name: 'Chat' })).toBeVisible();
      const hasSettings = ['owner', 'admin', 'agent'].includes(role);
      if (isPhone(page)) await page.getByRole('button', { name: /^More/u }).click();
      await expect(page.getByRole('link', { name: /^Settings/u })).toHaveCount(hasSettings ? 1 : 0);
      if (isPhone(page)) await page.keyboard.press('Escape');

      await signOut(page);
      await page.waitForURL('**/sign-in**');
      await page.goto('/t/acme/account');
      await page.waitForURL('**/sign-in**');
    },
  );
}

test('a wrong password is refused in one sentence, and the right one then works', async ({ page, origin }) => {
  const { slug, owner } = await registered(origin);
  await page.goto(`/t/${slug}/settings/people`);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill('not-the-password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('The e-mail or the password is not right.');
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.keyboard.press('Enter');
  // The page that was requested first.
  await page.waitForURL(`**/t/${slug}/settings/people`);
});

test('guessing one account locks it for a while, and says how long', async ({ page, origin }) => {
  const { slug, owner } = await registered(origin);
  await page.goto(`/t/${slug}/sign-in`);
  await page.getByLabel('E-mail').fill(owner.email);
  await expect(async () => {
    await page.getByLabel('Password', { exact: true }).fill('not-the-password');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toContainText(/Try again in/u, { timeout: 700 });
  }).toPass({ timeout: 20_000, intervals: [50] });
});

test('one tap on a demo login is enough', { tag: '@both' }, async ({ page }) => {
  await page.goto('/t/initech/sign-in');
  await page.getByRole('button', { name: 'Member' }).click();
  await page.waitForURL('**/t/initech/chat');
});

test('a portal is closed to strangers until its owner opens it; who then asks waits', async ({ page, origin }) => {
  const { slug, owner } = await registered(origin);
  await page.goto(`/t/${slug}/join`);
  await page.waitForURL('**/sign-in');
  await expect(page.getByRole('link', { name: 'Ask to join' })).toHaveCount(0);

  await page.goto(`/t/${slug}/settings/access`);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.keyboard.press('Enter');
  const open = page.getByRole('switch', { name: 'People may ask to join' });
  await expect(open).not.toBeChecked();
  await open.click();
  await expect(open).toBeChecked();

  await page.context().clearCookies();
  await page.evaluate(() => localStorage.clear());
  const link = page.getByRole('link', { name: 'Ask to join' });
  await expect(async () => {
    await page.goto(`/t/${slug}/sign-in`);
    await expect(link).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 8000 });
  await link.click();
  await page.getByLabel('Your name').fill('محمد الفارسي');
  await page.getByLabel('E-mail').fill('mo@client.test');
  await page.getByLabel('Password', { exact: true }).fill('drei-grüne-lampen-im-flur');
  await page.getByRole('button', { name: 'Send the request' }).click();
  await page.getByRole('heading', { name: 'Your request is with the admins' }).waitFor();
});

test('a reload keeps the session, and a second tab shares it without either losing it', async ({ page, context }) => {
  await signIn(page, 'agent', 'globex');
  const second = await context.newPage();
  await Promise.all([page.reload(), second.goto('/t/globex/account')]);
  await Promise.all([page.reload(), second.reload()]);
  for (const tab of [page, second]) await tab.getByRole('heading', { name: 'Account' }).waitFor();
});

test('repeated reloads during a refresh keep the session', async ({ page }) => {
  await signIn(page, 'agent', 'globex');
  for (let times = 0; times < 5; times++) {
    const refreshing = page.waitForRequest('**/auth/refresh');
    await page.reload({ waitUntil: 'commit' });
    await refreshing;
  }
  await page.getByRole('heading', { name: 'Account' }).waitFor();
});

test('signing out in one tab signs out the other', async ({ page, context }) => {
  await signIn(page, 'member', 'globex');
  const second = await context.newPage();
  await second.goto('/t/globex/account');
  await second.getByRole('heading', { name: 'Account' }).waitFor();
  await signOut(second);
  await page.waitForURL('**/sign-in**');
});

test('signing out without a connection fails, and says that the session is still open', async ({ page, context }) => {
  await signIn(page, 'member', 'globex');
  await context.setOffline(true);
  await signOut(page);
  await expect(page.getByText('You are still signed in. No connection.', { exact: false }).first()).toBeVisible();
  await context.setOffline(false);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Account' })).toBeVisible();
});

test('after a sign-out the next sign-in does not lead to the last page of the previous user', async ({ page }) => {
  await signIn(page, 'agent');
  await page.goto('/t/acme/settings/people');
  await expect(page.getByRole('heading', { name: 'People' })).toBeVisible();
  await signOut(page);
  await page.waitForURL('**/sign-in');
});

test('the next user of a tab sees nothing of what the previous one could not send', async ({ page }) => {
  await signIn(page, 'owner', 'acme', '/chat');
  const field = page.getByRole('textbox', { name: 'Message', exact: true });
  await field.fill('Charge 4111 1111 1111 1111, please');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Not sent.')).toBeVisible();
  await signOut(page);
  await page.getByLabel('E-mail').fill('member@acme.test');
  await page.getByLabel('Password', { exact: true }).fill(demoPassword);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/chat');
  await expect(field).toHaveValue('');
  await expect(page.getByText('Not sent.')).toHaveCount(0);
});

test('a session of one portal opens no other', async ({ page }) => {
  await signIn(page, 'owner', 'acme');
  await page.goto('/t/globex/settings/people');
  await page.waitForURL('**/t/globex/sign-in**');
  await page.getByLabel('E-mail').fill('owner@acme.test');
  await page.getByLabel('Password', { exact: true }).fill(demoPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
});
