import type { Tx } from '../db/database.ts';
import type { QueueName } from '../jobs/job-type.ts';
import type { DomainEvent, EventPayload, EventType } from './event-type.ts';

/** What a module wants to know of. Made by `subscribe` or `subscribeToAll`. */
export interface Subscriber {
  /** Unique in the installation, e.g. `conversations.title`: the name of its deliveries, kept through releases. */
  readonly name: string;
  readonly types: readonly string[];
  readonly queue: QueueName;
  /** Events of one subject arrive one after another, in the order in which they were emitted. */
  readonly inOrder: boolean;
  /** Tries before a delivery is a dead letter; pauses between them grow. */
  readonly attempts: number;
  /**
   * Runs in a tenant transaction of the event's organization that also ends the delivery: what it writes is written once.
   * It may run again all the same (after a failure): no effect but the database; more goes into a job.
   */
  readonly handle: (event: DomainEvent, tx: Tx) => Promise<void>;
}

export interface SubscriberOptions {
  queue?: QueueName;
  inOrder?: boolean;
  attempts?: number;
}

const defaults = { queue: 'interactive', inOrder: false, attempts: 8 } as const;

/**
 * @param on the types it hears; `handle` gets an event of one of them, its payload checked
 */
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
      // Its types have changed since the event was turned into a delivery.
      if (!schema) return;
      await handle({ ...event, payload: schema.parse(event.payload) }, tx);
    },
  };
}

/** Hears everything, of modules that do not exist yet too: webhooks, views of the trail, the realtime gateway. */
export function subscribeToAll(
  name: string,
  handle: (event: DomainEvent, tx: Tx) => Promise<void>,
  options: SubscriberOptions = {},
): Subscriber {
  return { ...defaults, ...options, name, types: ['*'], handle };
}
