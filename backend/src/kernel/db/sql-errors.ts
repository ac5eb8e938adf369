import { DatabaseError } from 'pg';
import {
  BackendTerminatedError,
  BackendTerminatedUnexpectedlyError,
  CheckExclusionConstraintViolationError,
  CheckIntegrityConstraintViolationError,
  ForeignKeyIntegrityConstraintViolationError,
  IdleTransactionTimeoutError,
  InputSyntaxError,
  InvalidInputError,
  NotNullIntegrityConstraintViolationError,
  StatementCancelledError,
  StatementTimeoutError,
  UniqueIntegrityConstraintViolationError,
} from 'slonik';
import type { Query } from 'slonik';

type Wrap = (error: DatabaseError, query: Query) => Error;

/**
 * slonik's own error classes by SQLSTATE, by which callers recognise them. All other errors remain pg's DatabaseError with its
 * `code`.
 */
const bySqlState: Record<string, Wrap> = {
  '22P02': (error) => new InvalidInputError(error.message),
  '23502': (error) => new NotNullIntegrityConstraintViolationError(error),
  '23503': (error) => new ForeignKeyIntegrityConstraintViolationError(error),
  '23505': (error) => new UniqueIntegrityConstraintViolationError(error),
  '23514': (error) => new CheckIntegrityConstraintViolationError(error),
  '23P01': (error) => new CheckExclusionConstraintViolationError(error),
  '25P03': (error) => new IdleTransactionTimeoutError(error),
  '42601': (error, query) => new InputSyntaxError(error, query),
  '57014': (error) =>
    error.message.includes('user request') ? new StatementCancelledError(error) : new StatementTimeoutError(error),
  '57P01': (error) => new BackendTerminatedError(error),
  '57P02': (error) => new BackendTerminatedError(error),
  '57P03': (error) => new BackendTerminatedError(error),
};

/** The driver's error for one that pg threw. */
export function wrapError(error: unknown, query: Query): Error {
  if (error instanceof DatabaseError) return bySqlState[error.code ?? '']?.(error, query) ?? error;
  if (!(error instanceof Error)) return new Error(String(error));
  // pg has no class for a lost connection, only these texts and Node's codes.
  if (/connection terminated unexpectedly/i.test(error.message)) return new BackendTerminatedUnexpectedlyError(error);
  if (isLostConnection(error)) return new BackendTerminatedError(error);
  return error;
}

/** True when the connection is lost, and with it whatever was not committed. */
export function isLostConnection(error: unknown): boolean {
  if (error instanceof BackendTerminatedError || error instanceof BackendTerminatedUnexpectedlyError) return true;
  if (error instanceof IdleTransactionTimeoutError) return true;
  if (!(error instanceof Error)) return false;
  if (/connection terminated|not queryable|client (is|was) (destroyed|closed|pending)/i.test(error.message))
    return true;
  return ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03'].includes(sqlState(error) ?? '');
}

/** SQLSTATE (or Node's code) of an error or of one of its causes. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return sqlState(error.cause);
}

/**
 * True when the values of a row are at fault (classes 22, data exception, and 23, integrity), so that other rows may succeed.
 */
export function isRowsFault(error: unknown): boolean {
  return /^2[23]/.test(sqlState(error) ?? '');
}
