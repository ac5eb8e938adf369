import { randomBytes } from 'node:crypto';
import { expectAccessible } from './support/axe.ts';
import { signInTo } from './support/chat.ts';
import { asOwner, registered } from './support/people.ts';
import { expect, isPhone, test } from './support/test.ts';

const password = 'vier-blaue-stühle-am-fenster';

test('an owner invites somebody, who opens the mail, accepts and is in the list', async ({ page, browser, origin }) => {
  const company = await registered(origin);
  const email = `ann-${randomBytes(4).toString('hex')}@example.test`;
  await signInTo(page, origin, company, '/settings/people');
  await page.getByRole('link', { name: 'Invite people' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'E-mail addresses' }).fill(`"Lee, Ann" <${email}>, nobody`);
  await dialog.getByRole('button', { name: /Send/u }).click();
  await expect(dialog.getByText('Not an e-mail address: nobody')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'E-mail addresses' }).fill(`"Lee, Ann" <${email}>`);
  await dialog.getByRole('combobox', { name: 'Role' }).click();
  await page.getByRole('option', { name: 'Agent' }).click();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(dialog.getByText('One invitation is on its way.')).toBeVisible();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: `Copy the link for ${email}` }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`/t/${company.slug}/invitation#token=`);
  await dialog.getByRole('button', { name: 'Done' }).click();
  const row = page.getByRole('row').filter({ hasText: email });
  await expect(row).toContainText('Pending');
  await expectAccessible(page);

  const theirs = await (await browser.newContext({ locale: 'en-GB' })).newPage();
  await theirs.goto(`${origin}/outbox`);
  await theirs.getByRole('link', { name: new RegExp(email, 'u') }).click();
  const opened = theirs.waitForEvent('popup');
  await theirs.frameLocator('iframe').getByRole('link', { name: 'Accept the invitation' }).click();
  const accepting = await opened;
  await expect(accepting.getByRole('heading', { name: `Join ${company.name}` })).toBeVisible();
  await expect(accepting.getByText(`${company.owner.name} invites you`)).toContainText('Your role: Agent.');
  expect(accepting.url()).toBe(`${origin}/t/${company.slug}/invitation`);
  await accepting.reload();
  await accepting.getByRole('textbox', { name: 'Your name' }).fill('Ann Lee');
  await accepting.getByRole('textbox', { name: 'Choose a password' }).fill('short');
  await accepting.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(accepting.getByText('At least 10 characters.').last()).toBeVisible();
  await accepting.getByRole('textbox', { name: 'Choose a password' }).fill(password);
  await accepting.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(accepting.getByRole('main').getByRole('heading').first()).toBeVisible();

  await page.reload();
  await expect(row).toContainText('Accepted');
  await page.goto(`${origin}/t/${company.slug}/settings/people`);
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Agent');
});

test('somebody is invited in Arabic, and accepts on a phone', { tag: '@phone' }, async ({ page, browser, origin }) => {
  const company = await registered(origin);
  const owner = await asOwner(origin, company);
  const invitations = [{ email: `layla-${randomBytes(4).toString('hex')}@example.test`, role: 'client', locale: 'ar' }];
  const { data } = await owner('POST /invitations', { body: { invitations } });
  const link = data.results[0]?.link ?? '';
  const theirs = await (
    await browser.newContext({ locale: 'ar', viewport: page.viewportSize(), hasTouch: true, isMobile: true })
  ).newPage();
  await theirs.goto(link);
  await expect(theirs.getByRole('heading', { name: 'الانضمام إلى' })).toBeVisible();
  await expect(theirs.locator('html')).toHaveAttribute('dir', 'rtl');
  expect(theirs.url()).not.toContain('token');
  expect(isPhone(theirs)).toBe(true);
  await expectAccessible(theirs);
  const overflow = await theirs.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await theirs.getByRole('textbox', { name: 'اسمك' }).fill('ليلى الخطيب');
  await theirs.getByRole('textbox', { name: 'اختر كلمة مرور' }).fill(password);
  await theirs.getByRole('button', { name: 'قبول الدعوة' }).click();
  await expect(theirs.getByRole('main').getByRole('heading').first()).toBeVisible();
  await theirs.goto('about:blank');
  await theirs.goto(link);
  await expect(theirs.getByRole('heading', { name: 'قُبلت هذه الدعوة' })).toBeVisible();
  const { data: members } = await owner('GET /members');
  expect(members.map(({ name, role }) => [name, role])).toContainEqual(['ليلى الخطيب', 'client']);
});
