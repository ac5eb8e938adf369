import sharedClient from '@sendgrid/client';
import sharedMails from '@sendgrid/mail';
import { eventArguments } from '../sendgrid-arguments.ts';
import { MailRefused, type MailDriver, type OutgoingMail } from '../driver.ts';

// The types describe the instances that all of a process would share, and not the classes beside them.
const { Client } = sharedClient as unknown as { Client: new () => typeof sharedClient };
const { MailService } = sharedMails as unknown as { MailService: new () => typeof sharedMails };

interface SendgridOptions {
  apiKey: string;
  /** Default: SendGrid's. */
  baseUrl?: string;
  timeoutMs?: number;
}

/** SendGrid's API (v3 Mail Send). */
export function createSendgridDriver({ apiKey, baseUrl, timeoutMs = 15_000 }: SendgridOptions): MailDriver {
  const client = new Client();
  client.setApiKey(apiKey);
  // What its client leaves unbounded. A redirect would take the key elsewhere.
  const bounds = { timeout: timeoutMs, maxRedirects: 0, maxContentLength: 1_000_000, proxy: false };
  client.setDefaultRequest({ ...bounds, ...(baseUrl && { baseUrl }) } as never);
  const mails = new MailService();
  mails.setClient(client);
  return {
    name: 'sendgrid',
    async send(mail, signal) {
      signal.throwIfAborted();
      try {
        const [response] = await mails.send(messageOf(mail));
        const { 'x-message-id': id } = response.headers as Record<string, unknown>;
        return typeof id === 'string' && id !== '' ? id.slice(0, 200) : null;
      } catch (error) {
        throw refusalOf(error);
      }
    },
    async verify() {
      try {
        await client.request({ method: 'GET', url: '/v3/scopes' });
      } catch (error) {
        throw refusalOf(error);
      }
    },
    close: () => undefined,
  };
}

function messageOf({ orgId, id, messageId, from, to, subject, html, text, language }: OutgoingMail) {
  return {
    from: { name: from.name, email: from.address },
    to: { email: to },
    subject,
    html,
    text,
    headers: { 'Message-ID': messageId, 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
    customArgs: { [eventArguments.organization]: orgId, [eventArguments.mail]: id },
    // Nobody is told who opens a mail, and links stay what they are.
    trackingSettings: {
      clickTracking: { enable: false, enableText: false },
      openTracking: { enable: false },
      subscriptionTracking: { enable: false },
    },
  };
}

function refusalOf(error: unknown): MailRefused {
  const { code } = error as { code?: unknown };
  // A number: SendGrid's status. A string: what became of the connection.
  if (typeof code !== 'number')
    return new MailRefused(code === 'ECONNABORTED' ? 'timeout' : 'unreachable', { retryable: true });
  // 401 and 403 are the operator's to mend, and the mails wait for that.
  const retryable = code === 401 || code === 403 || code === 408 || code === 429 || code >= 500;
  return new MailRefused(`sendgrid_${code}`, { retryable });
}
