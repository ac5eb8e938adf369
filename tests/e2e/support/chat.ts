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

  /** Asks "Number 1", "Number 2", … through the API. */
  async fill(origin: string, conversationId: string, count: number): Promise<void> {
    const owner = await asOwner(origin, this.company);
    for (let n = 1; n <= count; n += 1) {
      const input = { params: { id: conversationId }, body: { content: `Number ${n}` } };
      const { error } = await owner('POST /conversations/:id/messages', input);
      if (error) throw new Error(`Asking number ${n}: ${error.code}`);
    }
  }

  async inConversation(): Promise<void> {
    await this.page.waitForURL(/\/chat\/[0-9a-f-]{36}$/u);
  }
}

/** Signs in by the form: as the company's owner, or another user of it. */
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
