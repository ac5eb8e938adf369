import type { Role } from '../../../kernel/auth/actor.ts';
import type { Prices } from '../../usage/index.ts';

/** One model of a tenant's list: the entry of `llm_configs` in which the later versioned configuration is kept. */
export interface ModelEntry {
  /** What people and programs call it: `gpt-4o-mini`. */
  id: string;
  display_name: string;
  description: string;
  provider: 'openai' | 'openai_compatible' | 'demo';
  /** The name the provider knows it by. */
  upstream_model: string;
  base_url: string | null;
  /** Where the key is found (`env:OPENAI_API_KEY`), never the key. */
  api_key_ref: string | null;
  capabilities: readonly string[];
  /** Tokens that prompt and answer may hold together. */
  context: number;
  /** Tokens that one answer may hold at most. */
  max_output: number;
  prices: Prices;
  /** Empty: every role. */
  allowed_roles: readonly Role[];
  enabled: boolean;
  timeouts: Timeouts;
}

/** Milliseconds, each counted from the start of one attempt; `idle` from the last sign of life. */
export interface Timeouts {
  /** Until the provider answers with its headers. */
  connect: number;
  first_token: number;
  idle: number;
  total: number;
}

export const defaultTimeouts: Timeouts = { connect: 15_000, first_token: 60_000, idle: 30_000, total: 300_000 };
