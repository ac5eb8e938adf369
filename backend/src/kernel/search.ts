import type { Actor } from './auth/actor.ts';
import type { Tx } from './db/database.ts';

/** A hit of the portal's search. */
export interface SearchHit {
  readonly id: string;
  /** One line. */
  readonly title: string;
  /** An excerpt, one line; null where the title is all. */
  readonly excerpt: string | null;
  /** Of the part that holds the words, e.g. of a message of a chat; absent or null: the whole. */
  readonly part_id?: string | null;
  /** Time of the last change, ISO 8601; null where it means nothing. */
  readonly at: string | null;
}

/** A search request. */
export interface Wanted {
  /** The words, trimmed, 1 to 200 characters; null for the actor's most recent objects. */
  readonly words: string | null;
  /** The most hits. */
  readonly limit: number;
}

/**
 * Finds a module's objects of one kind: only those that the actor may open, best or newest first; none for an actor who may not
 * list them. The transaction is READ ONLY and shared by all kinds, so one or two statements, each on an index.
 */
export type FindHits = (tx: Tx, actor: Actor, wanted: Wanted) => Promise<readonly SearchHit[]>;
