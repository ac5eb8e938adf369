import type { Actor } from '../auth/actor.ts';
import type { Tx } from '../db/database.ts';

/** A kind of thing that may be followed over a socket: `conversation`, of which `conversation:<id>` is one. */
export interface Topic {
  /** Small letters and underscores. */
  readonly name: string;
  /**
   * In a READ ONLY transaction of the tenant, and again whenever rights to the thing may have changed.
   * @throws {AppError} what a request for the thing would get: `not_found`, `forbidden`
   */
  readonly authorize: (tx: Tx, actor: Actor, id: string) => Promise<void>;
}

/** `defineTopic('conversation', async (tx, actor, id) => { owned(actor, await findConversation(tx, id)); })` */
export function defineTopic(name: string, authorize: Topic['authorize']): Topic {
  return { name, authorize };
}
