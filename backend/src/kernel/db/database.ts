import type { CommonQueryMethods } from 'slonik';

/** A transaction in which `app.org_id()` is `orgId`: row-level security lets it see and write this org's rows only. */
export interface Tx extends Omit<CommonQueryMethods, 'transaction'> {
  readonly orgId: string;
  /** A savepoint: what `work` did is undone when it throws, and the transaction goes on. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** A transaction of a narrow database role with no tenant set. */
export type RoleTx = CommonQueryMethods;

/** The roles of the database that the API may enter for one transaction (`SET LOCAL ROLE`). */
export type EntryRole = 'atrium_relay' | 'atrium_operator';

export interface TransactionOptions {
  /** READ ONLY at the server: a write fails with SQLSTATE 25006. */
  readOnly?: boolean;
  /**
   * For work that sends one statement: COMMIT leaves in the same packet, so that no lock is held while this process is
   * busy. A second statement throws; what the work throws after the first does not undo it.
   */
  once?: boolean;
  /** Ends the running statement at the server and rolls back; the call throws the signal's reason. */
  signal?: AbortSignal;
}

export interface Database {
  /**
   * Runs `work` in a transaction of the tenant and commits. BEGIN, the settings and the first statement share a round
   * trip. After a serialization failure or deadlock `work` runs again (up to three times): no side effects inside.
   */
  tenant<T>(orgId: string, work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** With no tenant: no tenant row is visible; only the SECURITY DEFINER functions answer (tenant look-up, registration). */
  anonymous<T>(work: (tx: RoleTx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** As a narrow role (`atrium_relay`: the outbox; `atrium_operator`: the platform's own work across organizations). */
  as<T>(role: EntryRole, work: (tx: RoleTx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** LISTEN on a connection of its own that reconnects by itself; returns the function that ends it. */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>;
  /** Milliseconds of one `select 1`; throws when the server does not answer. */
  ping(): Promise<number>;
  close(): Promise<void>;
}
