import type { Env } from '../../env.ts';
import type { MailDriver } from '../driver.ts';
import { openOutbox } from '../outbox/outbox-files.ts';
import { createNoDriver } from './none.ts';
import { createOutboxDriver } from './outbox.ts';

/** The driver that is set up; without one the local outbox, in production none. Loads the code of that one only. */
export async function driverOf({ mail, production, dataDir }: Env): Promise<MailDriver> {
  if (mail.smtpUrl) return (await import('./smtp.ts')).createSmtpDriver(mail.smtpUrl);
  if (mail.sendgridApiKey) return (await import('./sendgrid.ts')).createSendgridDriver({ apiKey: mail.sendgridApiKey });
  return production ? createNoDriver() : createOutboxDriver(openOutbox(dataDir));
}
