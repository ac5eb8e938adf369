import { expect, signIn, test } from './support/test.ts';

test('the command palette is used by keyboard alone', async ({ page }) => {
  await signIn(page, 'owner');
  const field = page.getByLabel('Name', { exact: true });
  await field.focus();
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  await palette.waitFor();
  await page.keyboard.press('Escape');
  await expect(field).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  await palette.waitFor();
  await page.keyboard.type('memb');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/members');
  await expect(palette).toHaveCount(0);
});

test('the command palette finds people and what they wrote, and says what it looked for in vain', async ({ page }) => {
  await signIn(page, 'owner');
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Search and commands' });
  await palette.waitFor();
  await page.keyboard.type('tax adv');
  await palette.getByRole('option', { name: 'Questions for the tax adviser' }).waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('no such thing');
  await expect(palette).toContainText('Nothing here is called “no such thing”');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('wilma');
  await palette.getByRole('group', { name: 'People' }).getByRole('option', { name: 'Wilma Coyote' }).click();
  await page.waitForURL('**/members?q=*');
  await expect(page.getByRole('main')).toContainText('Wilma Coyote');
});

test('`g` and a letter goes to a page, `?` lists them', async ({ page }) => {
  await signIn(page, 'owner');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Go to Members');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await page.waitForURL('**/members');
});

test('letters typed into a field are no shortcuts', async ({ page }) => {
  await signIn(page, 'owner');
  await page.getByLabel('Name', { exact: true }).fill('');
  await page.getByLabel('Name', { exact: true }).pressSequentially('gm?');
  await expect(page).toHaveURL(/\/account$/u);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('gm?');
});

test('the chosen appearance holds over a reload, without a flash of the other theme', async ({ page }) => {
  await signIn(page, 'member');
  const root = page.locator('html');
  await expect(root).not.toHaveClass(/dark/u);
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true });
  await expect(root).toHaveClass(/dark/u);

  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      Reflect.set(window, 'darkBeforeAnyModule', document.documentElement.classList.contains('dark'));
    });
  });
  await page.reload();
  await expect(root).toHaveClass(/dark/u);
  expect(await page.evaluate(() => Reflect.get(window, 'darkBeforeAnyModule'))).toBe(true);
});

test('a device that turns dark turns the page dark, while nothing was chosen', async ({ page }) => {
  await page.goto('/');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveClass(/dark/u);
});

test('without a connection the page says so above what is on it, and recovers', async ({ page, context }) => {
  await signIn(page, 'member', 'acme', '/chat');
  await context.setOffline(true);
  await expect(page.getByText('You are offline.', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeInViewport({ ratio: 1 });
  await context.setOffline(false);
  await expect(page.getByText('You are offline.', { exact: false })).toHaveCount(0);
});

test('an address of the portal that leads nowhere keeps the shell and leads back', async ({ page }) => {
  await signIn(page, 'member');
  await page.goto('/t/acme/no/such/page');
  await expect(page.getByRole('heading', { name: 'Nothing at this address' })).toBeVisible();
  await page.getByRole('link', { name: 'Go to the start' }).click();
  await page.waitForURL('**/t/acme/chat');
});

test('the first tab stop skips the navigation', { tag: '@desktop' }, async ({ page }) => {
  await signIn(page, 'member');
  await page.reload();
  await page.getByRole('heading', { name: 'Account' }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#content')).toBeFocused();
});

test('on a phone further pages are under “More”', { tag: '@phone' }, async ({ page }) => {
  await signIn(page, 'owner', 'acme', '/members');
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('link', { name: 'Account' }).click();
  await page.waitForURL('**/account');
});
