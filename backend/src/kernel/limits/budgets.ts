/** What a budget is counted for: an address (`subscriber.ts`), a person or key in one organization, or that organization. */
export type Scope = 'ip' | 'user' | 'org';

export interface Budget {
  limit: number;
  /** Seconds. */
  window: number;
}

/** Seconds. */
export const minute = 60;
export const hour = 60 * minute;
export const day = 24 * hour;

/**
 * A rate limit by scope. A scope that is left out has no limit of its own. `ip` is above `user`, because an office shares one
 * address. `user` and `org` are charged for actors whose credential was verified only. `RATE_LIMIT_SCALE` multiplies every
 * limit. docs/api.md lists them.
 */
export interface Rate extends Readonly<Partial<Record<Scope, Budget>>> {
  readonly name: string;
}

export function defineRate(name: string, budgets: Partial<Record<Scope, Budget>>): Rate {
  return { name, ...budgets };
}

/**
 * For every request without another line here; requests of signed-in actors are charged for it beside the rate of their route.
 */
export const defaultRate = defineRate('default', {
  ip: { limit: 3000, window: minute },
  user: { limit: 1200, window: minute },
  org: { limit: 30_000, window: minute },
});
/** Files of the built pages, from memory: a first visit takes some forty, which browsers cache. */
export const assetsRate = defineRate('assets', { ip: { limit: 6000, window: minute } });
/**
 * `/readyz`, `/status`, `/metrics`: apart from the others, so that a storm from its address does not silence a load balancer's
 * probe.
 */
export const healthRate = defineRate('health', { ip: { limit: 600, window: minute } });

export const kernelRates: readonly Rate[] = [defaultRate, assetsRate, healthRate];

/**
 * Connections that may be open at once, in all processes. `streams`: answers that are followed or waited for; a browser has one
 * for each tab with an answer being written, an organization as many as it may have generated in a minute, at some 25 seconds
 * each. `pages`: the stream of hints that a page in sight keeps open; `sockets`: one for each open tab. Those of an organization
 * are half of the connections of one process.
 */
export const liveCaps = {
  stream: { user: 12, org: 500, ip: 200 },
  page: { user: 30, org: 5_000, ip: 500 },
  socket: { user: 30, org: 5_000, ip: 500 },
} as const satisfies Record<string, Record<Scope, number>>;

/** Connections to one process: of an address that is no trusted proxy, and of all together. */
export const connectionCaps = { ip: 1000, all: 10_000 };
