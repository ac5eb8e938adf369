import type { Socket } from 'node:net';
import { Gauge } from 'prom-client';
import type { Env } from '../../env.ts';
import { fail } from '../../errors.ts';
import type { Kernel } from '../../kernel.ts';
import { connectionCaps } from '../../limits/budgets.ts';
import { subscriberOf } from '../../limits/subscriber.ts';
import type { Metrics } from '../../metrics.ts';
import { plainAddress, trustedBy } from '../request/client.ts';
import type { Middleware } from '../state.ts';

/** Seconds for `Retry-After`. */
const retryAfter = 5;

/**
 * Counts the connections to this process and to each address. Those of trusted proxies count in all only, since they carry
 * everybody's requests.
 */
export class ConnectionTable {
  /** The most connections in all; the server closes further ones. */
  readonly most: number;
  /** The most connections of one address. */
  readonly mostOfAddress: number;
  readonly #isProxy: (address: string) => boolean;
  readonly #byAddress = new Map<string, number>();
  #open = 0;
  readonly #surplus = new WeakSet<Socket>();

  constructor({ trustedProxies, rateLimitScale }: Env, { registry }: Metrics) {
    this.most = Math.ceil(connectionCaps.all * rateLimitScale);
    this.mostOfAddress = Math.ceil(connectionCaps.ip * rateLimitScale);
    this.#isProxy = trustedBy(trustedProxies);
    const count = () => this.#open;
    registry.registerMetric(
      new Gauge({
        name: 'atrium_open_connections',
        help: 'Connections that are open, idle ones included.',
        registers: [],
        collect() {
          this.set(count());
        },
      }),
    );
  }

  /**
   * Counts a connection until it closes. The first request of one beyond the cap of its address is refused with the reason;
   * beyond twice the cap, connections are closed at once.
   */
  add(socket: Socket): void {
    this.#open += 1;
    socket.once('close', () => (this.#open -= 1));
    const address = plainAddress(socket.remoteAddress);
    if (!this.#isProxy(address)) this.#addTo(subscriberOf(address), socket);
  }

  isSurplus(socket: Socket): boolean {
    return this.#surplus.has(socket);
  }

  #addTo(subscriber: string, socket: Socket): void {
    const countOf = () => this.#byAddress.get(subscriber) ?? 0;
    this.#byAddress.set(subscriber, countOf() + 1);
    socket.once('close', () => {
      if (countOf() === 1) this.#byAddress.delete(subscriber);
      else this.#byAddress.set(subscriber, countOf() - 1);
    });
    if (countOf() > this.mostOfAddress) this.#surplus.add(socket);
    if (countOf() > 2 * this.mostOfAddress) socket.destroy();
  }
}

/** Refuses requests on connections beyond the cap, and closes these. */
export function limitConnections({ connections }: Kernel): Middleware {
  return (ctx, next) => {
    if (!connections.isSurplus(ctx.req.socket)) return next();
    throw fail('rate_limited', {
      message: 'Too many connections from this address.',
      fields: { budget: 'connections', scope: 'ip', limit: connections.mostOfAddress, resets_in_seconds: retryAfter },
      headers: { 'Retry-After': String(retryAfter), Connection: 'close' },
    });
  };
}
