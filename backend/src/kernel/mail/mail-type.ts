import type { z } from 'zod';
import type { KeyRing } from '../crypto/key-ring.ts';
import type { Tx } from '../db/database.ts';
import type { Tenant } from '../tenancy/directory.ts';
import { formatFor, type MailFormat } from './format.ts';
import type { MailLanguage } from './languages.ts';

/** What a mail says, without its look. Plain text; names in it come from `MailFormat.name`. */
export interface MailContent {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do. */
  readonly action?: { readonly label: string; readonly url: string };
  /** Small print below it. */
  readonly notes: readonly string[];
}

/** The text of a mail in one language. */
export type MailText<Facts> = (facts: Facts, format: MailFormat) => MailContent;

/** What the facts of a mail are made from, beside the database. */
export interface MailSource {
  readonly tenant: Tenant;
  /** The address of the tenant's portal, without a slash at its end. */
  readonly portal: string;
  /** Derives the tokens of links, which are stored nowhere. */
  readonly keys: KeyRing;
}

/** Payloads hold ids and small facts: what the text says is read when it is sent. */
export type MailPayload = Readonly<Record<string, string | number>>;

/** A kind of mail. Made by `defineMail`. */
export interface MailType<P extends MailPayload = MailPayload> {
  /** `<module>.<what it tells>`, e.g. `invitations.invited`. Unique in the installation, and the same across releases. */
  readonly name: string;
  readonly payload: z.ZodType<P>;
}

/** A kind of mail as modules declare it. */
export interface MailDeclaration {
  readonly name: string;
  /** What one mail says. Null: it is not wanted any more. @throws {ZodError} for a payload that does not match the schema */
  readonly compose: (
    tx: Tx,
    payload: unknown,
    source: MailSource,
    locale: string,
    language: MailLanguage,
  ) => Promise<MailContent | null>;
}

interface MailSpec<P extends MailPayload, Facts> {
  readonly payload: z.ZodType<P>;
  /** Reads what the text needs. Null: the mail is not wanted any more, and is not sent. */
  readonly load: (tx: Tx, payload: P, source: MailSource) => Promise<Facts | null>;
  /** One for each language: a missing one does not compile. */
  readonly texts: Readonly<Record<MailLanguage, MailText<Facts>>>;
}

/**
 * @example
 * export const invited = defineMail('invitations.invited', {
 *   payload: z.strictObject({ invitation_id: id, generation: z.int() }),
 *   load: loadInvited,
 *   texts: { en, de, es, ar },
 * });
 */
export function defineMail<P extends MailPayload, Facts>(
  name: `${string}.${string}`,
  { payload: schema, load, texts }: MailSpec<P, Facts>,
): MailType<P> & MailDeclaration {
  return {
    name,
    payload: schema,
    async compose(tx, payload, source, locale, language) {
      const facts = await load(tx, schema.parse(payload), source);
      return facts && texts[language](facts, formatFor(locale, language));
    },
  };
}
