import { createHash } from 'node:crypto';
import type { Person } from '../support/world.ts';

export type Command = 'select' | 'insert' | 'update' | 'delete';

/** One row of a table for an organization, and who may do what to the table. A new table is not tested by accident. */
export interface TableFixture {
  /** The columns that have no default. The organization's own column is added. `n` tells rows of one org apart. */
  row(org: string, n: number): Record<string, unknown>;
  /** The column that says whose row it is. */
  owner?: string;
  /** A column that the API may update; by default the owner's column itself. */
  touch?: string;
  /** What the API is granted; everything unless told. */
  api?: readonly Command[];
  /** What the other roles are granted. */
  others?: Readonly<Record<string, readonly Command[]>>;
  /** A trigger refuses another's row before the policies are asked. */
  trigger?: true;
}

/** The same id for the same table, org and number, so that rows can refer to each other. */
export function idOf(table: string, org: string, n = 1): string {
  const hex = createHash('sha256').update(`${table} ${org} ${n}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What is sent as somebody, at their own portal. @throws on any response but success */
export type Send = <Data = { id: string }>(person: Person, key: string, body?: unknown) => Promise<Data>;

/** What a module gives to the proofs of isolation: `isolation.fixture.ts` in its room. */
export interface IsolationFixture {
  /** A row of each of its tables. */
  tables?: Readonly<Record<string, TableFixture>>;
  /**
   * Makes one of everything that acme can have, with `canary` in whatever can carry text.
   * @returns the id of an object of `member` for each path before `:id`
   */
  arrange?(acme: {
    send: Send;
    owner: Person;
    member: Person;
    canary: string;
  }): Promise<Readonly<Record<string, string>>>;
  /** Paths before `:id` whose objects are one person's alone, even within their organization. */
  personal?: readonly string[];
}
