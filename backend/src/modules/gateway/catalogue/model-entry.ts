import type { Role } from '../../../kernel/auth/actor.ts';
import type { Prices } from '../../usage/index.ts';

/** One model of a tenant's list, in the form of an entry of `llm_configs`. */
export interface ModelEntry {
  /** Its id for people and programs: `gpt-4o-mini`. */
  id: string;
  display_name: string;
  description: string;
  provider: 'openai' | 'openai_compatible' | 'demo';
  /** The provider's name for it. */
  upstream_model: string;
  base_url: string | null;
  /** A reference to the key (`env:OPENAI_API_KEY`), never the key. */
  api_key_ref: string | null;
  capabilities: readonly string[];
  /** Tokens of prompt and answer together. */
  context: number;
  /** The most tokens of one answer. */
  max_output: number;
  prices: Prices;
  /** Empty: every role. */
  allowed_roles: readonly Role[];
  enabled: boolean;
  timeouts: Timeouts;
}

/** Milliseconds, each counted from the start of one attempt; `idle` from the last event. */
export interface Timeouts {
  /** Until the response's headers. */
  connect: number;
  first_token: number;
  idle: number;
  total: number;
}

export const defaultTimeouts: Timeouts = { connect: 15_000, first_token: 60_000, idle: 30_000, total: 300_000 };
