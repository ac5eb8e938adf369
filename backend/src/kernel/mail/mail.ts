import { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/id.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { defineJob, handleJob, type JobHandler } from '../jobs/job-type.ts';
import { deliver, mailAttempts, type DeliveryParts } from './deliver.ts';
import type { DriverName, MailDriver } from './driver.ts';
import type { MailPayload, MailType } from './mail-type.ts';
import {
  findLastAttempt,
  forgetBounce,
  insertMail,
  listStatus,
  mailIdOf,
  markReturned,
  suppress,
  type LastAttempt,
  type MailState,
} from './store.ts';

export type { MailState } from './store.ts';

export interface MailOptions<P extends MailPayload> {
  /** An address in lower case. */
  to: string;
  /** The reader's language tag (RFC 5646). */
  locale: string;
  /** Ids. What the text says is read when it is sent. */
  payload: P;
  /** The id of the event or object that it is about: once for a kind and an organization. */
  key: string;
}

export interface Mail {
  /** The driver that is set up. */
  readonly driver: DriverName;
  /** Sends a mail if and only if the transaction commits. @returns its id; that of the first one of this kind and key */
  send<P extends MailPayload>(tx: Tx, mail: MailType<P>, options: MailOptions<P>): Promise<string>;
  /** What became of mails, by id. Those older than 30 days are forgotten. */
  statusOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, MailState>>;
  /** A person says that an address works that was refused before: the next mail goes there. Complaints stay. */
  forgetBounce(tx: Tx, address: string): Promise<void>;
  /**
   * What a provider says of a mail that it had taken: it came back, or its reader complained. The address gets no more mail of
   * this organization. Nothing happens where the mail did not go there.
   */
  returned(tx: Tx, id: string, address: string, reason: 'bounce' | 'complaint'): Promise<void>;
  /** Of the newest mail of the installation that was tried; null: none. */
  lastAttempt(): Promise<LastAttempt | null>;
  /** Sends the mails, in the processes that run jobs. */
  readonly job: JobHandler;
  close(): void;
}

const sendMail = defineJob('mail.send', {
  payload: z.strictObject({ mail_id: z.uuid() }),
  queue: 'interactive',
  attempts: mailAttempts + 1,
});

interface MailParts extends DeliveryParts {
  readonly jobs: JobQueue;
  /** The sender's address of every mail. */
  readonly from: string;
}

export function createMail(parts: MailParts, driver: MailDriver): Mail {
  const { db, jobs, from } = parts;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    driver: driver.name,

    async send(tx, { name: kind, payload: schema }, { to, locale, payload, key }) {
      const id = newId();
      const mail = { id, kind, to, locale, key, payload: schema.parse(payload), messageId: `<${id}@${domain}>` };
      if ((await insertMail(tx, mail)) === null) return mailIdOf(tx, kind, key);
      await jobs.enqueue(tx, sendMail, { mail_id: id });
      return id;
    },

    async statusOf(tx, ids) {
      if (ids.length === 0) return new Map();
      return new Map((await listStatus(tx, ids)).map((mail) => [mail.id, mail]));
    },

    forgetBounce,

    async returned(tx, id, address, reason) {
      const went = await markReturned(tx, id, address, reason === 'bounce' ? 'bounced' : 'complained');
      if (went !== null) await suppress(tx, went, reason);
    },

    lastAttempt: () => db.as('atrium_relay', findLastAttempt, { readOnly: true, singleStatement: true }),

    job: handleJob(sendMail, ({ mail_id: id }, { orgId, signal }) =>
      deliver(parts, driver, from, { orgId, id, signal }),
    ),

    close: () => driver.close(),
  };
}
