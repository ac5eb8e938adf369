import type { Page } from 'playwright/test';
import { companyWithAnnouncements } from './support/announcements.ts';
import { signInTo } from './support/chat.ts';
import { asOwner } from './support/people.ts';
import { tooWide } from './support/overflow.ts';
import { expect, expectAccessible, isPhone, test } from './support/test.ts';

/** One test uses several users and tabs, and runs axe repeatedly. */
test.describe.configure({ timeout: 60_000 });

const moving = {
  title: 'We move on Friday',
  body: 'The **new office** is in Lindenstraße 4.',
  level: 'important',
} as const;
const holiday = { title: 'Closed on Monday', body: 'Nobody answers the telephone.', level: 'important' } as const;
const menu = { title: 'A new menu in the canteen', body: 'From Monday on, with **lentils**.' };

const banner = (page: Page) => page.getByRole('region', { name: 'Announcement', exact: true });
const cards = (page: Page) => page.getByRole('main').getByRole('article');

test('an owner writes the first announcement, and sees it as a banner on the other pages', async ({ page, origin }) => {
  const { company } = await companyWithAnnouncements(origin, []);
  await signInTo(page, origin, company, '/settings/announcements');
  await expect(page.getByRole('heading', { name: 'Tell everybody at once' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Write the first one' }).click();

  const form = page.getByRole('dialog', { name: 'New announcement' });
  await form.getByRole('button', { name: 'Post' }).click();
  await expect(form.getByLabel('Title')).toHaveAccessibleDescription(/Enter a title/u);
  await expect(form.getByRole('textbox', { name: 'Text' })).toHaveAccessibleDescription(/Write what there is to say/u);
  await form.getByLabel('Title').fill(moving.title);
  await form.getByRole('textbox', { name: 'Text' }).fill(moving.body);
  await form.getByLabel('Expires').fill('2020-01-01T10:00');
  await form.getByRole('button', { name: 'Post' }).click();
  await expect(form.getByLabel('Expires')).toHaveAccessibleDescription(/Choose a time in the future/u);
  await form.getByLabel('Expires').fill('');
  await form.getByRole('combobox', { name: 'Weight' }).click();
  await page.getByRole('option', { name: /Important/u }).click();
  await form.getByRole('tab', { name: 'Preview' }).click();
  await expect(form.getByText('new office')).toHaveCSS('font-weight', '580');
  await expectAccessible(page, '[role=dialog]');
  await form.getByRole('button', { name: 'Post' }).click();

  await expect(form).toHaveCount(0);
  await expect(page.getByText('Posted for everybody in this organization.', { exact: true })).toBeVisible();
  await expect(cards(page)).toContainText(['Important']);
  await expect(cards(page)).toContainText(['Read by nobody yet']);
  await expect(banner(page)).toHaveCount(0);
  await page.goto(`/t/${company.slug}/account`);
  await expect(banner(page)).toContainText(moving.title);
});

test('axe finds nothing in the list and the banner, in either scheme', async ({ page, origin }) => {
  const { company } = await companyWithAnnouncements(origin, [moving, holiday]);
  await signInTo(page, origin, company, '/settings/announcements');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`/t/${company.slug}/settings/announcements`);
    await expect(cards(page)).toHaveCount(2);
    await expectAccessible(page);
    await page.goto(`/t/${company.slug}/account`);
    await banner(page).waitFor();
    await expectAccessible(page, '[aria-label=Announcement]');
  }
});

test('what was begun is kept as a draft, over a reload, or discarded when its author says so', async ({
  page,
  origin,
}) => {
  const { company } = await companyWithAnnouncements(origin, []);
  await signInTo(page, origin, company, '/settings/announcements');
  const begin = page.getByRole('button', { name: 'New announcement' });
  const form = page.getByRole('dialog', { name: 'New announcement' });
  const question = page.getByRole('dialog', { name: 'Keep this as a draft?' });

  await begin.click();
  await form.getByRole('button', { name: 'Post' }).focus();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page).toHaveURL(/\/settings\/announcements$/u);
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  await begin.click();
  await form.getByLabel('Title').fill('Half a thought');
  await page.keyboard.press('Escape');
  await expectAccessible(page, '[role=dialog]');
  await question.getByRole('button', { name: 'Go on writing' }).click();
  await expect(form.getByLabel('Title')).toHaveValue('Half a thought');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await question.getByRole('button', { name: 'Keep the draft' }).click();
  await expect(form).toHaveCount(0);

  await page.reload();
  await begin.click();
  await expect(form.getByText('This is the draft that you kept.')).toBeVisible();
  await expect(form.getByLabel('Title')).toHaveValue('Half a thought');
  await form.getByLabel('Title').fill('A whole thought');
  await form.getByRole('button', { name: 'Close' }).click();
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(form).toHaveCount(0);
  await begin.click();
  await expect(form.getByLabel('Title')).toHaveValue('');
});

test(
  'a client reads, dismisses one after the other, and can undo; another device knows',
  { tag: '@both' },
  async ({ page, origin, browser }) => {
    const { company, client } = await companyWithAnnouncements(origin, [holiday, moving]);
    await signInTo(page, origin, company, '/account', client);
    await expect(banner(page)).toContainText(moving.title);
    await expect(banner(page)).toContainText('1 of 2');
    await banner(page).getByRole('button', { name: 'Read' }).click();
    const reader = page.getByRole('dialog', { name: moving.title });
    await expect(reader.getByText('new office')).toBeVisible();
    await expectAccessible(page, '[role=dialog]');
    await reader.getByRole('button', { name: 'Dismiss' }).click();
    await expect(banner(page)).toContainText(holiday.title);
    await expect(banner(page)).not.toContainText('1 of');

    await banner(page).getByRole('button', { name: 'Dismiss the announcement' }).click();
    await expect(banner(page)).toHaveCount(0);
    await expect(page.locator('#content')).toBeFocused();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(banner(page)).toContainText(holiday.title);

    const device = await browser.newContext();
    const other = await device.newPage();
    await signInTo(other, origin, company, '/account', client);
    await expect(banner(other)).toContainText(holiday.title);
    await expect(banner(other)).not.toContainText('1 of');
    await device.close();

    await page.goto(`/t/${company.slug}/announcements`);
    await expect(cards(page)).toHaveCount(2);
    await expect(page.getByRole('button', { name: 'New announcement' })).toHaveCount(0);
    await expect(page.getByText(/^Read by/u)).toHaveCount(0);
    await cards(page).filter({ hasText: moving.title }).getByRole('button', { name: 'Mark as unread' }).click();
    await page.goto(`/t/${company.slug}/account`);
    await expect(banner(page)).toContainText('1 of 2');
  },
);

/** Cumulative layout shift of the page, without shifts that follow user input. */
async function shiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
            if (!entry.hadRecentInput) sum += entry.value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
}

/** Delays responses to requests that match `url`. */
const delayed = (page: Page, url: string, ms: number) =>
  page.route(url, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, ms));
    await route.continue();
  });

test('neither a banner nor a late font shifts the page', { tag: '@both' }, async ({ page, origin }) => {
  const { company } = await companyWithAnnouncements(origin, [moving]);
  await signInTo(page, origin, company, '/chat');
  await delayed(page, '**/*.woff2', 200);
  for (const delay of [0, 400]) {
    await delayed(page, '**/api/v1/announcements*', delay);
    await page.reload();
    await expect(banner(page)).toContainText(moving.title);
    await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
    expect(await shiftOf(page)).toBe(0);
    await page.unroute('**/api/v1/announcements*');
  }
});

test('a banner that loads late does not delay the page, and appears with the next navigation', async ({
  page,
  origin,
}) => {
  const { company } = await companyWithAnnouncements(origin, [moving]);
  await signInTo(page, origin, company, '/chat');
  const late = Promise.withResolvers<void>();
  await page.route('**/api/v1/announcements*', async (route) => {
    await late.promise;
    await route.continue();
  });
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeVisible();
  const arrived = page.waitForResponse('**/api/v1/announcements*');
  late.resolve();
  await arrived;
  expect(await shiftOf(page)).toBe(0);
  await expect(banner(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { name: 'Account', level: 1 })).toBeVisible();
  await expect(banner(page)).toContainText(moving.title);
});

test('what is not important waits behind the bell, and what is new is there soon', async ({ page, origin }) => {
  const { company, client } = await companyWithAnnouncements(origin, [moving]);
  await page.clock.install();
  await signInTo(page, origin, company, '/account', client);
  const news = isPhone(page)
    ? page.getByRole('button', { name: /^More/u })
    : page.getByRole('button', { name: /^Announcements/u });
  await expect(news).toHaveAccessibleName(/1 unread/u);

  const owner = await asOwner(origin, company);
  await owner('POST /announcements', { body: menu });
  await page.clock.fastForward('01:05');
  await expect(news).toHaveAccessibleName(/2 unread/u);
  await expect(banner(page)).toContainText(moving.title);
  await expect(banner(page)).not.toContainText('1 of');

  await news.click();
  if (isPhone(page)) {
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /^Announcements/u })
      .click();
    await cards(page).filter({ hasText: menu.title }).getByRole('button', { name: 'Mark as read' }).click();
  } else {
    const list = page.getByRole('dialog', { name: 'Announcements' });
    await expect(list.getByRole('button', { name: /Unread/u })).toHaveCount(2);
    await expect(list.getByRole('link', { name: 'Write and manage' })).toHaveCount(0);
    await expectAccessible(page, '[role=dialog]');
    await list.getByRole('button', { name: menu.title }).click();
    await expect(page.getByRole('dialog', { name: menu.title })).toContainText('lentils');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  }
  await expect(news).toHaveAccessibleName(/1 unread/u);
  await page.reload();
  await expect(news).toHaveAccessibleName(/1 unread/u);
});

test('an owner comes from the bell to where announcements are written', async ({ page, origin }) => {
  const { company } = await companyWithAnnouncements(origin, [menu, holiday]);
  await signInTo(page, origin, company, '/account');
  const bell = page.getByRole('button', { name: /^Announcements/u });
  await bell.click();
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(bell).not.toHaveAccessibleName(/unread/u);
  await expect(banner(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Write and manage' }).click();
  await expect(page.getByRole('button', { name: 'New announcement' })).toBeVisible();
});

test('an owner sees how many have dismissed it, corrects a word, gives it an end, and deletes it', async ({
  page,
  origin,
}) => {
  const { company } = await companyWithAnnouncements(origin, [moving]);
  await signInTo(page, origin, company, '/settings/announcements');
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await expect(cards(page)).toContainText('Read by 1 person');

  await page.getByRole('button', { name: `Actions for ${moving.title}` }).click();
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  const form = page.getByRole('dialog', { name: 'Edit the announcement' });
  await form.getByLabel('Title').fill('We move on Saturday');
  await form.getByLabel('Expires').fill(`${new Date().getFullYear() + 1}-06-01T10:00`);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(cards(page).getByRole('heading', { name: 'We move on Saturday' })).toBeVisible();
  await expect(cards(page)).toContainText(/edited.*expires/u);

  await page.getByRole('button', { name: 'Actions for We move on Saturday' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'Tell everybody at once' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Tell everybody at once' })).toBeVisible();
});

test('a deleted announcement comes back by the keyboard, from another page too', async ({ page, origin }) => {
  const { company } = await companyWithAnnouncements(origin, [moving]);
  await signInTo(page, origin, company, '/settings/announcements');
  await page.getByRole('button', { name: `Actions for ${moving.title}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(cards(page)).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { name: 'Account', level: 1 })).toBeVisible();
  await page.keyboard.press('F8');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  const restored = page.waitForResponse('**/restore');
  await page.keyboard.press('Enter');
  await restored;
  await page.goto(`/t/${company.slug}/settings/announcements`);
  await expect(cards(page)).toContainText([moving.title]);
});

test('the second of two concurrent edits is warned before it replaces the first', async ({ page, origin }) => {
  const { company } = await companyWithAnnouncements(origin, [moving]);
  await signInTo(page, origin, company, '/settings/announcements');
  const second = await page.context().newPage();
  await second.goto(`/t/${company.slug}/settings/announcements`);
  for (const tab of [page, second]) {
    await tab.getByRole('button', { name: /^Actions for/u }).click();
    await tab.getByRole('menuitem', { name: 'Edit…' }).click();
  }
  await page.getByLabel('Title').fill('The first');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(cards(page)).toContainText('The first');
  await second.getByLabel('Title').fill('The second');
  await second.getByRole('button', { name: 'Save' }).click();
  await expect(second.getByRole('alert')).toContainText('Somebody else has edited this meanwhile');
  await second.getByRole('button', { name: 'Save' }).click();
  await expect(cards(second)).toContainText('The second');
});

test('a dismissal that the server refuses is rolled back, with the reason', async ({ page, origin }) => {
  const { company } = await companyWithAnnouncements(origin, [moving]);
  await signInTo(page, origin, company, '/account');
  const refusal = { data: null, error: { code: 'forbidden', message: 'Not today.' }, meta: {} };
  await page.route('**/dismissal', (route) => route.fulfill({ status: 403, json: refusal }));
  await banner(page).getByRole('button', { name: 'Dismiss the announcement' }).click();
  await expect(page.getByText('Not today.', { exact: true })).toBeVisible();
  await expect(banner(page)).toContainText(moving.title);
});

test(
  'hostile markdown runs nothing, Arabic and very long words do not overflow',
  { tag: '@both' },
  async ({ page, origin }) => {
    const { company } = await companyWithAnnouncements(origin, [
      {
        title: 'Donaudampfschifffahrtsgesellschaftskapitänsmützenverkaufsveranstaltung',
        body: `<img src=x onerror="window.hacked = true"> [click](javascript:window.hacked=true) ${'x'.repeat(600)}`,
      },
      {
        level: 'important',
        title: 'إعلان مهم لجميع العملاء: سيتم نقل المكتب الرئيسي إلى عنوان جديد يوم الجمعة القادم',
        body: 'سيبدأ العمل في المكتب الجديد **صباح الاثنين**.\n\n- شارع الزيزفون ٤\n- الطابق الثاني',
      },
    ]);
    await signInTo(page, origin, company, '/settings/announcements');
    await expect(cards(page)).toHaveCount(2);
    await expect(cards(page).getByRole('img')).toHaveCount(0);
    await expect(cards(page).locator('a[href^="javascript"]')).toHaveCount(0);
    expect(await tooWide(page)).toEqual([]);
    await expectAccessible(page);
    await page.goto(`/t/${company.slug}/account`);
    await expect(banner(page)).toBeVisible();
    expect(await tooWide(page)).toEqual([]);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  },
);
