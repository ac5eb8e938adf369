import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import type { QuerySqlToken } from 'slonik';
import type { TransactionOptions } from './database.ts';
import type { Login } from './logins.ts';

/** What a transaction is, as the driver must know it. slonik says no more than START TRANSACTION. */
export interface Scope {
  /** Whose connection it is on. */
  readonly login: Login;
  /** Opens the transaction: every setting that is local to it, in one message. */
  readonly preamble: string;
  readonly readOnly: boolean;
  /** One statement and no more: COMMIT goes with it. */
  readonly singleStatement: boolean;
  /** Ends the running statement at the server. */
  readonly signal: AbortSignal | undefined;
  /** COMMIT is on its way: whether it took effect is unknown when the connection breaks now. */
  committing: boolean;
  /** The connection broke. */
  lost: Error | null;
  /** The connection must not serve anybody else. */
  discard: boolean;
  /** The work has thrown: what it started and did not wait for is not sent any more. */
  failed: boolean;
  /** The work is over, and so is what it had started. */
  ended: boolean;
  /** Sent in one packet with COMMIT, in this order. */
  readonly withCommit: QuerySqlToken[];
  /** Savepoints that are open. */
  savepoints: number;
  /** Runs once the transaction has committed, each function once. */
  readonly afterCommit: Set<() => void>;
  /** Statements on their way. */
  running: number;
  /** The statement that was sent last. */
  last: Promise<unknown>;
}

export function newScope(
  login: Login,
  preambleText: string,
  { readOnly = false, singleStatement = false, signal }: TransactionOptions,
): Scope {
  return {
    login,
    preamble: preambleText,
    readOnly,
    singleStatement,
    signal,
    committing: false,
    lost: null,
    discard: false,
    failed: false,
    ended: false,
    withCommit: [],
    savepoints: 0,
    afterCommit: new Set(),
    running: 0,
    last: Promise.resolve(),
  };
}

/**
 * Waits for what the work started beside what it waited for (`Promise.all` throws at the first failure). COMMIT or
 * ROLLBACK must not overtake it: slonik takes one statement of a connection at a time.
 */
export async function drain(scope: Scope): Promise<void> {
  while (scope.running > 0) {
    await Promise.allSettled([scope.last]);
    // slonik starts the next statement in its queue a few microtasks after this one.
    await setImmediate();
  }
}

export const scopes = new AsyncLocalStorage<Scope>();

/**
 * Has `work` done once the transaction that is open here has committed, and never where it does not. The same function is
 * run once, however often it is handed over. A hint for others at most: a crash after COMMIT loses it.
 */
export function afterCommit(work: () => void): void {
  const scope = scopes.getStore();
  if (!scope) throw new Error('there is no transaction whose commit could be waited for');
  scope.afterCommit.add(work);
}

/**
 * Has a statement whose result nobody reads sent in one packet with COMMIT; where it fails, so does COMMIT, with its error.
 * False where that cannot be, and the caller sends it itself: within a savepoint, which may be rolled back alone, and where
 * COMMIT has gone with the only statement.
 */
export function sendWithCommit(statement: QuerySqlToken): boolean {
  const scope = scopes.getStore();
  if (!scope || scope.savepoints > 0 || scope.singleStatement || scope.ended) return false;
  scope.withCommit.push(statement);
  return true;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whose rows a transaction reaches: a tenant's, those that a partner's policies let it read, or nobody's. */
export interface Subject {
  orgId?: string;
  partnerId?: string;
}

export interface Opening extends Subject {
  readOnly?: boolean | undefined;
  durable?: boolean | undefined;
}

/**
 * The one message that opens a transaction. SET LOCAL ends with the transaction, whatever happens to it; outside of one it
 * does nothing at all, so a transaction that did not begin leaves no tenant behind.
 *
 * @throws TypeError when an id is not a UUID: it becomes part of the text
 */
export function preamble({ orgId, partnerId, readOnly = false, durable = true }: Opening): string {
  const statements = [readOnly ? 'begin read only' : 'begin'];
  if (orgId !== undefined) statements.push(`set local app.org_id = '${checked(orgId)}'`);
  if (partnerId !== undefined) statements.push(`set local app.partner_id = '${checked(partnerId)}'`);
  if (!durable) statements.push('set local synchronous_commit = off');
  return statements.join('; ');
}

function checked(orgId: string): string {
  if (!uuid.test(orgId)) throw new TypeError(`not an organization's id: ${JSON.stringify(orgId)}`);
  return orgId;
}
