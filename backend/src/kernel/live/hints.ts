import { z } from 'zod';
import type { Actor } from '../auth/actor.ts';
import { holds } from '../auth/policy.ts';
import type { Fanout } from '../events/fanout.ts';
import { type Subscriber, subscribeToTypes } from '../events/subscriber.ts';
import type { Hint } from './hint.ts';
import { Notifier } from './notifier.ts';

/** Topic of the fan-out. */
const hintsTopic = 'hints';
const change = z.object({
  org_id: z.string(),
  topic: z.string(),
  /** Null: it looks different to everybody. */
  user_id: z.string().nullable(),
});
type Change = z.infer<typeof change>;

/** Somebody who hears of changes. */
interface Follower {
  readonly userId: string | null;
  readonly topics: ReadonlySet<string>;
  /** Those that have changed and were not told yet, each once: a slow client costs no more memory. */
  readonly changed: Set<string>;
  readonly notifier: Notifier;
}

/**
 * Tells pages what has changed in their organization, in every process. At most once: a message that the fan-out loses is not
 * repeated. Pages request everything anew when they connect again.
 */
export interface Hints {
  /** The topics that the actor may hear of. */
  topicsOf(actor: Actor): string[];
  /**
   * Topics as they change, from the first call of `next()` on, until the signal aborts. It hears by the permissions that the
   * actor has now: the connection's registry ends it when one is lost.
   */
  follow(actor: Actor, signal: AbortSignal): AsyncGenerator<string, void>;
  /** One for each hint: sends it when an event is delivered. */
  readonly subscribers: readonly Subscriber[];
}

export async function createHints(all: readonly Hint[], fanout: Fanout): Promise<Hints> {
  const followers = new Map<string, Set<Follower>>();

  await fanout.subscribe(hintsTopic, (message) => {
    const { org_id: orgId, topic, user_id: userId } = change.parse(message);
    for (const follower of followers.get(orgId) ?? []) {
      if (!follower.topics.has(topic) || (userId !== null && userId !== follower.userId)) continue;
      follower.changed.add(topic);
      follower.notifier.notify();
    }
  });

  const topicsOf = (actor: Actor) => all.filter(({ permission }) => holds(actor, permission)).map(({ topic }) => topic);

  return {
    topicsOf,
    async *follow(actor, signal) {
      const { orgId, userId } = actor;
      const follower = {
        userId,
        topics: new Set(topicsOf(actor)),
        changed: new Set<string>(),
        notifier: new Notifier(),
      };
      const others = followers.get(orgId) ?? new Set();
      followers.set(orgId, others.add(follower));
      try {
        while (!signal.aborted) {
          const seen = follower.notifier.version;
          for (const topic of follower.changed) {
            follower.changed.delete(topic);
            yield topic;
          }
          await follower.notifier.wait(seen, signal);
        }
      } finally {
        others.delete(follower);
        if (others.size === 0) followers.delete(orgId);
      }
    },
    subscribers: all.map((hint) => subscriberOf(hint, fanout)),
  };
}

/** Sends the hint when the delivery has committed; a repeat is harmless. */
function subscriberOf({ topic, on, onOwn }: Hint, fanout: Fanout): Subscriber {
  const own = new Set(onOwn.map(({ type }) => type));
  const types = [...on, ...onOwn].map(({ type }) => type);
  return subscribeToTypes(`hints.${topic}`, types, async ({ orgId, type, payload }, tx) => {
    const userId = own.has(type) ? String(payload['user_id']) : null;
    const message: Change = { org_id: orgId, topic, user_id: userId };
    tx.afterCommit(() => void fanout.publish(hintsTopic, message));
  });
}
