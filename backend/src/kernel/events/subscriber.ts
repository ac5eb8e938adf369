import type { Tx } from '../db/database.ts';
import type { QueueName } from '../jobs/job-type.ts';
import type { DomainEvent, EventPayload, EventType } from './event-type.ts';

/** A subscription of a module. Made by `subscribe` or `subscribeToAll`. */
export interface Subscriber {
  /** Unique in the installation, e.g. `conversations.title`. It identifies deliveries, so it stays the same across releases. */
  readonly name: string;
  readonly types: readonly string[];
  readonly queue: QueueName;
  /** Whether events of one subject are delivered one after another, in the order in which they were emitted. */
  readonly inOrder: boolean;
  /** Attempts before a delivery becomes a dead letter; the pauses between them grow. */
  readonly attempts: number;
  /**
   * Runs in a tenant transaction of the event's organization that also ends the delivery, so that its writes take effect once.
   * It may run again after a failure: no effects but on the database; anything else goes into a job.
   */
  readonly handle: (event: DomainEvent, tx: Tx) => Promise<void>;
}

export interface SubscriberOptions {
  queue?: QueueName;
  inOrder?: boolean;
  attempts?: number;
}

const defaults = { queue: 'interactive', inOrder: false, attempts: 8 } as const;

/** @param on the event types; `handle` gets an event of one of them, with its payload checked */
export function subscribe<P extends EventPayload>(
  name: string,
  on: readonly EventType<P>[],
  handle: (event: DomainEvent<P>, tx: Tx) => Promise<void>,
  options: SubscriberOptions = {},
): Subscriber {
  const payloads = new Map(on.map((event) => [event.type, event.payload]));
  return {
    ...defaults,
    ...options,
    name,
    types: [...payloads.keys()],
    async handle(event, tx) {
      const schema = payloads.get(event.type);
      // The subscriber's types have changed since the delivery was made.
      if (!schema) return;
      await handle({ ...event, payload: schema.parse(event.payload) }, tx);
    },
  };
}

/** Subscribes to events of these types without a check of their payloads: for what works with any of them. */
export function subscribeToTypes(
  name: string,
  types: readonly string[],
  handle: Subscriber['handle'],
  options: SubscriberOptions = {},
): Subscriber {
  return { ...defaults, ...options, name, types, handle };
}

/**
 * Subscribes to all events, also of modules that do not exist yet: for webhooks, views of the audit trail, the realtime
 * gateway.
 */
export function subscribeToAll(
  name: string,
  handle: Subscriber['handle'],
  options: SubscriberOptions = {},
): Subscriber {
  return subscribeToTypes(name, ['*'], handle, options);
}
