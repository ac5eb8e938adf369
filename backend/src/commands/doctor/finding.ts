import { scrub } from '../../kernel/log.ts';

/** `warn` is worth knowing and stops nothing; `fail` keeps Atrium, or something that is configured, from working. */
type State = 'ok' | 'warn' | 'fail';

export interface Finding {
  state: State;
  /** What was looked at: one word, or two. */
  subject: string;
  /** One sentence, without secrets. */
  says: string;
}

export const ok = (subject: string, says: string): Finding => ({ state: 'ok', subject, says });
export const warn = (subject: string, says: string): Finding => ({ state: 'warn', subject, says });
export const fail = (subject: string, says: string): Finding => ({ state: 'fail', subject, says });

/** What an error says, down to its cause, without the credentials of an address in it. */
export function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ');
  if (!(error instanceof Error)) return scrub(String(error));
  return scrub(error.cause instanceof Error && error.message === 'fetch failed' ? reason(error.cause) : error.message);
}
