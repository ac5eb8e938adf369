import { companyWithAnnouncements } from './support/announcements.ts';
import { signInTo } from './support/chat.ts';
import { tooWide } from './support/overflow.ts';
import { asOwner, registered } from './support/people.ts';
import { expect, isPhone, test } from './support/test.ts';

const long = 'Rechnungsübersichtsaktualisierungszeitpunkteverschiebungsbenachrichtigung';

test(
  'a long company name fits the public pages, which offer no demo accounts',
  { tag: '@both' },
  async ({ page, origin }) => {
    const { slug } = await registered(origin, undefined, `${long} GmbH & Co. KG`);
    for (const path of ['join', 'sign-in']) {
      await page.goto(`/t/${slug}/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await tooWide(page), path).toEqual([]);
    }
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByText('Look around this demo as')).toHaveCount(0);
    await page.goto('/t/acme/sign-in');
    await expect(page.getByText('Look around this demo as')).toBeVisible();
  },
);

test('long and Arabic words fit cards, dialogs and lists', { tag: '@both' }, async ({ page, origin }) => {
  const { company } = await companyWithAnnouncements(origin, [
    { title: `${long}: was sich ändert`, body: long.repeat(3), level: 'important' },
  ]);
  const owner = await asOwner(origin, company);
  const { error } = await owner('PATCH /auth/me', { body: { name: 'محمد علي' } });
  expect(error).toBeNull();
  await signInTo(page, origin, company, '/settings/announcements');

  await test.step('announcements, and the buttons of a long dialog stay visible', async () => {
    await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
    expect(await tooWide(page), 'announcements').toEqual([]);
    const size = page.viewportSize();
    if (!isPhone(page) || size === null) return;
    await page.setViewportSize({ width: 390, height: 600 });
    await page.getByRole('button', { name: 'New announcement' }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Post' })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await page.setViewportSize(size);
  });

  await test.step('an Arabic name is aligned with its row', async () => {
    await page.goto(`/t/${company.slug}/settings/people`);
    const row = page.getByRole('main').getByText('محمد علي').filter({ visible: true });
    await expect(row).toHaveCSS('direction', 'rtl');
    await expect(row).toHaveCSS('text-align', 'left');
  });

  await test.step('the reader of an announcement', async () => {
    await page.goto(`/t/${company.slug}/chat`);
    await page.getByRole('button', { name: /Read$/u }).click();
    await expect(page.getByRole('dialog')).toContainText(long);
    expect(await tooWide(page), 'reader').toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
  });

  await test.step('a chat, and all of them with a toast', async () => {
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill(long.repeat(2));
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.waitForURL(/\/chat\/[0-9a-f-]{36}$/u);
    await expect(page.getByRole('button', { name: 'Answer again' })).toBeVisible();
    expect(await tooWide(page), 'chat').toEqual([]);
    await page.goto(`/t/${company.slug}/chat/history`);
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Actions for/u })
      .click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    expect(await tooWide(page), 'all chats').toEqual([]);
  });
});
