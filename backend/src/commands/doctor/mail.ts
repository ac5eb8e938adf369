import type { Env } from '../../kernel/env.ts';
import { MailRefused } from '../../kernel/mail/driver.ts';
import { driverOf } from '../../kernel/mail/drivers/driver-of.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

const servers = { smtp: 'SMTP_URL', sendgrid: 'SENDGRID_API_KEY' } as const;

/** Signs in to the mail server, and sends nothing. */
export async function checkMail(env: Env): Promise<Finding[]> {
  const driver = await driverOf(env);
  if (driver.name === 'none')
    return [warn('mail', 'No mail is sent: set SMTP_URL or SENDGRID_API_KEY, and MAIL_FROM. Links can be copied.')];
  if (driver.name === 'outbox') return [ok('mail', 'No server is set up: mails are shown at /outbox.')];
  const setting = servers[driver.name];
  try {
    await driver.verify();
    return [ok('mail', `${setting} leads to a server that takes mails from ${env.mail.from}.`)];
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    return [fail('mail', `${setting} leads to no server that takes our mails: ${error.code}.`)];
  } finally {
    driver.close();
  }
}
