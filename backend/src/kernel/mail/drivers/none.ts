import { MailRefused, type MailDriver } from '../driver.ts';

/** In production, where no mail is set up: nothing is sent, and nothing is kept. */
export function createNoDriver(): MailDriver {
  const refuse = () => Promise.reject(new MailRefused('not_set_up', { retryable: false }));
  return { name: 'none', send: refuse, verify: refuse, close: () => undefined };
}
