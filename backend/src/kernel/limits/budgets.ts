/** Whom a budget is of: an address (`subscriber.ts`), a person or key in one organization, or that organization. */
export type Scope = 'ip' | 'user' | 'org';

export interface Budget {
  limit: number;
  /** Seconds. */
  window: number;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Generous to people, tight to scripts; `RATE_LIMIT_SCALE` multiplies every limit. An office shares one address, hence `ip`
 * above `user`. `user` and `org` are charged for actors whose token was verified, never for a stranger. docs/api.md lists them.
 */
export const budgets = {
  /** What every request takes that no other line names, and a signed-in one beside what its route takes. */
  default: {
    ip: { limit: 3000, window: minute },
    user: { limit: 1200, window: minute },
    org: { limit: 30_000, window: minute },
  },
  /** Files of the built pages, from memory: a first visit takes some forty, and a browser keeps them. */
  assets: { ip: { limit: 6000, window: minute } },
  /** `/readyz`, `/status`, `/metrics`: apart from all else, so that no storm from its address silences a load balancer's probe. */
  health: { ip: { limit: 600, window: minute } },
  auth: { ip: { limit: 120, window: minute }, user: { limit: 60, window: minute } },
  register: { ip: { limit: 20, window: hour } },
  generate: {
    ip: { limit: 600, window: minute },
    user: { limit: 60, window: minute },
    org: { limit: 1200, window: minute },
  },
  /** Conversations that somebody begins. */
  conversations: { user: { limit: 500, window: day } },
} as const satisfies Record<string, Partial<Record<Scope, Budget>>>;

export type Bucket = keyof typeof budgets;

/**
 * Streams that may be open at once: answers that are followed or waited for. A browser has one for each tab with an answer
 * being written; an organization's are as many as its `generate` budget lets it begin, at some 25 seconds each.
 */
export const streamCaps: Record<Scope, number> = { user: 12, org: 500, ip: 200 };

/** Connections to one process: of an address that is no trusted proxy, and of all together. */
export const connectionCaps = { ip: 1000, all: 10_000 };
