import { expect, isPhone, signIn, test } from './support/test.ts';

test(
  'the command palette finds pages, people, what they wrote and every setting, and asks what it cannot find',
  { tag: '@both' },
  async ({ page }) => {
    await signIn(page, 'owner');
    const palette = page.getByRole('dialog', { name: 'Search and commands' });
    const open = async () => {
      await page.keyboard.press('ControlOrMeta+k');
      await palette.waitFor();
    };
    const type = async (words: string) => {
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(words);
    };

    await test.step('it gives the focus back, and moves it to the page that it opens', async () => {
      const field = page.getByLabel('Name', { exact: true });
      await field.focus();
      await open();
      await page.keyboard.press('Escape');
      await expect(field).toBeFocused();
      await open();
      await page.keyboard.type('memb');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/settings/people');
      await expect(palette).toHaveCount(0);
      await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeFocused();
    });

    await test.step('it says what it looked for in vain', async () => {
      await open();
      await page.keyboard.type('tax adv');
      await palette.getByRole('option', { name: 'Questions for the tax adviser' }).waitFor();
      await type('no such thing');
      await expect(palette).toContainText('Nothing here is called “no such thing”');
      await expect(palette.getByRole('option')).toHaveText([
        'Ask AI: no such thing',
        'Search all chats for “no such thing”',
        'Look for a person called “no such thing”',
      ]);
      await type('wilma');
      await palette.getByRole('group', { name: 'People' }).getByRole('option', { name: 'Wilma Coyote' }).click();
      await page.waitForURL('**/settings/people?q=*');
      await expect(page.getByRole('main')).toContainText('Wilma Coyote');
    });

    await test.step('it finds every setting by a word that a person would use', async () => {
      await open();
      const words = {
        logo: 'Brand',
        colour: 'Brand',
        invite: 'People',
        'ask to join': 'Access',
        rename: 'General',
        password: 'Account',
        'time zone': 'Account',
        'dark mode': 'Appearance: Light',
        Deutsch: 'Language: Deutsch',
        history: 'All chats',
      };
      for (const [word, label] of Object.entries(words)) {
        await type(word);
        await expect(palette.getByRole('option', { name: label }).first(), word).toBeVisible();
        await expect(palette.getByRole('option').first(), word).not.toHaveText(/^Ask AI/u);
      }
    });

    await test.step('a question becomes that of a new chat, over a reload', async () => {
      await type('what is a heron');
      await palette.getByRole('option', { name: 'Ask AI: what is a heron' }).click();
      await page.waitForURL('**/chat');
      await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('what is a heron');
      await page.reload();
      await expect(page.getByRole('textbox', { name: 'Message' })).toHaveValue('what is a heron');
    });
  },
);

test('a portal is used by keyboard alone', async ({ page }) => {
  await signIn(page, 'owner');
  await test.step('the first tab stop skips the navigation', async () => {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('#content')).toBeFocused();
  });

  await test.step('letters typed into a field are no shortcuts', async () => {
    const field = page.getByLabel('Name', { exact: true });
    const name = await field.inputValue();
    await field.fill('');
    await field.pressSequentially('gm?');
    await expect(page).toHaveURL(/\/account(?:#content)?$/u);
    await expect(field).toHaveValue('gm?');
    await field.fill(name);
    await field.blur();
  });

  await test.step('`g` and a letter goes to a page, `?` lists them', async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Go to People');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await page.waitForURL('**/settings/people');
    await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeFocused();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForURL('**/chat');
    await expect(page.getByRole('textbox', { name: 'Message' })).toBeFocused();
  });
});

test('the appearance follows the device until another is chosen, which holds over a reload without a flash', async ({
  page,
}) => {
  await signIn(page, 'member');
  const root = page.locator('html');
  await expect(root).not.toHaveClass(/dark/u);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(root).toHaveClass(/dark/u);
  await page.emulateMedia({ colorScheme: 'light' });
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

test(
  'settings are behind one entry, with a way back to the place before; old and wrong addresses lead on',
  { tag: '@both' },
  async ({ page, context }) => {
    await signIn(page, 'admin', 'acme', '/notes');
    await test.step('what was used last stands under its own place only', async () => {
      if (isPhone(page)) return;
      const recent = page.getByRole('navigation', { name: 'Chats' });
      await expect(page.getByRole('link', { name: 'Chat', exact: true })).toBeVisible();
      await expect(recent).toHaveCount(0);
      await page.getByRole('link', { name: 'Chat', exact: true }).click();
      await expect(recent.getByRole('link', { name: 'New chat' })).toBeVisible();
      await page.goBack();
    });

    await test.step('the settings', async () => {
      if (isPhone(page)) await page.getByRole('button', { name: /^More/u }).click();
      await page.getByRole('link', { name: /^Settings/u }).click();
      const list = page.getByRole('navigation', { name: 'Settings' });
      await expect(list.getByRole('link')).toHaveText([
        /General/u,
        /Brand/u,
        /Announcements/u,
        /People/u,
        /Invitations/u,
        /Access/u,
      ]);
      await list.getByRole('link', { name: 'Access' }).click();
      await expect(page.getByRole('switch', { name: 'People may ask to join' })).toBeVisible();
      if (isPhone(page)) {
        await page.getByRole('link', { name: 'Settings' }).click();
        await page.waitForURL('**/settings');
      } else {
        await page.getByRole('link', { name: 'Back' }).click();
        await page.waitForURL('**/notes');
      }
    });

    await test.step('addresses', async () => {
      await page.goto('/t/acme/members?q=agent@');
      await page.waitForURL('**/settings/people?q=agent@');
      await page.goto('/t/acme/organization');
      await page.waitForURL('**/settings/general');
      await page.goto('/t/acme/no/such/page');
      await expect(page.getByRole('heading', { name: 'Nothing at this address' })).toBeVisible();
      await page.getByRole('link', { name: 'Go to the start' }).click();
      await page.waitForURL('**/t/acme/chat');
    });

    await test.step('without a connection the page says so above what is on it, and recovers', async () => {
      const notice = page.getByText('You are offline.', { exact: false });
      const send = page.getByRole('button', { name: 'Send', exact: true });
      await expect(send).toBeVisible();
      await context.setOffline(true);
      await expect(notice).toBeVisible();
      await expect(send).toBeInViewport({ ratio: 1 });
      await context.setOffline(false);
      await expect(notice).toHaveCount(0);
    });
  },
);

test('no letter typed behind the shortcut of the palette is lost, however late it loads', async ({ page }) => {
  const loaded = Promise.withResolvers<void>();
  await page.route(/command-palette/u, async (route) => {
    await loaded.promise;
    await route.continue();
  });
  await signIn(page, 'owner', 'acme', '/chat');
  const composer = page.getByRole('textbox', { name: 'Message' });
  await expect(composer).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('brnd');
  for (let at = 0; at < 2; at += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('an');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  loaded.resolve();
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('bran');
  await page.keyboard.type('d');
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('brand');
  await expect(page.locator('#content textarea')).toHaveValue('');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/settings/brand');
  await expect(page.getByRole('heading', { name: 'Brand', level: 1 })).toBeFocused();
});
