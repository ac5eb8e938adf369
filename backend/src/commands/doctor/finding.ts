import { scrub } from '../../kernel/log.ts';

/** `warn` stops nothing; `fail` keeps Atrium, or something that is configured, from working. */
type State = 'ok' | 'warn' | 'fail';

export interface Finding {
  state: State;
  /** What was checked: one word, or two. */
  subject: string;
  /** One sentence, without secrets. */
  says: string;
}

export const ok = (subject: string, says: string): Finding => ({ state: 'ok', subject, says });
export const warn = (subject: string, says: string): Finding => ({ state: 'warn', subject, says });
export const fail = (subject: string, says: string): Finding => ({ state: 'fail', subject, says });

/** The messages of an error and its causes, without credentials of addresses. */
export function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ');
  if (!(error instanceof Error)) return scrub(String(error));
  return scrub(error.cause instanceof Error && error.message === 'fetch failed' ? reason(error.cause) : error.message);
}
