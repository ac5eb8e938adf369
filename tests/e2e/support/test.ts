import { test as base, expect, type Page } from 'playwright/test';
import { demoPassword, type Person, type Role } from './people.ts';

export { expect };

interface Fixtures {
  /** Where the application runs. */
  origin: string;
  /** Fails the test when the page logs an error, throws, or violates its Content-Security-Policy. */
  noConsoleErrors: void;
}

/** What Chromium logs for failed requests, which tests provoke. */
const expectedErrors =
  /Failed to load resource: (?:the server responded with a status of (?:401|403|404|409|412|422|429)|net::ERR_(?:INTERNET_DISCONNECTED|CONNECTION_\w+|EMPTY_RESPONSE|FAILED|INCOMPLETE_CHUNKED_ENCODING))/u;

export const test = base.extend<Fixtures>({
  origin: [process.env['E2E_ORIGIN'] ?? '', { option: true }],
  baseURL: async ({ origin }, use) => {
    if (origin === '') throw new Error('The global set-up has not started the application');
    await use(origin);
  },
  noConsoleErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on('weberror', (error) => errors.push(String(error.error())));
      context.on('console', (message) => {
        if (message.type() === 'error' && !expectedErrors.test(message.text())) errors.push(message.text());
      });
      await use();
      expect(errors, 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens a page of a portal, signed in through the API: the form has tests of its own. `origin`: of another server. */
export async function openSignedIn(
  page: Page,
  slug: string,
  { email, password }: Pick<Person, 'email' | 'password'>,
  to: string,
  origin = '',
): Promise<void> {
  const response = await page.request.post(`${origin}/api/v1/auth/login`, {
    headers: { 'X-Tenant': slug },
    data: { email, password },
  });
  expect(response.status(), `signing in ${email}`).toBe(200);
  const { data } = (await response.json()) as { data: { user: { id: string } } };
  // As the form leaves it (`api/session.ts`): the cookie, and a mark that there is one.
  await page.goto(`${origin}/t/${slug}/icon.svg`);
  await page.evaluate(([key, id]) => localStorage.setItem(key, id), [`atrium-session:${slug}`, data.user.id] as const);
  await page.goto(`${origin}/t/${slug}${to}`);
}

/** Opens a page of a demo portal, signed in, and waits for it. */
export async function signIn(page: Page, role: Role, slug = 'acme', to = '/account'): Promise<void> {
  await openSignedIn(page, slug, { email: `${role}@${slug}.test`, password: demoPassword }, to);
  await page.getByRole('main').getByRole('heading').first().waitFor();
}

/** Signs out: by the account menu on a desktop, under “More” on a phone. */
export async function signOut(page: Page): Promise<void> {
  if (isPhone(page)) {
    await page.getByRole('button', { name: /^More/u }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  } else {
    await page.getByRole('complementary', { name: 'Portal' }).getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
  }
}

export function isPhone(page: Page): boolean {
  return (page.viewportSize()?.width ?? 0) < 1024;
}
