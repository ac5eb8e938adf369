import type { z } from 'zod';

/** Payloads hold ids and small facts, never content: subscribers read the current content themselves. */
export type EventPayload = Record<string, string | number | boolean | null>;

/** The object that an event is about: its kind, and its id within the organization. */
export interface Subject {
  type: string;
  id: string;
}

/** An event before it is written: the result of calling an `EventType`. */
export interface NewEvent {
  readonly type: string;
  readonly version: number;
  readonly payload: EventPayload;
  readonly subject: Subject;
}

/** A kind of event, e.g. `ticket.replied`, made by `defineEvent`. Called with a payload it returns an event. */
export interface EventType<P extends EventPayload = EventPayload> {
  /** @throws {ZodError} for a payload that does not match the schema */
  (payload: P): NewEvent;
  readonly type: string;
  /** Version of the payload's schema: a change that old subscribers cannot read is a new version. */
  readonly version: number;
  readonly payload: z.ZodType<P>;
}

/** An event type as modules declare it. */
export type EventDeclaration = Pick<EventType, 'type' | 'version'> & { readonly payload: z.ZodType };

/** An event as subscribers get it. */
export interface DomainEvent<P extends EventPayload = EventPayload> {
  id: string;
  /** Grows within the installation; gaps are possible. */
  seq: number;
  orgId: string;
  type: string;
  version: number;
  payload: P;
  /** Null for events from before events had subjects. */
  subject: Subject | null;
  /** Who caused it; both null: the system. */
  userId: string | null;
  keyId: string | null;
  /** ISO 8601. */
  at: string;
}

interface EventOptions<P extends EventPayload> {
  version?: number;
  payload: z.ZodType<P>;
  /** The id of the subject, whose kind is the first part of the type; or kind and id. */
  subject: (payload: P) => string | Subject;
}

/**
 * @example
 * export const ticketReplied = defineEvent('ticket.replied', {
 *   payload: z.strictObject({ ticket_id: id, comment_id: id }),
 *   subject: ({ ticket_id }) => ticket_id,
 * });
 *
 * @param type `<thing>.<what happened>`, as the audit trail and webhooks call it
 */
export function defineEvent<P extends EventPayload>(
  type: `${string}.${string}`,
  { version = 1, payload, subject }: EventOptions<P>,
): EventType<P> {
  const thing = type.slice(0, type.indexOf('.'));
  const make = (given: P): NewEvent => {
    const facts = payload.parse(given);
    const about = subject(facts);
    return { type, version, payload: facts, subject: typeof about === 'string' ? { type: thing, id: about } : about };
  };
  return Object.assign(make, { type, version, payload });
}
