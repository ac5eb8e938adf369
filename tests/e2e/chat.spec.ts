import type { Locator } from 'playwright/test';
import { expectAccessible } from './support/axe.ts';
import { openChat } from './support/chat.ts';
import { expect, isPhone, test } from './support/test.ts';

/** Of an element with all that it stands in. */
const opacityOf = (element: Locator) =>
  element.evaluate((start) => {
    let opacity = 1;
    for (let at: Element | null = start; at !== null; at = at.parentElement) {
      opacity *= Number(getComputedStyle(at).opacity);
    }
    return opacity;
  });

test(
  'an answer streams in and is stopped, where Send was or by Escape, with what was written or before the first word',
  { tag: '@both' },
  async ({ page, origin }) => {
    const chat = await openChat(page, origin);
    await test.step('the first question gives the chat an address and a name', async () => {
      await expect(page.getByRole('heading', { level: 2 })).toContainText('Şebnem');
      const place = await chat.send.boundingBox();
      await chat.ask('Count for me #count');
      await expect(chat.questions).toHaveText([/Count for me #count/u]);
      await chat.inConversation();
      await expect(chat.answers).toContainText('1 2 3');
      const early = (await chat.answers.innerText()).length;
      await expect.poll(async () => (await chat.answers.innerText()).length).toBeGreaterThan(early);
      expect(await chat.stop.boundingBox()).toEqual(place);
      await chat.stop.click();
      await chat.answered();
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('New chat');
    });

    await test.step('what was written is kept', async () => {
      await expect(chat.answers).toContainText('Stopped.');
      await expect(page.getByText('The answer was stopped. What was written is kept.')).toBeAttached();
      await expect(page.getByText('The answer is complete.')).toHaveCount(0);
      const kept = await chat.answers.locator('.markdown').innerText();
      expect(kept).toMatch(/^1 2 3/u);
      await page.reload();
      await expect(chat.answers.locator('.markdown')).toHaveText(kept);
    });

    await test.step('Escape stops before the first word', async () => {
      await chat.ask('#silent');
      await expect(chat.stop).toBeVisible();
      await page.keyboard.press('Escape');
      await chat.answered();
      await expect(chat.answers.last()).toContainText('Stopped before the first word.');
    });

    await test.step('Enter sends where there are keys, and begins a line where there are none', async () => {
      await chat.field.fill('one');
      await chat.field.press('End');
      await chat.field.press('Shift+Enter');
      await chat.field.pressSequentially('two');
      await expect(chat.field).toHaveValue('one\ntwo');
      await chat.field.press('Enter');
      if (isPhone(page)) await expect(chat.field).toHaveValue('one\ntwo\n');
      else await expect(chat.questions.last()).toHaveText(/one\s*two/u);
    });
  },
);

test(
  'another answer and an edited question become versions, all of which can be shown',
  { tag: '@both' },
  async ({ page, origin }) => {
    const chat = await openChat(page, origin);
    await test.step('another answer', async () => {
      await chat.askAndWait('First thought');
      await chat.answers.getByRole('button', { name: 'Answer again' }).click();
      await chat.answered();
      await expect(chat.answers.getByText('Version 2/2')).toBeVisible();
      await chat.answers.getByRole('button', { name: 'Earlier version' }).click();
      await expect(chat.answers.getByText('Version 1/2')).toBeVisible();
    });

    await test.step('Escape cancels editing', async () => {
      await chat.askAndWait('and then');
      await chat.field.press('ArrowUp');
      await page.getByRole('textbox', { name: 'Edit message' }).fill('changed');
      await page.keyboard.press('Escape');
      await expect(chat.questions.last()).toContainText('and then');
    });

    await test.step('an edited question begins a branch', async () => {
      await chat.questions.first().hover();
      await chat.questions.first().getByRole('button', { name: 'Edit message' }).click();
      const edited = page.getByRole('textbox', { name: 'Edit message' });
      await expect(edited).toHaveValue('First thought');
      await edited.fill('Second thought');
      await chat.questions.getByRole('button', { name: 'Send' }).click();
      await expect(chat.questions).toHaveCount(1);
      await expect(chat.answers).toContainText('Answer 1 to: Second thought');
      await chat.answered();
    });

    await test.step('the old branch stays behind it, and its versions can be seen without pointing at the message', async () => {
      await page.mouse.move(0, 0);
      await chat.field.focus();
      await expect.poll(() => opacityOf(chat.questions.getByText('Version 2/2'))).toBe(1);
      if (!isPhone(page)) {
        await expect.poll(() => opacityOf(chat.questions.getByRole('button', { name: 'Edit message' }))).toBe(0);
      }
      await chat.questions.getByRole('button', { name: 'Earlier version' }).click();
      await expect(chat.questions).toHaveCount(2);
      await expect(chat.questions.first()).toContainText('First thought');
      await expect(chat.answers.last()).toContainText('Answer 2 to: and then');
      await page.reload();
      await expect(chat.questions.first()).toContainText('First thought');
    });
  },
);

test(
  'what a model writes is shown as it is meant, and runs nothing',
  { tag: '@both' },
  async ({ page, origin, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) foreign.push(request.url());
    });
    const chat = await openChat(page, origin);
    const answer = chat.answers.last();

    await test.step('hostile text runs nothing, loads nothing and has no unsafe link', async () => {
      await chat.askAndWait('#hostile');
      await expect(answer).toContainText('<img src=x onerror=alert(1)>');
      expect(await answer.locator('img, script').count()).toBe(0);
      await expect(answer.getByRole('link')).toHaveCount(1);
      expect(foreign).toEqual([]);
    });

    await test.step('code is named, highlighted and copied as it is', async () => {
      await chat.askAndWait('#guide');
      const code = answer.getByRole('figure', { name: 'TypeScript' });
      await expect(code).toContainText('TypeScript');
      await expect(code.locator('[data-scope=keyword]').first()).toBeVisible();
      await code.getByRole('button', { name: 'Copy code' }).click();
      await expect(code.getByRole('button', { name: 'Copied' })).toBeVisible();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toMatch(/^interface Invoice \{[^]*return months;\n\}\n?$/u);
      await answer.getByRole('button', { name: 'Copy answer' }).click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('## Group the invoices');
    });

    await test.step('formulas are typeset', async () => {
      await chat.askAndWait('#science');
      // As the layout and the MathML for screen readers; no font is loaded from elsewhere.
      await expect(answer.locator('.formula .katex-html')).toHaveCount(3);
      await expect(answer.locator('.formula math')).toHaveCount(3);
      await expect(answer.locator('.formula .katex-html').first()).toHaveText('x2+y1\u200b');
      await expect(answer.getByText('it costs $5 or $10 a month')).toBeVisible();
      await expect.poll(() => page.evaluate(() => document.fonts.check('16px KaTeX_Math'))).toBe(true);
    });

    await test.step('long code keeps its buttons in sight', async () => {
      const code = answer.getByRole('figure', { name: 'Python' });
      const wide = () => code.locator('pre').evaluate((pre) => pre.scrollWidth - pre.clientWidth);
      await code.getByText('value_40', { exact: false }).first().scrollIntoViewIfNeeded();
      await expect(code.getByRole('button', { name: 'Copy code' })).toBeInViewport();
      expect(await wide()).toBeGreaterThan(0);
      await code.getByRole('button', { name: 'Wrap' }).click();
      await expect.poll(wide).toBe(0);
      await page.reload();
      await expect(code.getByRole('button', { name: 'Wrap' })).toHaveAttribute('aria-pressed', 'true');
    });

    await test.step('a wide table shows that it goes on', async () => {
      const table = answer.getByRole('figure', { name: 'Table' });
      const frame = answer.locator('.scroll-frame');
      await expect(frame).toHaveAttribute('data-more-end');
      await expect(frame).not.toHaveAttribute('data-more-start');
      await table.evaluate((scroller) => scroller.scrollTo(scroller.scrollWidth, scroller.scrollHeight));
      await expect(frame).toHaveAttribute('data-more-start');
      await expect(frame).not.toHaveAttribute('data-more-end');
      // The head stays at the top of what is scrolled to its last row.
      const headIsShown = () =>
        table.evaluate((scroller) => {
          const [head, box] = [scroller.querySelector('th:last-child'), scroller].map((one) =>
            one?.getBoundingClientRect(),
          );
          return head && box
            ? head.top >= box.top - 1 && head.bottom <= box.bottom && head.right <= box.right + 1
            : null;
        });
      await expect.poll(headIsShown).toBe(true);
      await expectAccessible(page);
    });
  },
);

test('a starter, a draft, a model of one’s choice: a chat is begun in every way', async ({ page, origin }) => {
  const chat = await openChat(page, origin);
  const newChat = page.getByRole('navigation', { name: 'Chats' }).getByRole('link', { name: 'New chat' });

  await test.step('a starter sends its question', async () => {
    await page.getByRole('button', { name: /Plan a first meeting/u }).click();
    await chat.inConversation();
    await chat.answered();
    await expect(chat.questions).toContainText('agenda for a 45-minute first meeting');
    await expect(chat.answers).toContainText('Answer 1 to: Make an agenda');
  });

  await test.step('a draft stays with its chat, over a reload', async () => {
    await chat.field.fill('not yet');
    const address = page.url();
    await newChat.click();
    await expect(chat.field).toHaveValue('');
    await page.goto(address);
    await expect(chat.field).toHaveValue('not yet');
  });

  await test.step('an answer that reached its length goes on', async () => {
    await chat.ask('#long');
    await chat.answers.last().getByRole('button', { name: 'Go on' }).click();
    await expect(chat.questions).toHaveCount(3);
    await chat.answered();
  });

  await test.step('the demo model is named as one, and can be chosen', async () => {
    await newChat.click();
    await page.getByRole('button', { name: 'Model: scripted' }).click();
    const demo = page.getByRole('menuitemradio', { name: /Atrium demo/u });
    await expect(demo).toContainText('no AI');
    expect((await demo.innerText()).match(/demo/giu)).toHaveLength(1);
    await demo.click();
    await chat.askAndWait('Hello');
    await expect(chat.answers).toContainText('demo model');
    await expect(page.getByRole('button', { name: 'Model: Atrium demo' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Model: Atrium demo' })).toBeVisible();
  });
});

test('who is faster than the list of models is answered by the default one', async ({ page, origin }) => {
  await page.route('**/api/v1/models', () => new Promise<void>(() => undefined));
  const chat = await openChat(page, origin);
  await chat.field.fill('Quick as I am');
  await chat.field.press('ControlOrMeta+Enter');
  await chat.inConversation();
  await expect(chat.answers).toContainText('Answer 1 to: Quick as I am');
});
