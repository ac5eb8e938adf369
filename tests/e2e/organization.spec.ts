import { registered } from './support/people.ts';
import { expect, isPhone, openSignedIn, signIn, test } from './support/test.ts';

test('an owner gives the portal its name and colour, and the sign-in page shows them', async ({ page, origin }) => {
  const { slug, owner } = await registered(origin);
  await page.goto(`/t/${slug}/organization`);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.keyboard.press('Enter');

  await page.getByLabel('Name', { exact: true }).fill('Ünal & Töchter');
  await page.getByRole('button', { name: 'Save the name' }).click();
  await expect(page.getByText('Name saved.', { exact: true })).toBeVisible();

  await page.goto(`/t/${slug}/settings/brand`);
  await page.getByLabel('Colour', { exact: true }).fill('#b4430b');
  await expect(page.getByText(/contrast of 5\.\d : 1/u)).toBeVisible();
  await page.getByRole('button', { name: 'Save the brand' }).click();
  await expect(page.getByText('Brand saved.', { exact: true })).toBeVisible();

  await page.context().clearCookies();
  await page.evaluate(() => localStorage.clear());
  await page.goto(`/t/${slug}/sign-in`);
  await expect(page.getByText('Ünal & Töchter')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toHaveCSS(
    'color',
    'color(srgb-linear 1 1 1)',
  );
});

test('a colour that is none, or that nobody could see on white, is refused at its field', async ({ page, origin }) => {
  const { slug, owner } = await registered(origin);
  await openSignedIn(page, slug, owner, '/settings/brand', origin);
  await page.getByLabel('Colour', { exact: true }).fill('yellow');
  await page.getByRole('button', { name: 'Save the brand' }).click();
  await expect(page.getByLabel('Colour', { exact: true })).toHaveAccessibleDescription(/Six hexadecimal digits/u);
  await page.getByLabel('Colour', { exact: true }).fill('#ffd400');
  await expect(page.getByLabel('Colour', { exact: true })).toHaveAccessibleDescription(/Too light/u);
});

test('an owner of a demo portal changes its colour, and its drawn logo stays', async ({ page }) => {
  await signIn(page, 'owner', 'contoso', '/settings/brand');
  const logo = page.getByRole('textbox', { name: 'Logo' });
  await expect(logo).toHaveValue(/^data:image\/svg\+xml,/u);
  await page.getByLabel('Colour', { exact: true }).fill(isPhone(page) ? '#6f3a94' : '#7a3fa1');
  await page.getByRole('button', { name: 'Save the brand' }).click();
  await expect(page.getByText('Brand saved.', { exact: true })).toBeVisible();
  await page.reload();
  await expect(logo).toHaveValue(/^data:image\/svg\+xml,/u);
});
