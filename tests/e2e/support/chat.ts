import type { Locator, Page } from 'playwright/test';
import { asOwner, type Company, type Person, registered } from './people.ts';
import { expect, openSignedIn } from './test.ts';

/** Page object of the chat. */
export class Chat {
  readonly page: Page;
  readonly company: Company;
  readonly field: Locator;
  readonly send: Locator;
  readonly stop: Locator;

  constructor(page: Page, company: Company) {
    this.page = page;
    this.company = company;
    this.field = page.getByRole('textbox', { name: 'Message', exact: true });
    this.send = page.getByRole('button', { name: 'Send', exact: true });
    this.stop = page.getByRole('button', { name: 'Stop' });
  }

  get base(): string {
    return `/t/${this.company.slug}`;
  }

  /** The answers on the page, oldest first. */
  get answers(): Locator {
    return this.page.getByRole('article').filter({ has: this.page.getByRole('heading', { name: 'Answer' }) });
  }

  get questions(): Locator {
    return this.page.getByRole('article').filter({ has: this.page.getByRole('heading', { name: 'You' }) });
  }

  async ask(question: string): Promise<void> {
    await this.field.fill(question);
    await this.send.click();
  }

  /** Waits until no answer is streaming. */
  async answered(): Promise<void> {
    await expect(this.send).toBeVisible({ timeout: 20_000 });
    await expect(this.page.locator('article[aria-busy=true]')).toHaveCount(0);
  }

  /** Asks, and waits until the answer is complete. */
  async askAndWait(question: string): Promise<void> {
    await this.ask(question);
    await this.inConversation();
    await this.answered();
  }

  async inConversation(): Promise<void> {
    await this.page.waitForURL(/\/chat\/[0-9a-f-]{36}$/u);
  }
}

/** Opens a page as the company's owner, signed in through the API, or as another user of it. */
export async function signInTo(
  page: Page,
  origin: string,
  company: Company,
  to: string,
  person: Pick<Person, 'email' | 'password'> = company.owner,
): Promise<void> {
  await openSignedIn(page, company.slug, person, to, origin);
}

/** Registers a company and opens an empty chat as its owner. */
export async function openChat(page: Page, origin: string): Promise<Chat> {
  const company = await registered(origin);
  await signInTo(page, origin, company, '/chat');
  return new Chat(page, company);
}

interface ChatToBegin {
  /** Default: the first question. */
  title?: string;
  questions: readonly string[];
}

/** Chats of the company's owner, begun through the API one after the other. @returns their ids */
export async function beginChats(origin: string, company: Company, chats: readonly ChatToBegin[]): Promise<string[]> {
  const owner = await asOwner(origin, company);
  const ids: string[] = [];
  for (const { questions, title = questions[0] } of chats) {
    const { data, error } = await owner('POST /conversations', { body: { title } });
    if (error) throw new Error(`Beginning "${title}": ${error.code}`);
    for (const content of questions) {
      const input = { params: { id: data.id }, body: { content } };
      const answer = await owner('POST /conversations/:id/messages', input);
      if (answer.error) throw new Error(`Asking "${content}": ${answer.error.code}`);
    }
    ids.push(data.id);
  }
  return ids;
}
