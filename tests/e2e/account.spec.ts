import { registered } from './support/people.ts';
import { expect, openSignedIn, test } from './support/test.ts';

test('somebody signs out another device, changes their name, language and password', async ({
  page,
  browser,
  origin,
}) => {
  const { slug, owner } = await registered(origin);
  const account = page.getByRole('heading', { name: 'Account' });

  await test.step('ending the session of another device signs it out, and not this one', async () => {
    const elsewhere = await browser.newPage({ baseURL: origin });
    await openSignedIn(elsewhere, slug, owner, '/account', origin);
    await openSignedIn(page, slug, owner, '/account');
    const devices = page.getByRole('main').getByRole('listitem');
    await expect(devices.first()).toContainText('This device');
    // This one, the other browser's, and the one that the registration opened.
    for (const left of [2, 1]) {
      await expect(devices).toHaveCount(left + 1);
      await devices.getByRole('button', { name: 'Sign out' }).first().click();
      await expect(devices).toHaveCount(left);
    }
    // By itself: the server tells open pages.
    await elsewhere.waitForURL('**/sign-in**');
    await expect(elsewhere.getByText('Your session has ended')).toBeVisible();
    await page.reload();
    await expect(account).toBeVisible();
    await elsewhere.close();
  });

  await test.step('a changed name is shown in the shell', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Şebnem Ünal-Großmann');
    await page.getByRole('button', { name: 'Save the profile' }).click();
    await expect(page.getByText('Profile saved.', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: /Şebnem Ünal-Großmann/u })).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Şebnem Ünal-Großmann');
  });

  await test.step('a password is changed only with the old one', async () => {
    const changed = 'fünf-alte-bäume-am-see';
    await page.getByLabel('Current password').fill('not-the-password');
    await page.getByLabel('New password').fill(changed);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await expect(page.getByLabel('Current password')).toHaveAccessibleDescription(/not your password/u);
    await page.getByLabel('Current password').fill(owner.password);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await expect(page.getByText('Password changed.', { exact: false }).first()).toBeVisible();

    await page.context().clearCookies();
    await page.evaluate(() => localStorage.clear());
    await page.goto(`/t/${slug}/account`);
    await page.getByLabel('E-mail').fill(owner.email);
    await page.getByLabel('Password', { exact: true }).fill(changed);
    await page.keyboard.press('Enter');
    await expect(account).toBeVisible();
  });

  await test.step('the language that is chosen in the profile is that of the pages, after a reload too', async () => {
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'العربية' }).click();
    await page.getByRole('button', { name: 'Save the profile' }).click();
    await expect(page.getByText('حُفظ الملف الشخصي.', { exact: true })).toBeVisible();

    await page.reload();
    await expect(page.getByRole('heading', { name: 'الحساب' })).toBeVisible();
    const language = page.getByRole('combobox', { name: 'اللغة' });
    await expect(language).toHaveText('العربية');
    await expect(language).toHaveCSS('direction', 'rtl');
  });
});
