import type { CommonQueryMethods, QuerySqlToken } from 'slonik';
import type { Connections } from './pool-sizes.ts';

/** A transaction in which `app.org_id()` is `orgId`: row-level security lets it see and write this org's rows only. */
export interface Tx extends Omit<CommonQueryMethods, 'transaction' | 'stream'> {
  readonly orgId: string;
  /** A savepoint: what `work` did is undone when it throws, and the transaction goes on. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Carries out a statement whose result nobody reads: sent in one packet with COMMIT, which fails with its error. Sent at
   * once within a savepoint, which may be rolled back alone, and by a single-statement transaction.
   */
  queryAtCommit(statement: QuerySqlToken): Promise<void>;
  /**
   * Calls `work` once the transaction has committed, and never where it does not. The same function is called once, however
   * often it is given. For hints only: a crash behind COMMIT loses it.
   */
  afterCommit(work: () => void): void;
}

/** A transaction in which `app.partner_id()` is `partnerId`: what it sees are rows of that partner's clients. */
export interface PartnerTx extends RoleTx {
  readonly partnerId: string;
}

/** A transaction with no tenant set. */
export type RoleTx = Omit<CommonQueryMethods, 'stream'>;

/** The logins that work across organizations, each within its own grants (`logins.ts`). */
export type SystemLogin = 'atrium_relay' | 'atrium_operator' | 'atrium_resolver';

export interface TransactionOptions {
  /** READ ONLY at the server: a write fails with SQLSTATE 25006. */
  readOnly?: boolean;
  /**
   * For work that sends one statement: COMMIT leaves in the same packet, so that no lock is held while this process is
   * busy. A second statement throws; what the work throws after the first does not undo it.
   */
  singleStatement?: boolean;
  /**
   * False: COMMIT does not wait for the disk (`synchronous_commit = off`). A crash of the server may lose the last fraction of
   * a second of such writes; it never leaves half of one. Default true.
   */
  durable?: boolean;
  /** Ends the running statement at the server and rolls back; the call throws the signal's reason. */
  signal?: AbortSignal;
}

export interface Database {
  /**
   * Runs `work` in a transaction of the tenant and commits. BEGIN, the settings and the first statement share a round
   * trip. After a serialization failure or deadlock `work` runs again (up to three times): no side effects inside. A tenant
   * holds half of the connections at most; `work` opens no other transaction of the same login, which throws.
   */
  tenant<T>(orgId: string, work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** As the tenant's `atrium_sign_in`, READ ONLY: the one login that reads sealed password hashes, and nothing else. */
  signIn<T>(orgId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * As the partner's `atrium_partner`, READ ONLY (a write fails with SQLSTATE 25006): across its clients it reads the rows
   * that name it as `partner_id`, of tables made with `partner_reads`. It reads no rows of its own here; those are a tenant's
   * (`tenant`). An organization that is nobody's partner reads nothing. Every query says `partner_id = ${tx.partnerId}`.
   */
  partner<T>(partnerId: string, work: (tx: PartnerTx) => Promise<T>): Promise<T>;
  /** As `atrium_app` with no tenant: no tenant's row is visible. */
  anonymous<T>(work: (tx: RoleTx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** As a login of the system: finds tenants, carries the outbox, or does the platform's own work across organizations. */
  as<T>(login: SystemLogin, work: (tx: RoleTx) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** LISTEN on a connection of its own that reconnects by itself; returns the function that ends it. */
  listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>>;
  /** Milliseconds of one `select 1`; throws when the server does not answer. */
  ping(): Promise<number>;
  /** Signs in once as every login. @throws {DatabaseRefused} naming those that the server refuses */
  checkLogins(): Promise<void>;
  /** What this process may open, by what the server allows. */
  readonly connections: Connections;
  close(): Promise<void>;
}
