import { expectAccessible } from './support/axe.ts';
import { registered } from './support/people.ts';
import { expect, test } from './support/test.ts';

for (const registration of ['operator', 'closed']) {
  test(`where registration is ${registration}, no page offers it, and the start page says so`, async ({ page }) => {
    // The other tests need registration to be open, so only the boot data of this page is changed.
    await page.route('**/*', async (route) => {
      if (route.request().resourceType() !== 'document') return route.fallback();
      const response = await route.fetch();
      const body = (await response.text()).replace('"registration":"open"', `"registration":"${registration}"`);
      return route.fulfill({ response, body });
    });
    const why = registration === 'operator' ? /registered by the operator/u : /registers no new companies/u;
    await page.goto('/');
    await expect(page.getByText(why)).toBeVisible();
    await expect(page.getByRole('link', { name: /register/iu })).toHaveCount(0);
    await expectAccessible(page);

    await page.goto('/register');
    await expect(page.getByRole('heading', { name: 'Registration is closed' })).toBeVisible();
    await expect(page.getByText(why)).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Find your portal' }).click();
    await expect(page.getByLabel('Find your portal')).toBeVisible();
  });
}

test(
  'a registration proposes an address, says while one types what is wrong, and keeps all of it in another language',
  { tag: '@both' },
  async ({ page, origin }) => {
    const taken = await registered(origin);
    await page.goto('/register');
    await expect(page.getByLabel('Company')).toBeFocused();
    const submit = page.getByRole('button', { name: 'Register and open the portal' });
    await page.getByLabel('Company').fill('شركة النور');
    await expect(page.getByLabel('Portal address')).toHaveValue(/^shrka-alnwr/u);
    await expect(page.getByLabel('Portal address')).toHaveAccessibleDescription(/This address is free/u);
    await page.getByLabel('Portal address').fill(taken.slug);
    await expect(page.getByLabel('Portal address')).toHaveAccessibleDescription(/taken/u);
    await page.getByLabel('Your e-mail').fill('ann@');
    await expect(page.getByLabel('Your e-mail')).toHaveAccessibleDescription('That is not a complete e-mail address.');
    await page.getByLabel('Language').selectOption('de');
    await expect(page.getByLabel('Portaladresse')).toHaveValue(taken.slug);
    await expect(page.getByLabel('Ihre E-Mail')).toHaveValue('ann@');
    await page.getByLabel('Sprache').selectOption('en');
    await expect(page.getByLabel('Company')).toHaveValue('شركة النور');

    await page.getByLabel('Your name').fill('Ann');
    await page.getByLabel('Your e-mail').fill('ann@another.test');
    await page.getByLabel('Password', { exact: true }).fill('quite-some-long-words');
    await submit.click();
    await expect(page.getByLabel('Portal address')).toHaveAccessibleDescription(/taken/u);
    await expect(page.getByLabel('Portal address')).toBeFocused();
    await expect(page.getByLabel('Your e-mail')).toHaveValue('ann@another.test');
  },
);

test(
  'the start page shows a portal as its owner sees it, and one press opens it',
  { tag: '@both' },
  async ({ page }) => {
    await page.goto('/');
    await page.getByRole('tab', { name: 'As the owner' }).click();
    await expect(page.getByText('1 request to join')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Look around Acme as its owner' }).click();
    await page.waitForURL('**/t/acme/**');
    await expect(page.getByRole('navigation', { name: 'Sections' }).locator('visible=true')).toBeVisible();
  },
);

test('who has come to a wrong address finds their portal by what they remember of it', async ({ page, origin }) => {
  await page.goto('/t/suspended-portal/sign-in');
  await expect(page.getByRole('heading', { name: 'This portal is suspended' })).toBeVisible();
  await page.goto('/t/nobody-is-here/chat');
  await expect(page.getByRole('heading', { name: 'There is no portal at this address' })).toBeVisible();
  await page.getByRole('link', { name: 'Find your portal' }).click();
  await expect(page.getByRole('link', { name: 'Register your company' })).toBeVisible();

  await page.goto('/t/acme/sign-in');
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await page.getByRole('link', { name: 'Find your portal' }).click();
  await expect(page.getByLabel('Find your portal')).toBeFocused();
  await page.getByLabel('Find your portal').fill(`${origin}/t/globex/chat`);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.waitForURL('**/t/globex/sign-in');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
