import type { Actor } from './auth/actor.ts';
import type { Tx } from './db/database.ts';

/** One thing that the portal's search has found. */
export interface SearchHit {
  readonly id: string;
  /** One line. */
  readonly title: string;
  /** A few words of it, one line; null where the title says it all. */
  readonly excerpt: string | null;
  /** Of the part that holds the words, e.g. of a message of a chat; absent or null: the whole. */
  readonly part_id?: string | null;
  /** When it was last changed, ISO 8601; null where that says nothing. */
  readonly at: string | null;
}

/** What a search looks for. */
export interface Wanted {
  /** What was typed, trimmed, 1 to 200 characters; null: what the actor had last. */
  readonly words: string | null;
  /** Hits at most. */
  readonly limit: number;
}

/**
 * Finds what a module has of one kind: only what the actor may open, best or newest first; nothing for an actor who may
 * not list them. The transaction is READ ONLY and shared by all kinds: one or two statements, each on an index.
 */
export type FindHits = (tx: Tx, actor: Actor, wanted: Wanted) => Promise<readonly SearchHit[]>;
