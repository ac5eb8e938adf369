import type { Actor } from '../auth/actor.ts';
import type { Tx } from '../db/database.ts';

/** A kind of object that clients may follow over a socket: `conversation`, e.g. `conversation:<id>`. */
export interface Topic {
  /** Lower-case letters and underscores. */
  readonly name: string;
  /**
   * Runs in a READ ONLY transaction of the tenant, and again whenever rights to the object may have changed.
   * @throws {AppError} what a request for the object would get: `not_found`, `forbidden`
   */
  readonly authorize: (tx: Tx, actor: Actor, id: string) => Promise<void>;
}

/** `defineTopic('conversation', async (tx, actor, id) => { owned(actor, await findConversation(tx, id)); })` */
export function defineTopic(name: string, authorize: Topic['authorize']): Topic {
  return { name, authorize };
}
