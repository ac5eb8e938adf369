import type { Logger } from 'pino';
import { connectRedis, type RedisPlace } from '../redis.ts';

type Listener = (message: unknown) => void;

/**
 * Publish and subscribe between the processes of one installation: at most once, unordered across topics. A message is a hint;
 * the database holds the truth.
 */
export interface Fanout {
  publish(topic: string, message: unknown): Promise<void>;
  /** Returns the function that ends the subscription. */
  subscribe(topic: string, onMessage: Listener): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Over Redis where it is configured; else within this process, which is the only one then. */
export function createFanout(redis: RedisPlace | null, log: Logger): Fanout {
  return redis === null ? memoryFanout(log) : redisFanout(redis, log);
}

class Listeners {
  readonly #byTopic = new Map<string, Set<Listener>>();
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** True when this is the topic's first listener. */
  add(topic: string, listener: Listener): boolean {
    const set = this.#byTopic.get(topic);
    if (set) {
      set.add(listener);
      return false;
    }
    this.#byTopic.set(topic, new Set([listener]));
    return true;
  }

  /** True when the topic has no listener left. */
  remove(topic: string, listener: Listener): boolean {
    const set = this.#byTopic.get(topic);
    if (!set?.delete(listener) || set.size > 0) return false;
    this.#byTopic.delete(topic);
    return true;
  }

  deliver(topic: string, message: unknown): void {
    for (const listener of this.#byTopic.get(topic) ?? []) {
      try {
        listener(message);
      } catch (error) {
        // An error of one listener does not keep the message from the others.
        this.#log.error({ err: error, topic }, 'a fan-out listener failed');
      }
    }
  }
}

function memoryFanout(log: Logger): Fanout {
  const listeners = new Listeners(log);
  return {
    publish(topic, message) {
      // Through JSON and in a later turn, as over the wire, so that no listener depends on more.
      const wire = JSON.stringify(message);
      setImmediate(() => listeners.deliver(topic, JSON.parse(wire)));
      return Promise.resolve();
    },
    subscribe(topic, onMessage) {
      listeners.add(topic, onMessage);
      return Promise.resolve(() => {
        listeners.remove(topic, onMessage);
        return Promise.resolve();
      });
    },
    close: () => Promise.resolve(),
  };
}

function redisFanout({ url, prefix }: RedisPlace, log: Logger): Fanout {
  // A subscribed connection may send nothing else, so two are needed.
  const publisher = connectRedis(url, log, { maxRetriesPerRequest: 1 });
  const subscriber = connectRedis(url, log, { maxRetriesPerRequest: null });
  const listeners = new Listeners(log);
  const channel = (topic: string) => `${prefix}:${topic}`;
  subscriber.on('message', (name: string, wire: string) => {
    listeners.deliver(name.slice(channel('').length), JSON.parse(wire));
  });
  return {
    async publish(topic, message) {
      try {
        await publisher.publish(channel(topic), JSON.stringify(message));
      } catch (error) {
        // A lost message is allowed (see the interface); the caller must not fail.
        log.warn({ err: error, topic }, 'a fan-out message was not sent');
      }
    },
    async subscribe(topic, onMessage) {
      if (listeners.add(topic, onMessage)) await subscriber.subscribe(channel(topic));
      return async () => {
        if (listeners.remove(topic, onMessage) && subscriber.status === 'ready') {
          await subscriber.unsubscribe(channel(topic));
        }
      };
    },
    close() {
      publisher.disconnect();
      subscriber.disconnect();
      return Promise.resolve();
    },
  };
}
