import type { Page } from 'playwright/test';
import { registered } from './support/people.ts';
import { expect, isPhone, openSignedIn, signIn, signOut, test } from './support/test.ts';

/** The link out of the settings: "Back" in their sidebar, or the bar of a phone. */
const linkOut = (page: Page) =>
  page
    .getByRole('link', { name: /^(?:Back|Chat)$/u })
    .locator('visible=true')
    .first();

/** On a page outside: the portal's root only leads on to one. */
const waitUntilOutside = (page: Page) =>
  page.waitForURL(({ pathname }) => !/\/settings\/|^\/t\/[^/]+\/?$/u.test(pathname));

/** The dialog that asks before changes are lost. */
const leaveQuestion = (page: Page) => page.getByRole('dialog', { name: 'Leave without saving?' });

const wide = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="300" height="100" fill="#1f5fa8"/></svg>`;

test('an owner gives the portal its name and colour, and the sign-in page shows them', async ({ page, origin }) => {
  const { slug, owner } = await registered(origin);
  await openSignedIn(page, slug, owner, '/settings/general', origin);

  await linkOut(page).click();
  await waitUntilOutside(page);
  await page.goBack();
  await page.getByLabel('Name', { exact: true }).fill('Ünal & Töchter');
  // Neither a link nor the buttons of the browser lose what is not saved.
  const question = leaveQuestion(page);
  for (const leave of [() => linkOut(page).click(), () => page.evaluate(() => history.forward())]) {
    await leave();
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(question).toHaveCount(0);
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ünal & Töchter');
  }
  await page.getByRole('button', { name: 'Save the name' }).click();
  await expect(page.getByText('Name saved.', { exact: true })).toBeVisible();

  await page.goto(`/t/${slug}/settings/brand`);
  await page.getByLabel('Colour', { exact: true }).fill('#b4430b');
  await expect(page.getByText(/contrast of 5\.\d : 1/u)).toBeVisible();
  await page.getByRole('button', { name: 'Save the brand' }).click();
  await expect(page.getByText('Brand saved.', { exact: true })).toBeVisible();
  // Now nothing is left to lose; what is typed again is, if one likes.
  await linkOut(page).click();
  await waitUntilOutside(page);
  await page.goBack();
  await page.getByLabel('Colour', { exact: true }).fill('#000000');
  await page.evaluate(() => history.forward());
  await question.getByRole('button', { name: 'Leave' }).click();
  await waitUntilOutside(page);

  await page.context().clearCookies();
  await page.evaluate(() => localStorage.clear());
  await page.goto(`/t/${slug}/sign-in`);
  await expect(page.getByText('Ünal & Töchter', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toHaveCSS(
    'background-color',
    'rgb(180, 67, 11)',
  );
});

test('signing out asks, too, before it loses what is not saved', { tag: '@both' }, async ({ page, origin }) => {
  const { slug, owner } = await registered(origin);
  await openSignedIn(page, slug, owner, '/settings/general', origin);
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('Ünal & Töchter');
  await signOut(page);
  await leaveQuestion(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(name).toHaveValue('Ünal & Töchter');
  if (isPhone(page)) await page.keyboard.press('Escape');
  await signOut(page);
  await leaveQuestion(page).getByRole('button', { name: 'Leave' }).click();
  await page.waitForURL('**/sign-in');
});

test(
  'any colour will do, a wide logo is shown wide at once, and initials stand for one that does not load',
  { tag: '@both' },
  async ({ page, origin }) => {
    const company = await registered(origin);
    await openSignedIn(page, company.slug, company.owner, '/settings/brand', origin);
    const color = page.getByLabel('Colour', { exact: true });
    await color.fill('yellow');
    await page.getByRole('button', { name: 'Save the brand' }).click();
    await expect(color).toHaveAccessibleDescription(/Enter a colour as # and six digits/u);
    await color.fill('#ffe600');

    const file = page.locator('input[type=file]');
    await file.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') });
    await expect(page.getByText(/not a picture that browsers can show/u)).toBeVisible();
    await file.setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(wide) });
    await expect(page.getByText(/not a picture/u)).toHaveCount(0);
    await page.getByRole('button', { name: 'Save the brand' }).click();
    await expect(page.getByText('Brand saved.', { exact: true })).toBeVisible();

    const logo = page.locator('img[src*="/organization/logos/"]').locator('visible=true').first();
    const ratio = () => logo.evaluate((image: HTMLImageElement) => image.clientWidth / image.clientHeight);
    await expect.poll(ratio).toBeGreaterThan(2.5);

    await page.context().clearCookies();
    await page.evaluate(() => localStorage.clear());
    await page.route('**/organization/logos/*', (route) => route.abort());
    await page.goto(`/t/${company.slug}/sign-in`);
    await expect(page.getByText('M', { exact: true })).toBeVisible();
    await expect(page.locator('img')).toHaveCount(0);
    const button = page.getByRole('button', { name: 'Sign in', exact: true });
    await expect(button).toHaveCSS('background-color', 'rgb(255, 230, 0)');
    await expect(button).toHaveCSS('color', 'rgb(0, 0, 0)');
  },
);

test('an owner of a demo portal changes its colour, and its drawn logo stays', async ({ page }) => {
  await signIn(page, 'owner', 'contoso', '/settings/brand');
  const logo = page.locator('main img[src^="data:image/svg+xml,"]').locator('visible=true').first();
  await expect(logo).toBeVisible();
  await expect(page.getByRole('button', { name: 'Replace' })).toBeVisible();
  await page.getByLabel('Colour', { exact: true }).fill(isPhone(page) ? '#6f3a94' : '#7a3fa1');
  await page.getByRole('button', { name: 'Save the brand' }).click();
  await expect(page.getByText('Brand saved.', { exact: true })).toBeVisible();
  await page.reload();
  await expect(logo).toBeVisible();
});
