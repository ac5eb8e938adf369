/** A mail as it leaves. */
export interface OutgoingMail {
  readonly orgId: string;
  /** Of its row in `mail_messages`. */
  readonly id: string;
  /** `<…@…>`, the same for every attempt. */
  readonly messageId: string;
  readonly from: Mailbox;
  /** An address. */
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** `Content-Language` (RFC 3282). */
  readonly language: string;
}

export interface Mailbox {
  /** One line without quotes and angle brackets (`senderName`). */
  readonly name: string;
  readonly address: string;
}

export type DriverName = 'smtp' | 'sendgrid' | 'outbox' | 'none';

/** Takes mails to where they are delivered from. */
export interface MailDriver {
  readonly name: DriverName;
  /**
   * @returns what the provider calls the mail; null: nothing
   * @throws {MailRefused} every failure, of the network too
   */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<string | null>;
  /** Whether mails could be sent now: signs in, and sends none. @throws {MailRefused} */
  verify(): Promise<void>;
  close(): void;
}

interface Refusal {
  /** Whether a later attempt can succeed. */
  retryable: boolean;
  /** There is nobody at the address, and never will be. */
  rejectsRecipient?: boolean;
}

/** A mail that was not taken. Its message is the code alone: what servers say may quote addresses and texts. */
export class MailRefused extends Error {
  /** Lower case and underscores: `smtp_450`, `unreachable`. Stored with the mail. */
  readonly code: string;
  readonly retryable: boolean;
  readonly rejectsRecipient: boolean;

  constructor(code: string, { retryable, rejectsRecipient = false }: Refusal) {
    super(`the mail was not taken: ${code}`);
    this.name = 'MailRefused';
    this.code = code;
    this.retryable = retryable;
    this.rejectsRecipient = rejectsRecipient;
  }
}
