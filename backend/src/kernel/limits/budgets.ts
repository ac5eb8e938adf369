/** Whom a budget is of: an address (`subscriber.ts`), a person or key in one organization, or that organization. */
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
 * How often something may be done. What a scope does not name has no limit of its own. Generous to people, tight to scripts;
 * `RATE_LIMIT_SCALE` multiplies every limit. An office shares one address, hence `ip` above `user`. `user` and `org` are charged
 * for actors whose token was verified, never for a stranger. docs/api.md lists them.
 */
export interface Rate extends Readonly<Partial<Record<Scope, Budget>>> {
  readonly name: string;
}

export function defineRate(name: string, budgets: Partial<Record<Scope, Budget>>): Rate {
  return { name, ...budgets };
}

/** What every request takes that no other line names, and a signed-in one beside what its route takes. */
export const defaultRate = defineRate('default', {
  ip: { limit: 3000, window: minute },
  user: { limit: 1200, window: minute },
  org: { limit: 30_000, window: minute },
});
/** Files of the built pages, from memory: a first visit takes some forty, and a browser keeps them. */
export const assetsRate = defineRate('assets', { ip: { limit: 6000, window: minute } });
/** `/readyz`, `/status`, `/metrics`: apart from all else, so that no storm from its address silences a load balancer's probe. */
export const healthRate = defineRate('health', { ip: { limit: 600, window: minute } });

export const kernelRates: readonly Rate[] = [defaultRate, assetsRate, healthRate];

/**
 * What may be open at once, in all processes. Streams are answers that are followed or waited for: a browser has one for each tab
 * with an answer being written; an organization's are as many as it may have generated in a minute, at some 25 seconds each. A
 * socket is a tab that is open; those of an organization are half of what one process takes in connections.
 */
export const liveCaps = {
  stream: { user: 12, org: 500, ip: 200 },
  socket: { user: 30, org: 5_000, ip: 500 },
} as const satisfies Record<string, Record<Scope, number>>;

/** Connections to one process: of an address that is no trusted proxy, and of all together. */
export const connectionCaps = { ip: 1000, all: 10_000 };
