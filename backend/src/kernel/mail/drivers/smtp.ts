import { createTransport } from 'nodemailer';
import { MailRefused, type MailDriver, type OutgoingMail } from '../driver.ts';

/** Milliseconds: for the connection, for the server's greeting, and between two packets. */
export interface SmtpTimeouts {
  readonly connect: number;
  readonly greeting: number;
  readonly socket: number;
}

const patience: SmtpTimeouts = { connect: 10_000, greeting: 10_000, socket: 20_000 };

/**
 * SMTP (RFC 5321) over a pool of connections.
 * @param url `smtps://` speaks TLS from the first byte; `smtp://` changes to it where the server offers that (RFC 3207), and
 * with `?requireTLS=true` refuses a server that does not
 */
export function createSmtpDriver(url: string, timeouts: SmtpTimeouts = patience): MailDriver {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.socket,
    // Nothing of a mail is read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: 'smtp',
    async send(mail, signal) {
      try {
        signal.throwIfAborted();
        const sent = await transport.sendMail({ ...messageOf(mail), signal });
        return idIn(sent.response);
      } catch (error) {
        throw refusalOf(error);
      }
    },
    async verify() {
      try {
        await transport.verify();
      } catch (error) {
        throw refusalOf(error);
      }
    },
    close: () => transport.close(),
  };
}

function messageOf({ messageId, from, to, subject, html, text, language }: OutgoingMail) {
  return {
    messageId,
    from,
    // An object: a string would be parsed, and may be several addresses.
    to: { name: '', address: to },
    subject,
    html,
    text,
    headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
  };
}

/** Most servers name the mail at the end of their reply: `250 2.0.0 Ok: queued as 4bX2`. */
function idIn(response: string | undefined): string | null {
  return /\bqueued as (?<id>[\w.-]{1,200})/iu.exec(response ?? '')?.groups?.['id'] ?? null;
}

interface SmtpError {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
  /** False: the same mail may be taken later. */
  permanent?: boolean;
}

function refusalOf(error: unknown): MailRefused {
  const { code = '', command, response = '', responseCode, permanent } = error as SmtpError;
  if (responseCode === undefined) return new MailRefused(networkCodes[code] ?? 'unreachable', { retryable: true });
  const named = `smtp_${responseCode}`;
  // A wrong password is the operator's to mend, and the mails wait for that.
  if (code === 'EAUTH') return new MailRefused(named, { retryable: true });
  const rejectsRecipient = permanent === true && command === 'RCPT TO' && isUnknownMailbox(response);
  return new MailRefused(named, { retryable: permanent !== true, rejectsRecipient });
}

const networkCodes: Readonly<Record<string, string>> = {
  ETIMEDOUT: 'timeout',
  ETLS: 'tls',
  EDNS: 'dns',
  ENOAUTH: 'auth',
};

/**
 * Whether a permanent refusal of a recipient is about the mailbox. Enhanced status codes (RFC 3463) tell it from one of the
 * sender or of a policy (`5.7.1 relaying denied`), after which others must still get mail; without one it is taken to be.
 */
function isUnknownMailbox(response: string): boolean {
  const status = /^5\d\d[ -](?<status>5\.\d{1,3}\.\d{1,3})\b/u.exec(response)?.groups?.['status'];
  return status === undefined || status.startsWith('5.1.') || status === '5.2.1' || status === '5.0.0';
}
