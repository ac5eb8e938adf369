import type { z } from 'zod';

/** Payloads carry ids and small facts, never content: whoever handles an event reads what it needs, as it is then. */
export type EventPayload = Record<string, string | number | boolean | null>;

/** A kind of event: `ticket.replied`. Made by `defineEvent`, listed in the module that emits it. */
export interface EventType<P extends EventPayload = EventPayload> {
  readonly type: string;
  /** Of the payload's form. A change that old subscribers could not read is a new version. */
  readonly version: number;
  readonly payload: z.ZodType<P>;
  /** What it is about: the kind of thing, and its id within the organization. */
  readonly subject: (payload: P) => { type: string; id: string };
}

/** An event as subscribers get it. */
export interface DomainEvent<P extends EventPayload = EventPayload> {
  id: string;
  /** Grows within the installation; gaps are possible. */
  seq: number;
  orgId: string;
  type: string;
  version: number;
  payload: P;
  subject: { type: string; id: string } | null;
  /** Who caused it; both null: the system. */
  userId: string | null;
  keyId: string | null;
  /** ISO 8601. */
  at: string;
}

/**
 * @example
 * export const ticketReplied = defineEvent('ticket.replied', {
 *   payload: z.object({ ticket_id: id, comment_id: id }),
 *   subject: ({ ticket_id }) => ticket_id,
 * });
 *
 * @param type `<thing>.<what happened>`, in the words of docs/overview.md; the thing is the subject's type
 */
export function defineEvent<P extends EventPayload>(
  type: `${string}.${string}`,
  { version = 1, payload, subject }: { version?: number; payload: z.ZodType<P>; subject: (payload: P) => string },
): EventType<P> {
  const [thing = type] = type.split('.');
  return { type, version, payload, subject: (facts) => ({ type: thing, id: subject(facts) }) };
}
